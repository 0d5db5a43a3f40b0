package dev.nightshift.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One measured value, with that of a rival where there is one.
 *
 * @param sense which values are better
 * @param details more about the same measurement, by name
 */
record Figure(
        String name,
        double ours,
        String unit,
        Sense sense,
        Optional<Double> rival,
        Optional<Bar> bar,
        Map<String, Object> details) {

    enum Sense {
        LOWER_IS_BETTER,
        HIGHER_IS_BETTER
    }

    Figure {
        requireNonNull(name, "name");
        requireNonNull(rival, "rival");
        requireNonNull(bar, "bar");
        details = Map.copyOf(details);
    }

    static Figure low(String name, double value, String unit) {
        return new Figure(name, value, unit, Sense.LOWER_IS_BETTER, Optional.empty(), Optional.empty(), Map.of());
    }

    static Figure high(String name, double value, String unit) {
        return new Figure(name, value, unit, Sense.HIGHER_IS_BETTER, Optional.empty(), Optional.empty(), Map.of());
    }

    Figure against(double rivals) {
        return new Figure(name, ours, unit, sense, Optional.of(rivals), bar, details);
    }

    Figure with(String detail, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(detail, value);
        return new Figure(name, ours, unit, sense, rival, bar, more);
    }

    Figure atMost(double most) {
        return withBar(new Bar("<= " + Numbers.text(most) + " " + unit, ours <= most));
    }

    Figure atLeast(double least) {
        return withBar(new Bar(">= " + Numbers.text(least) + " " + unit, ours >= least));
    }

    /** The rival must be there. */
    Figure timesBetter(double least) {
        return withBar(new Bar(">= " + Numbers.text(least) + " x", ratio().orElseThrow() >= least));
    }

    /** How many times better ours is than the rival's. */
    Optional<Double> ratio() {
        return rival.map(theirs -> switch (sense) {
            case LOWER_IS_BETTER -> theirs / ours;
            case HIGHER_IS_BETTER -> ours / theirs;
        });
    }

    private Figure withBar(Bar newBar) {
        return new Figure(name, ours, unit, sense, rival, Optional.of(newBar), details);
    }
}
