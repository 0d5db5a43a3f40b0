package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.adapters.web.documents.CsvText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Days of an index as CSV. */
final class IndexAsCsv {

    private IndexAsCsv() {}

    static String of(List<String> components, List<IndexDayResponse> days) {
        List<String> header = new ArrayList<>(List.of("date", "value", "rating"));
        header.addAll(components);
        header.addAll(List.of("method", "version", "gaps", "jobId"));
        CsvText csv = new CsvText(header);
        days.forEach(day -> csv.row(row(components, day)));
        return csv.toString();
    }

    private static List<@Nullable Object> row(List<String> components, IndexDayResponse day) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(day.date());
        row.add(day.value());
        row.add(day.rating());
        components.forEach(name -> row.add(day.components().get(name)));
        row.add(day.method());
        row.add(day.version());
        row.add(day.gaps().stream().map(gap -> gap.what() + " " + gap.reason()).collect(Collectors.joining("; ")));
        row.add(day.jobId());
        return row;
    }
}
