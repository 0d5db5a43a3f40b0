package dev.nightshift.domain.sentiment.report;

import dev.nightshift.domain.sentiment.report.Reports.ReportFile;
import java.util.List;

/** How reports are written. */
@FunctionalInterface
public interface ReportFormat {

    /** The files of a report, at least one; the same report gives the same bytes. */
    List<ReportFile> filesOf(PeriodReport report);
}
