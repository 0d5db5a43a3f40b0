package dev.nightshift.domain.sentiment.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is reported of an index in a period.
 *
 * @param title of the index, such as {@code us-levels@1}
 * @param fileName what the names of the files begin with
 * @param components the names of the components, in the order in which they are shown
 * @param days those of the period, ascending
 */
public record PeriodReport(
        String title, String fileName, List<String> components, PeriodSummary summary, List<IndexDay> days) {

    public PeriodReport {
        requireNonNull(title, "title");
        requireNonNull(fileName, "fileName");
        requireNonNull(summary, "summary");
        components = List.copyOf(components);
        days = List.copyOf(days);
    }
}
