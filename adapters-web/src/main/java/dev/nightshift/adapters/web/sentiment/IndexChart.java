package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.adapters.web.documents.Chart;
import dev.nightshift.adapters.web.documents.Svg;
import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.report.IndexDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Days of an index as a line chart, with a band for each rating. */
final class IndexChart {

    private static final double LEFT = 56;
    private static final double RIGHT = 836;
    private static final double TOP = 76;
    private static final double BOTTOM = Chart.BOTTOM;
    private static final int LABELS = 6;

    /** A gap of more days than a long holiday has breaks the line. */
    private static final int LONGEST_STEP = 12;

    private static final List<Integer> BOUNDS = List.of(0, 25, 45, 55, 75, 100);

    private static final String STYLE =
            """
            .value{stroke:#0969da}.dot{fill:#0969da}.band{fill-opacity:.12}
            .extreme-fear{fill:#cf222e}.fear{fill:#e16f24}.neutral{fill:#8c959f}.greed{fill:#4ac26b}
            .extreme-greed{fill:#1a7f37}
            @media (prefers-color-scheme:dark){.value{stroke:#58a6ff}.dot{fill:#58a6ff}}
            """;

    private final Chart chart;
    private final List<IndexDay> days;
    private final LocalDate first;
    private final long span;

    private IndexChart(String title, List<IndexDay> days) {
        this.days = days;
        this.first = days.isEmpty() ? LocalDate.EPOCH : days.get(0).date();
        this.span = days.isEmpty()
                ? 0
                : ChronoUnit.DAYS.between(first, days.get(days.size() - 1).date());
        this.chart = new Chart(title, spanText(), STYLE, LEFT, RIGHT);
    }

    /**
     * The chart.
     *
     * @param title what it shows
     * @param days ascending; none makes an empty chart that says so
     */
    static String of(String title, List<IndexDay> days) {
        return new IndexChart(title, List.copyOf(days)).drawn();
    }

    private String drawn() {
        bands();
        if (!days.isEmpty()) {
            dates();
            lines();
        }
        return chart.drawn();
    }

    private String spanText() {
        return days.isEmpty()
                ? "no day has a value"
                : "%s to %s, %d days".formatted(first, days.get(days.size() - 1).date(), days.size());
    }

    private void bands() {
        Svg svg = chart.svg();
        Rating[] ratings = Rating.values();
        for (int i = 0; i < ratings.length; i++) {
            String name = ratings[i].english();
            double top = y(BOUNDS.get(i + 1));
            double bottom = y(BOUNDS.get(i));
            String kind = "band " + name.replace(' ', '-');
            svg.empty("rect", "class", kind, "x", LEFT, "y", top, "width", RIGHT - LEFT, "height", bottom - top);
            svg.text("text", name, "class", "faint", "x", RIGHT + 12, "y", (top + bottom) / 2 + 4.5);
        }
        BOUNDS.forEach(bound -> chart.value(y(bound), bound.toString(), bound == 0));
    }

    private void dates() {
        int labels = (int) Math.min(LABELS, span + 1);
        for (int i = 0; i < labels; i++) {
            LocalDate date = first.plusDays(labels == 1 ? 0 : span * i / (labels - 1));
            chart.date(x(date), date.toString());
        }
    }

    private void lines() {
        int from = 0;
        for (int i = 1; i <= days.size(); i++) {
            if (i == days.size() || isBroken(days.get(i - 1).date(), days.get(i).date())) {
                line(days.subList(from, i));
                from = i;
            }
        }
    }

    private static boolean isBroken(LocalDate before, LocalDate after) {
        return ChronoUnit.DAYS.between(before, after) > LONGEST_STEP;
    }

    private void line(List<IndexDay> part) {
        if (part.size() == 1) {
            IndexDay day = part.get(0);
            chart.svg().empty("circle", "class", "dot", "cx", x(day.date()), "cy", y(day.value()), "r", 3.0);
            return;
        }
        chart.line(
                "value",
                part.stream()
                        .map(day -> Chart.point(x(day.date()), y(day.value())))
                        .collect(Collectors.joining(" ")));
    }

    private double x(LocalDate date) {
        return span == 0 ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, date) / span;
    }

    private static double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / 100;
    }
}
