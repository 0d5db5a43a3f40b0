package dev.nightshift.adapters.web.stats;

import dev.nightshift.adapters.web.documents.CsvText;
import java.util.Arrays;
import java.util.List;

/** Days as CSV. */
final class DaysAsCsv {

    private static final List<String> HEADER = List.of(
            "id", "date", "createdCount", "resolvedCount", "commentCount", "createdAt", "updatedAt", "provisional");

    private DaysAsCsv() {}

    static String of(List<DayResponse> days) {
        CsvText csv = new CsvText(HEADER);
        days.forEach(day -> csv.row(Arrays.asList(
                day.id(),
                day.date(),
                day.createdCount(),
                day.resolvedCount(),
                day.commentCount(),
                day.createdAt(),
                day.updatedAt(),
                day.provisional())));
        return csv.toString();
    }
}
