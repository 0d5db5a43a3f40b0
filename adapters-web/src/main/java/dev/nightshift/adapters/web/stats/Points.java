package dev.nightshift.adapters.web.stats;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The days of a chart, several to a point where there are more than anybody could tell apart.
 *
 * @param daysPerPoint at least 1; a point shows their mean
 */
record Points(List<DayResponse> days, int daysPerPoint) {

    private static final int MOST = 366;

    static Points of(List<DayResponse> days) {
        return new Points(days, Math.max(1, (days.size() + MOST - 1) / MOST));
    }

    int count() {
        return (days.size() + daysPerPoint - 1) / daysPerPoint;
    }

    /** The first day of a point. */
    LocalDate dateOf(int point) {
        return days.get(point * daysPerPoint).date();
    }

    List<Double> values(ToIntFunction<DayResponse> count) {
        return IntStream.range(0, count())
                .mapToObj(point ->
                        daysOf(point).stream().mapToInt(count).average().orElse(0))
                .toList();
    }

    /** Whether the last point holds a day that is not over. */
    boolean endsProvisionally() {
        return !days.isEmpty() && days.get(days.size() - 1).provisional();
    }

    private List<DayResponse> daysOf(int point) {
        int first = point * daysPerPoint;
        return days.subList(first, Math.min(first + daysPerPoint, days.size()));
    }
}
