package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;

/** A range of days, from {@code startDate} to {@code endDate}. */
final class DateRangeParameter {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private static final Parameter<LocalDate> START =
            Parameter.day("startDate").asRequired().about("The first day.");
    private static final Parameter<LocalDate> END =
            Parameter.day("endDate").asRequired().about("The last day.");

    private DateRangeParameter() {}

    static Parameter<DayRange> of(String name) {
        return Parameter.group(name, Parameters.of(START, END).as(DateRangeParameter::range))
                .about("Which days, both ends included.");
    }

    private static DayRange range(ParameterValues given) {
        LocalDate start = given.get(START);
        LocalDate end = given.get(END);
        if (start.isBefore(EARLIEST) || end.isAfter(LATEST)) {
            throw new InvalidParameters("", "must lie between %s and %s".formatted(EARLIEST, LATEST));
        }
        if (start.isAfter(end)) {
            throw new InvalidParameters(
                    "/startDate", "must not be after endDate, were %s and %s".formatted(start, end));
        }
        return new DayRange(start, end);
    }
}
