package dev.nightshift.adapters.web.request;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads dates and instants out of parameters; they lie in 1970-01-01..9999-12-31, instants by their date in UTC. */
public final class Moments {

    public static final LocalDate FIRST_DAY = LocalDate.EPOCH;
    public static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** What is said of those that are not. */
    public static final String RANGE = "must be in %s..%s".formatted(FIRST_DAY, LAST_DAY);

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant AFTER_LAST =
            LAST_DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private Moments() {}

    /** @throws ProblemException 400 if the text is not a date, 422 if it is not in range */
    public static LocalDate date(String parameter, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (isInRange(date)) {
                return date;
            }
        } catch (DateTimeException unreadable) {
            throw ProblemException.unreadable(FieldError.of(parameter, "is not a date such as 2026-01-31"));
        }
        throw outOfRange(parameter);
    }

    /** @throws ProblemException 400 if the text is not an instant, 422 if it is not in range */
    public static Instant instant(String parameter, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (isInRange(instant)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            throw ProblemException.unreadable(
                    FieldError.of(parameter, "is not an instant such as 2026-01-31T10:15:30Z"));
        }
        throw outOfRange(parameter);
    }

    public static boolean isInRange(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(AFTER_LAST);
    }

    public static boolean isInRange(LocalDate date) {
        return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
    }

    private static ProblemException outOfRange(String parameter) {
        return ProblemException.invalid(FieldError.of(parameter, RANGE));
    }
}
