package dev.nightshift.adapters.web.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Days as CSV with a header line (RFC 4180); no value of theirs needs quotes, null is empty. */
final class DaysAsCsv {

    private static final String HEADER =
            "id,date,createdCount,resolvedCount,commentCount,createdAt,updatedAt,provisional";

    private DaysAsCsv() {}

    static String of(List<DayResponse> days) {
        return Stream.concat(Stream.of(HEADER), days.stream().map(DaysAsCsv::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(DayResponse day) {
        return Arrays.asList(
                        day.id(),
                        day.date(),
                        day.createdCount(),
                        day.resolvedCount(),
                        day.commentCount(),
                        day.createdAt(),
                        day.updatedAt(),
                        day.provisional())
                .stream()
                .map(value -> Objects.toString(value, ""))
                .collect(Collectors.joining(","));
    }
}
