package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Rating;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks days of an index, as they are kept, against the method that they were computed by. */
public final class IndexValidator {

    private static final double SAME = 1e-9;

    private final Method method;
    private final Consumer<Finding> findings;

    /** Tells what it finds to {@code findings}. */
    public IndexValidator(Method method, Consumer<Finding> findings) {
        this.method = method;
        this.findings = findings;
    }

    /**
     * Checks a day that has a value.
     *
     * @param label the English or Korean rating; empty when none is kept
     * @param scores by the names of the components; a component that is missing is not among them
     */
    public void accept(LocalDate date, double value, Optional<String> label, Map<String, Double> scores) {
        if (!isPercent(value)) {
            tell(date, ValidationRule.IMPOSSIBLE_VALUE, value, "an index is from 0 to 100");
            return;
        }
        scores.forEach((name, score) -> checkScore(date, name, score));
        label.ifPresent(each -> checkRating(date, value, each));
        checkMean(date, value, scores);
    }

    private void checkScore(LocalDate date, String name, double score) {
        if (!isPercent(score)) {
            tell(date, ValidationRule.IMPOSSIBLE_VALUE, score, "the score of %s is from 0 to 100".formatted(name));
        }
        if (!method.weights().byComponent().containsKey(name)) {
            tell(
                    date,
                    ValidationRule.INDEX_MISMATCH,
                    score,
                    "%s has no component %s".formatted(method.version(), name));
        }
    }

    private void checkRating(LocalDate date, double value, String label) {
        Rating expected = method.ratings().of(value);
        if (Rating.ofLabel(label).filter(expected::equals).isEmpty()) {
            tell(
                    date,
                    ValidationRule.INDEX_MISMATCH,
                    value,
                    "is rated '%s' and is '%s'".formatted(label, expected.english()));
        }
    }

    private void checkMean(LocalDate date, double value, Map<String, Double> scores) {
        double sum = 0;
        double weights = 0;
        int present = 0;
        for (String name : method.componentNames()) {
            Double score = scores.get(name);
            if (score != null) {
                present++;
                weights += method.weights().of(name);
                sum += method.weights().of(name) * score;
            }
        }
        if (present < method.leastComponents()) {
            tell(
                    date,
                    ValidationRule.INDEX_MISMATCH,
                    value,
                    "has %d components, at least %d are needed".formatted(present, method.leastComponents()));
        } else if (!(Math.abs(value - sum / weights) <= SAME)) {
            tell(date, ValidationRule.INDEX_MISMATCH, value, "its components have the mean " + sum / weights);
        }
    }

    private void tell(LocalDate date, ValidationRule rule, double value, String detail) {
        findings.accept(Finding.of(date, method.version().toString(), rule, Severity.ERROR, value, detail));
    }

    private static boolean isPercent(double value) {
        return value >= 0 && value <= 100;
    }
}
