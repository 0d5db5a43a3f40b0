package dev.nightshift.domain.sentiment.validation;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * Something that is not as it should be.
 *
 * @param series {@code table.column}, or the table where a whole row is meant
 * @param value what is found; of a gap of more days than are told one by one, their number
 * @param detail in a few words
 */
public record Finding(
        LocalDate date, String series, ValidationRule rule, Severity severity, OptionalDouble value, String detail) {

    public Finding {
        requireNonNull(date, "date");
        requireNonNull(series, "series");
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(value, "value");
        requireNonNull(detail, "detail");
    }

    /** A finding that is about a number. */
    public static Finding of(
            LocalDate date, String series, ValidationRule rule, Severity severity, double value, String detail) {
        return new Finding(date, series, rule, severity, OptionalDouble.of(value), detail);
    }
}
