package dev.nightshift.domain.sentiment.report;

import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** How long the periods of a report are: months and years of the calendar. */
public enum PeriodLength {
    MONTH {
        @Override
        LocalDate lastDay(LocalDate day) {
            return day.with(TemporalAdjusters.lastDayOfMonth());
        }

        @Override
        String name(LocalDate day) {
            return day.toString().substring(0, 7);
        }
    },
    YEAR {
        @Override
        LocalDate lastDay(LocalDate day) {
            return day.with(TemporalAdjusters.lastDayOfYear());
        }

        @Override
        String name(LocalDate day) {
            return day.toString().substring(0, 4);
        }
    };

    abstract LocalDate lastDay(LocalDate day);

    abstract String name(LocalDate day);

    /** The periods that the range has days of, ascending; the first and the last are cut to the range. */
    public List<Period> periodsOf(DayRange range) {
        List<Period> periods = new ArrayList<>();
        LocalDate first = range.first();
        while (!first.isAfter(range.last())) {
            LocalDate last = lastDay(first).isBefore(range.last()) ? lastDay(first) : range.last();
            periods.add(new Period(name(first), new DayRange(first, last)));
            first = last.plusDays(1);
        }
        return List.copyOf(periods);
    }
}
