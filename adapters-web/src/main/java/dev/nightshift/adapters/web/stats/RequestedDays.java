package dev.nightshift.adapters.web.stats;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Moments;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which days a request asks for by {@code ?from&to}: without from 30 days, without to up to today. */
@Singleton
final class RequestedDays {

    static final String DESCRIPTION =
            "Both days belong to the range, which has 10,000 days at most. Without to it ends today; without from it has"
                    + " 30 days.";

    private static final int MOST = 10_000;
    private static final int DEFAULT = 30;

    private final BusinessCalendar calendar;
    private final InstantSource clock;

    RequestedDays(BusinessCalendar calendar, InstantSource clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @throws ProblemException 400 if a date cannot be read, 422 if they are no range of at most 10,000 days */
    DayRange of(@Nullable String from, @Nullable String to) {
        LocalDate last = to == null ? calendar.dayOf(clock.instant()) : Moments.date("to", to);
        LocalDate first = from == null ? last.minusDays(DEFAULT - 1) : Moments.date("from", from);
        if (first.isAfter(last)) {
            throw ProblemException.invalid(FieldError.of("from", "must not be after to, which is " + last));
        }
        DayRange range = new DayRange(first, last);
        if (range.length() > MOST) {
            throw ProblemException.invalid(
                    FieldError.of("from", "must be at most %d days before to".formatted(MOST - 1)));
        }
        return range;
    }
}
