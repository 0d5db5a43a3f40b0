package dev.nightshift.domain.sentiment.report;

import dev.nightshift.domain.sentiment.report.Reports.ReportFile;
import java.util.List;
import java.util.stream.Collectors;

/** Reports as plain lines, two files of each. */
public final class PlainReportFormat implements ReportFormat {

    @Override
    public List<ReportFile> filesOf(PeriodReport report) {
        String name = report.fileName() + "-" + report.summary().period().name();
        String lines = report.days().stream()
                .map(day -> day.date() + "," + day.value() + "," + day.rating().english() + "\r\n")
                .collect(Collectors.joining());
        return List.of(
                new ReportFile(name + ".csv", "text/csv", "date,value,rating\r\n" + lines),
                new ReportFile(name + ".html", "text/html", report.title() + "\r\n" + lines));
    }
}
