package dev.nightshift.adapters.web.stats;

import dev.nightshift.adapters.web.documents.Chart;
import dev.nightshift.adapters.web.documents.Svg;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Days as a line chart in SVG 1.1, readable on a light and on a dark ground. */
final class DaysChart {

    private static final String TITLE = "Issues and comments per day";

    /** About as wide as a letter of a label is. */
    private static final double LETTER = 7.5;

    /** With more points than that, dots would hide the lines. */
    private static final int MOST_DOTS = 62;

    private static final List<Series> SERIES = List.of(
            new Series("created", "Created", DayResponse::createdCount),
            new Series("resolved", "Resolved", DayResponse::resolvedCount),
            new Series("comments", "Comments", DayResponse::commentCount));

    private static final String STYLE =
            """
            .so-far{stroke-dasharray:2 5}
            .created{stroke:#0969da}.dot.created{fill:#0969da}
            .resolved{stroke:#1a7f37}.dot.resolved{fill:#1a7f37}
            .comments{stroke:#bc4c00}.dot.comments{fill:#bc4c00}
            @media (prefers-color-scheme:dark){
            .created{stroke:#58a6ff}.dot.created{fill:#58a6ff}
            .resolved{stroke:#3fb950}.dot.resolved{fill:#3fb950}
            .comments{stroke:#f0883e}.dot.comments{fill:#f0883e}}
            .dot.open{fill:none;stroke-width:2}
            """;

    private final Points points;
    private final Axes axes;
    private final Chart chart;

    private DaysChart(List<DayResponse> days) {
        points = Points.of(days);
        double highest = SERIES.stream()
                .flatMap(series -> points.values(series.count()).stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        axes = new Axes(points.count(), highest);
        chart = new Chart(TITLE, span(), STYLE, Axes.LEFT, Axes.RIGHT);
    }

    static String of(List<DayResponse> days) {
        return new DaysChart(days).drawn();
    }

    private String drawn() {
        if (points.count() > 0) {
            grid();
            SERIES.forEach(this::line);
            legend();
        }
        return chart.drawn();
    }

    private String span() {
        if (points.count() == 0) {
            return "no day of the range has begun";
        }
        List<DayResponse> days = points.days();
        String dates = "%s to %s"
                .formatted(days.get(0).date(), days.get(days.size() - 1).date());
        String mean = points.daysPerPoint() > 1 ? ", mean of %d days per point".formatted(points.daysPerPoint()) : "";
        return dates + mean + (points.endsProvisionally() ? ", the last day so far" : "");
    }

    private void grid() {
        for (long tick : axes.ticks()) {
            chart.value(axes.y((double) tick), String.format(Locale.ROOT, "%,d", tick), tick == 0);
        }
        for (int point : axes.dates()) {
            chart.date(axes.x(point), points.dateOf(point).toString());
        }
    }

    private void line(Series series) {
        List<Double> values = points.values(series.count());
        int last = values.size() - 1;
        int solid = points.endsProvisionally() ? last : values.size();
        if (solid > 1) {
            chart.line(series.name(), path(values, 0, solid));
        }
        if (points.endsProvisionally() && last > 0) {
            chart.line("so-far " + series.name(), path(values, last - 1, last + 1));
        }
        if (values.size() <= MOST_DOTS) {
            IntStream.range(0, values.size()).forEach(point -> dot(series, point, values.get(point), point >= solid));
        }
    }

    private void dot(Series series, int point, double value, boolean open) {
        String kind = open ? "dot open " : "dot ";
        Svg svg = chart.svg();
        svg.open("circle", "class", kind + series.name(), "cx", axes.x(point), "cy", axes.y(value), "r", 3.0);
        svg.text("title", "%s: %s %s".formatted(points.dateOf(point), Svg.number(value), series.name()));
        svg.close("circle");
    }

    private String path(List<Double> values, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(point -> Chart.point(axes.x(point), axes.y(values.get(point))))
                .collect(Collectors.joining(" "));
    }

    /** At the upper right, from the last series to the first, each with its total. */
    private void legend() {
        Svg svg = chart.svg();
        double x = Axes.RIGHT;
        for (int i = SERIES.size() - 1; i >= 0; i--) {
            Series series = SERIES.get(i);
            long total =
                    points.days().stream().mapToLong(series.count()::applyAsInt).sum();
            String label = String.format(Locale.ROOT, "%s %,d", series.title(), total);
            x -= LETTER * label.length() + 30;
            svg.empty("line", "class", "line " + series.name(), "x1", x, "x2", x + 22, "y1", 31.5, "y2", 31.5);
            svg.text("text", label, "class", "ink", "x", x + 30, "y", 36.0);
            x -= 16;
        }
    }

    /** One line of the chart. */
    private record Series(String name, String title, ToIntFunction<DayResponse> count) {}
}
