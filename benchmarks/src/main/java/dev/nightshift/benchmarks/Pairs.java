package dev.nightshift.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What two programs reached by one measure, turn by turn. */
final class Pairs {

    /** From the median of absolute deviations to the standard error of a median, for values that are normally distributed. */
    private static final double MAD_TO_DEVIATION = 1.4826;

    private static final double DEVIATION_TO_MEDIAN = 1.2533;

    private final Measure measure;
    private final List<Double> ours;
    private final List<Double> parents;
    private final List<Double> ratios;

    /** @throws BenchmarkFailed unless both were measured as often, at least once */
    Pairs(Measure measure, List<Double> ours, List<Double> parents) {
        if (ours.isEmpty() || ours.size() != parents.size()) {
            throw new BenchmarkFailed(
                    "%s was measured %d and %d times".formatted(measure, ours.size(), parents.size()));
        }
        this.measure = measure;
        this.ours = List.copyOf(ours);
        this.parents = List.copyOf(parents);
        this.ratios = ratios();
    }

    /** The medians; the bar is held by the median of the ratios turn by turn. */
    Figure figure() {
        return new Figure(
                        measure.name(),
                        median(ours),
                        measure.unit(),
                        measure.sense(),
                        Optional.of(median(parents)),
                        bar(),
                        Map.of())
                .with("oursByTurn", ours)
                .with("parentByTurn", parents)
                .with("ratios", ratios)
                .with("medianRatio", median(ratios))
                .with("noise", noise());
    }

    /** The ratios and how sure they are, for people. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%-52s %12s %12s %-6s %6.3f %6.3f %6.3f  %7s  %s",
                measure.name(),
                text(median(ours)),
                text(median(parents)),
                measure.unit(),
                least(ratios),
                median(ratios),
                most(ratios),
                ratios.size() == 1 ? "?" : String.format(Locale.ROOT, "±%.1f %%", 100 * noise()),
                verdict());
    }

    private static String text(double value) {
        return Math.abs(value) < 1 ? String.format(Locale.ROOT, "%.4f", value) : Numbers.text(value);
    }

    static String heading() {
        return String.format(
                Locale.ROOT,
                "%-52s %12s %12s %-6s %6s %6s %6s  %7s  %s",
                "measure",
                "ours",
                "parent",
                "",
                "least",
                "median",
                "most",
                "noise",
                "bar");
    }

    /** The standard error of the median ratio; 0 of a single pair, which says nothing about it. */
    double noise() {
        double middle = median(ratios);
        double deviation =
                median(ratios.stream().map(ratio -> Math.abs(ratio - middle)).toList());
        return MAD_TO_DEVIATION * DEVIATION_TO_MEDIAN * deviation / Math.sqrt(ratios.size());
    }

    private Optional<Bar> bar() {
        return measure.least().stream()
                .mapToObj(bar -> new Bar(">= " + bar + " x", median(ratios) >= bar))
                .findFirst();
    }

    private String verdict() {
        return bar().map(bar ->
                        (bar.met() ? "PASS " : "MISSED ") + bar.words() + (isClose() ? ", within the noise" : ""))
                .orElse("-");
    }

    /** Whether another run may well say the opposite. */
    private boolean isClose() {
        return ratios.size() == 1 || Math.abs(median(ratios) - measure.least().orElseThrow()) < noise();
    }

    private List<Double> ratios() {
        List<Double> all = new ArrayList<>();
        for (int turn = 0; turn < ours.size(); turn++) {
            all.add(measure.ratio(ours.get(turn), parents.get(turn)));
        }
        return List.copyOf(all);
    }

    private static double least(List<Double> values) {
        return values.stream().min(Double::compare).orElseThrow();
    }

    private static double most(List<Double> values) {
        return values.stream().max(Double::compare).orElseThrow();
    }

    /** Of an even number, the middle between the two in the middle. */
    static double median(List<Double> values) {
        List<Double> ascending = values.stream().sorted().toList();
        int half = ascending.size() / 2;
        return ascending.size() % 2 == 1 ? ascending.get(half) : (ascending.get(half - 1) + ascending.get(half)) / 2;
    }
}
