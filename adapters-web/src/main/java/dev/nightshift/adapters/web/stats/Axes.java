package dev.nightshift.adapters.web.stats;

import dev.nightshift.adapters.web.documents.Chart;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Where a chart has its points: counts upwards from a baseline at zero, days from left to right. */
final class Axes {

    static final double LEFT = 64;
    static final double RIGHT = 936;
    static final double TOP = 92;
    static final double BOTTOM = Chart.BOTTOM;

    private static final int MOST_TICKS = 6;
    private static final int MOST_DATES = 8;

    private final int points;
    private final long step;
    private final long top;

    /** @param highest the largest value that is shown */
    Axes(int points, double highest) {
        this.points = points;
        step = step(highest);
        top = Math.max(1, (long) Math.ceil(highest / step)) * step;
    }

    double x(int point) {
        return points == 1 ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * point / (points - 1);
    }

    double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }

    /** The values with a line and a label: whole, evenly spaced from zero to the top. */
    List<Long> ticks() {
        return LongStream.rangeClosed(0, top / step).map(n -> n * step).boxed().toList();
    }

    /** The points with a date below. */
    List<Integer> dates() {
        int between = 1 + (points - 2) / (MOST_DATES - 1);
        return IntStream.iterate(0, point -> point < points, point -> point + between)
                .boxed()
                .toList();
    }

    /** 1, 2 or 5 times a power of ten, so that few lines reach the highest value. */
    private static long step(double highest) {
        long step = 1;
        for (int round = 0; step * (MOST_TICKS - 1) < highest; round++) {
            step = step * (round % 3 == 1 ? 5 : 4) / 2;
        }
        return step;
    }
}
