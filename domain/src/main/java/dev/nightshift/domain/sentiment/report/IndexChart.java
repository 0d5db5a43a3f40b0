package dev.nightshift.domain.sentiment.report;

import dev.nightshift.domain.sentiment.Rating;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Days of an index as a line chart in SVG 1.1, with a band for each rating; readable on a light and on a dark ground. The same
 * days give the same text.
 */
public final class IndexChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final double LEFT = 56;
    private static final double RIGHT = 836;
    private static final double TOP = 76;
    private static final double BOTTOM = 372;
    private static final int LABELS = 6;

    /** A gap of more days than a long holiday has breaks the line. */
    private static final int LONGEST_STEP = 12;

    private static final List<Integer> BOUNDS = List.of(0, 25, 45, 55, 75, 100);

    private static final String STYLE =
            """
            .ground{fill:#ffffff}.ink{fill:#1b1f24}.faint{fill:#57606a}.grid{stroke:#d8dee4}
            text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;font-size:13px}
            .title{font-size:20px;font-weight:600}.value{fill:none;stroke:#0969da;stroke-width:2;stroke-linejoin:round}
            .dot{fill:#0969da}.band{fill-opacity:.12}
            .extreme-fear{fill:#cf222e}.fear{fill:#e16f24}.neutral{fill:#8c959f}.greed{fill:#4ac26b}
            .extreme-greed{fill:#1a7f37}
            @media (prefers-color-scheme:dark){.ground{fill:#0d1117}.ink{fill:#e6edf3}.faint{fill:#9198a1}
            .grid{stroke:#2a313c}.value{stroke:#58a6ff}.dot{fill:#58a6ff}}
            """;

    private final StringBuilder svg = new StringBuilder(16_384);
    private final List<IndexDay> days;
    private final LocalDate first;
    private final long span;

    private IndexChart(List<IndexDay> days) {
        this.days = days;
        this.first = days.isEmpty() ? LocalDate.EPOCH : days.get(0).date();
        this.span = days.isEmpty()
                ? 0
                : ChronoUnit.DAYS.between(first, days.get(days.size() - 1).date());
    }

    /**
     * The chart.
     *
     * @param title what it shows
     * @param days ascending; none makes an empty chart that says so
     */
    public static String of(String title, List<IndexDay> days) {
        return new IndexChart(List.copyOf(days)).drawn(title);
    }

    private String drawn(String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<title>%s</title>\n<style>%s</style>\n", escaped(title), STYLE);
        add("<rect class=\"ground\" width=\"%d\" height=\"%d\"/>\n", WIDTH, HEIGHT);
        add("<text class=\"title ink\" x=\"%.0f\" y=\"36\">%s</text>\n", LEFT, escaped(title));
        add("<text class=\"faint\" x=\"%.0f\" y=\"60\">%s</text>\n", LEFT, spanText());
        bands();
        if (!days.isEmpty()) {
            dates();
            lines();
        }
        return svg.append("</svg>\n").toString();
    }

    private String spanText() {
        return days.isEmpty()
                ? "no day has a value"
                : "%s to %s, %d days".formatted(first, days.get(days.size() - 1).date(), days.size());
    }

    private void bands() {
        Rating[] ratings = Rating.values();
        for (int i = 0; i < ratings.length; i++) {
            String name = ratings[i].english().replace(' ', '-');
            double top = y(BOUNDS.get(i + 1));
            add(
                    "<rect class=\"band %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                    name, LEFT, top, RIGHT - LEFT, y(BOUNDS.get(i)) - top);
            add(
                    "<text class=\"faint\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
                    RIGHT + 12, (top + y(BOUNDS.get(i))) / 2 + 4.5, ratings[i].english());
        }
        for (int bound : BOUNDS) {
            add(
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                    LEFT, RIGHT, y(bound), y(bound));
            add(
                    "<text class=\"faint\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%d</text>\n",
                    LEFT - 10, y(bound) + 4.5, bound);
        }
    }

    private void dates() {
        int labels = (int) Math.min(LABELS, span + 1);
        for (int i = 0; i < labels; i++) {
            LocalDate date = first.plusDays(labels == 1 ? 0 : span * i / (labels - 1));
            add(
                    "<text class=\"faint\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
                    x(date), BOTTOM + 23, date);
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
            add(
                    "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>\n",
                    x(part.get(0).date()), y(part.get(0).value()));
            return;
        }
        svg.append("<polyline class=\"value\" points=\"");
        part.forEach(day -> add("%.1f,%.1f ", x(day.date()), y(day.value())));
        svg.setLength(svg.length() - 1);
        svg.append("\"/>\n");
    }

    private double x(LocalDate date) {
        return span == 0 ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, date) / span;
    }

    private static double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / 100;
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
