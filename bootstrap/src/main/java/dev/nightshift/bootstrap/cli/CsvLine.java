package dev.nightshift.bootstrap.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A line of CSV (RFC 4180); null is empty. */
final class CsvLine {

    private CsvLine() {}

    static String of(@Nullable Object... fields) {
        return Arrays.stream(fields)
                .map(field -> field == null ? "" : quoted(field.toString()))
                .collect(joining(","));
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\\r\\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
