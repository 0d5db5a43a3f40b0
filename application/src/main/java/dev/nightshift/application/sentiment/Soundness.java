package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.ValidationLevel;
import dev.nightshift.domain.sentiment.ComponentScore;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.PlainDefinition;
import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.SentimentDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks what was computed before it is kept. */
final class Soundness {

    /** The two ways to compute differ in the order of their sums at most. */
    private static final double SAME = 1e-9;

    private Soundness() {}

    /** @throws JobFailed if the day cannot be right */
    static void require(ValidationLevel level, SentimentDay day, IndexRun run) {
        if (level != ValidationLevel.NONE) {
            requireInRange(day);
        }
        if (level == ValidationLevel.COMPREHENSIVE) {
            requireSame(run.method(), day, run.plainlyOn(day.date()));
        }
    }

    private static void requireInRange(SentimentDay day) {
        boolean sound = day.value().stream().allMatch(Soundness::isPercent)
                && day.components().stream().mapToDouble(ComponentScore::score).allMatch(Soundness::isPercent)
                && (day.value().isPresent() || !day.gaps().isEmpty());
        if (!sound) {
            throw new JobFailed("The index of %s is out of its range: %s of %s"
                    .formatted(day.date(), day.value(), day.components()));
        }
    }

    private static void requireSame(Method method, SentimentDay day, SentimentDay plain) {
        Map<String, Double> scores = new HashMap<>();
        plain.components().forEach(each -> scores.put(each.name(), each.score()));
        OptionalDouble value = PlainDefinition.value(method, scores);
        boolean same = isSame(day.value(), value)
                && day.components().size() == scores.size()
                && day.components().stream()
                        .allMatch(each -> isSame(OptionalDouble.of(each.score()), plain.score(each.name())))
                && day.rating().equals(rating(method, day.value()));
        if (!same) {
            throw new JobFailed("The index of %s differs from its plain definition: %s (%s) and %s"
                    .formatted(day.date(), day.value(), day.rating(), value));
        }
    }

    private static Optional<Rating> rating(Method method, OptionalDouble value) {
        return value.stream()
                .mapToObj(each -> PlainDefinition.rating(method, each))
                .findFirst();
    }

    private static boolean isSame(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || Math.abs(one.getAsDouble() - other.getAsDouble()) <= SAME);
    }

    private static boolean isPercent(double value) {
        return value >= 0 && value <= 100;
    }
}
