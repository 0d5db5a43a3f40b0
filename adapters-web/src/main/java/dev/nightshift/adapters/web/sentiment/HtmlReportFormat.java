package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.adapters.web.documents.CsvText;
import dev.nightshift.adapters.web.documents.Svg;
import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.report.IndexDay;
import dev.nightshift.domain.sentiment.report.PeriodReport;
import dev.nightshift.domain.sentiment.report.PeriodSummary;
import dev.nightshift.domain.sentiment.report.ReportFormat;
import dev.nightshift.domain.sentiment.report.Reports.ReportFile;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** A period as a page with charts, and as a table. */
@Singleton
final class HtmlReportFormat implements ReportFormat {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body{font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;max-width:60rem;margin:2rem auto;
            padding:0 1rem;color:#1b1f24;background:#fff}
            table{border-collapse:collapse;margin:1rem 0}td,th{padding:.25rem .75rem;text-align:right;border-bottom:1px solid #d8dee4}
            th:first-child,td:first-child{text-align:left}svg{max-width:100%%;height:auto}
            @media (prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}td,th{border-color:#2a313c}}
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            %2$s
            <h2>Days</h2>
            %3$s
            <h2>Ratings</h2>
            %4$s
            <h2>Components, on average</h2>
            %5$s
            <h2>Components by day</h2>
            %6$s
            </body>
            </html>
            """;

    @Override
    public List<ReportFile> filesOf(PeriodReport report) {
        String name = report.fileName() + "-" + report.summary().period().name();
        return List.of(
                new ReportFile(name + ".csv", "text/csv", table(report)),
                new ReportFile(name + ".html", "text/html", page(report)));
    }

    private static String table(PeriodReport report) {
        List<String> header = new ArrayList<>(List.of("date", "value", "rating"));
        header.addAll(report.components());
        CsvText csv = new CsvText(header);
        for (IndexDay day : report.days()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(day.date());
            row.add(day.value());
            row.add(day.rating().english());
            report.components().forEach(name -> row.add(day.scores().get(name)));
            csv.row(row);
        }
        return csv.toString();
    }

    private static String page(PeriodReport report) {
        PeriodSummary summary = report.summary();
        String title = "Fear & Greed, %s, %s"
                .formatted(report.title(), summary.period().name());
        return PAGE.formatted(
                Svg.escaped(title),
                IndexChart.of("Index by day", report.days()),
                daysOf(summary),
                ratings(summary),
                components(report.components(), summary),
                report.components().stream()
                        .map(name -> IndexChart.of(name, scoresOf(name, report.days())))
                        .collect(Collectors.joining()));
    }

    private static List<IndexDay> scoresOf(String component, List<IndexDay> days) {
        return days.stream()
                .filter(day -> day.scores().containsKey(component))
                .map(day -> new IndexDay(day.date(), day.scores().getOrDefault(component, 0.0), day.rating(), Map.of()))
                .toList();
    }

    private static String daysOf(PeriodSummary summary) {
        return "<table>\n<tr><th></th><th>Date</th><th>Value</th><th>Rating</th></tr>\n"
                + row("First", summary.open())
                + row("Last", summary.close())
                + row("Lowest", summary.lowest())
                + row("Highest", summary.highest())
                + "<tr><td>Mean of %d days</td><td></td><td>%s</td><td></td></tr>\n</table>"
                        .formatted(summary.days(), number(summary.mean()));
    }

    private static String row(String name, IndexDay day) {
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(name, day.date(), number(day.value()), day.rating().english());
    }

    private static String ratings(PeriodSummary summary) {
        StringBuilder table = new StringBuilder("<table>\n<tr><th>Rating</th><th>Days</th></tr>\n");
        for (Rating rating : Rating.values()) {
            table.append("<tr><td>%s</td><td>%d</td></tr>\n"
                    .formatted(rating.english(), summary.ratings().getOrDefault(rating, 0)));
        }
        return table.append("</table>").toString();
    }

    private static String components(List<String> components, PeriodSummary summary) {
        return components.stream()
                .map(name -> "<tr><td>%s</td><td>%s</td></tr>\n"
                        .formatted(
                                Svg.escaped(name),
                                mean(summary, name).stream()
                                        .mapToObj(HtmlReportFormat::number)
                                        .findFirst()
                                        .orElse("none")))
                .collect(Collectors.joining("", "<table>\n<tr><th>Component</th><th>Mean</th></tr>\n", "</table>"));
    }

    private static OptionalDouble mean(PeriodSummary summary, String name) {
        return summary.means().containsKey(name)
                ? DoubleStream.of(summary.means().getOrDefault(name, 0.0)).findFirst()
                : OptionalDouble.empty();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
