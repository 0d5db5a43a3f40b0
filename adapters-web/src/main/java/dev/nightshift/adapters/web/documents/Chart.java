package dev.nightshift.adapters.web.documents;

/**
 * A chart in SVG 1.1, readable on a light and on a dark ground: title, grid and labels, and the lines that its owner draws. The same
 * values give the same text.
 */
public final class Chart {

    public static final int WIDTH = 960;
    public static final int HEIGHT = 420;
    public static final double BOTTOM = 372;

    private static final String STYLE =
            """
            .ground{fill:#ffffff}.ink{fill:#1b1f24}.faint{fill:#57606a}.grid{stroke:#d8dee4}.axis{stroke:#57606a}
            text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;font-size:13px}
            .title{font-size:20px;font-weight:600}
            .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
            @media (prefers-color-scheme:dark){.ground{fill:#0d1117}.ink{fill:#e6edf3}.faint{fill:#9198a1}
            .grid{stroke:#2a313c}.axis{stroke:#9198a1}}
            """;

    private final Svg svg = new Svg();
    private final double left;
    private final double right;

    /**
     * A chart without lines.
     *
     * @param subtitle below the title, such as the days that are shown
     * @param style the rules for the lines, in CSS
     * @param left where the grid begins
     * @param right where the grid ends
     */
    public Chart(String title, String subtitle, String style, double left, double right) {
        this.left = left;
        this.right = right;
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
        svg.text("title", title + ", " + subtitle).text("style", STYLE + style);
        svg.empty("rect", "class", "ground", "width", WIDTH, "height", HEIGHT);
        svg.text("text", title, "class", "title ink", "x", left, "y", 36.0);
        svg.text("text", subtitle, "class", "faint", "x", left, "y", 60.0);
    }

    /** A horizontal line with its value at the left. */
    public void value(double y, String label, boolean isAxis) {
        svg.empty("line", "class", isAxis ? "axis" : "grid", "x1", left, "x2", right, "y1", y, "y2", y);
        svg.text("text", label, "class", "faint", "x", left - 10, "y", y + 4.5, "text-anchor", "end");
    }

    /** A label below the grid, with a tick. */
    public void date(double x, String label) {
        svg.empty("line", "class", "axis", "x1", x, "x2", x, "y1", BOTTOM, "y2", BOTTOM + 5);
        svg.text("text", label, "class", "faint", "x", x, "y", BOTTOM + 23, "text-anchor", "middle");
    }

    /** @param points {@code x,y} with blanks in between, as {@link #point} makes them */
    public void line(String kind, String points) {
        svg.empty("polyline", "class", "line " + kind, "points", points);
    }

    public static String point(double x, double y) {
        return Svg.number(x) + "," + Svg.number(y);
    }

    /** For what only this chart has. */
    public Svg svg() {
        return svg;
    }

    /** The whole text; nothing can be added after it. */
    public String drawn() {
        return svg.close("svg").toString();
    }
}
