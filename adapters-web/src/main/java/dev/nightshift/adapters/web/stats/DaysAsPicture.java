package dev.nightshift.adapters.web.stats;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Days as a line chart in SVG 1.1, readable on a light and on a dark ground. */
final class DaysAsPicture {

    private static final String TITLE = "Issues and comments per day";
    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;

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
            .ground{fill:#ffffff}.ink{fill:#1b1f24}.faint{fill:#57606a}
            .grid{stroke:#d8dee4}.axis{stroke:#57606a}
            text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;font-size:13px}
            .title{font-size:20px;font-weight:600}
            .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
            .so-far{stroke-dasharray:2 5}
            .created{stroke:#0969da}.dot.created{fill:#0969da}
            .resolved{stroke:#1a7f37}.dot.resolved{fill:#1a7f37}
            .comments{stroke:#bc4c00}.dot.comments{fill:#bc4c00}
            @media (prefers-color-scheme:dark){
            .ground{fill:#0d1117}.ink{fill:#e6edf3}.faint{fill:#9198a1}
            .grid{stroke:#2a313c}.axis{stroke:#9198a1}
            .created{stroke:#58a6ff}.dot.created{fill:#58a6ff}
            .resolved{stroke:#3fb950}.dot.resolved{fill:#3fb950}
            .comments{stroke:#f0883e}.dot.comments{fill:#f0883e}}
            .dot.open{fill:none;stroke-width:2}
            """;

    private final Points points;
    private final Axes axes;
    private final Svg svg = new Svg();

    private DaysAsPicture(List<DayResponse> days) {
        points = Points.of(days);
        double highest = SERIES.stream()
                .flatMap(series -> points.values(series.count()).stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        axes = new Axes(points.count(), highest);
    }

    static String of(List<DayResponse> days) {
        return new DaysAsPicture(days).drawn();
    }

    private String drawn() {
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, HEIGHT),
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "role",
                "img");
        svg.text("title", TITLE + ", " + span()).text("style", STYLE);
        svg.empty("rect", "class", "ground", "width", WIDTH, "height", HEIGHT);
        svg.text("text", TITLE, "class", "title ink", "x", Axes.LEFT, "y", 36.0);
        svg.text("text", span(), "class", "faint", "x", Axes.LEFT, "y", 60.0);
        if (points.count() > 0) {
            grid();
            SERIES.forEach(this::line);
            legend();
        }
        return svg.close("svg").toString();
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
            double y = axes.y((double) tick);
            String kind = tick == 0 ? "axis" : "grid";
            svg.empty("line", "class", kind, "x1", Axes.LEFT, "x2", Axes.RIGHT, "y1", y, "y2", y);
            String label = String.format(Locale.ROOT, "%,d", tick);
            svg.text("text", label, "class", "faint", "x", Axes.LEFT - 10, "y", y + 4.5, "text-anchor", "end");
        }
        for (int point : axes.dates()) {
            double x = axes.x(point);
            svg.empty("line", "class", "axis", "x1", x, "x2", x, "y1", Axes.BOTTOM, "y2", Axes.BOTTOM + 5);
            String date = points.dateOf(point).toString();
            svg.text("text", date, "class", "faint", "x", x, "y", Axes.BOTTOM + 23, "text-anchor", "middle");
        }
    }

    private void line(Series series) {
        List<Double> values = points.values(series.count());
        int last = values.size() - 1;
        int solid = points.endsProvisionally() ? last : values.size();
        if (solid > 1) {
            svg.empty("polyline", "class", "line " + series.name(), "points", path(values, 0, solid));
        }
        if (points.endsProvisionally() && last > 0) {
            svg.empty("polyline", "class", "line so-far " + series.name(), "points", path(values, last - 1, last + 1));
        }
        if (values.size() <= MOST_DOTS) {
            IntStream.range(0, values.size()).forEach(point -> dot(series, point, values.get(point), point >= solid));
        }
    }

    private void dot(Series series, int point, double value, boolean open) {
        String kind = open ? "dot open " : "dot ";
        svg.open("circle", "class", kind + series.name(), "cx", axes.x(point), "cy", axes.y(value), "r", 3.0);
        svg.text("title", "%s: %s %s".formatted(points.dateOf(point), Svg.number(value), series.name()));
        svg.close("circle");
    }

    private String path(List<Double> values, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(point -> Svg.number(axes.x(point)) + "," + Svg.number(axes.y(values.get(point))))
                .collect(Collectors.joining(" "));
    }

    /** At the upper right, from the last series to the first, each with its total. */
    private void legend() {
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

    /** One line of the picture. */
    private record Series(String name, String title, ToIntFunction<DayResponse> count) {}
}
