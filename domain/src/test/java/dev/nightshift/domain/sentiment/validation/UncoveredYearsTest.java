package dev.nightshift.domain.sentiment.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A table goes on after the last year of its market's calendar, or begins before the first. */
class UncoveredYearsTest {

    private static final TableRules TABLE = KnownTables.find("kr_put_call").orElseThrow();
    private static final LocalDate LAST =
            TradingCalendar.of(Market.KR).covered().last();
    private static final LocalDate FIRST =
            TradingCalendar.of(Market.KR).covered().first();

    @Test
    void a_value_on_every_weekday_is_in_order_after_the_last_year() {
        assertThat(findings(weekdays(LAST.plusDays(1), LAST.plusYears(1), any -> true)))
                .isEmpty();
    }

    @Test
    void a_value_on_every_weekday_is_in_order_before_the_first_year() {
        assertThat(findings(weekdays(FIRST.minusYears(1), FIRST.minusDays(1), any -> true)))
                .isEmpty();
    }

    @Test
    void days_without_a_value_are_no_gaps_there() {
        assertThat(findings(weekdays(LAST.plusDays(1), LAST.plusYears(1), day -> day.getDayOfMonth() > 14)))
                .isEmpty();
    }

    @Test
    void a_value_on_a_weekend_is_found_there_too() {
        LocalDate saturday = LocalDate.parse("2009-11-07");
        List<TableRow> rows = weekdays(LocalDate.parse("2009-11-02"), saturday, any -> true);
        assertThat(findings(
                        Stream.concat(rows.stream(), Stream.of(row(saturday))).toList()))
                .extracting(Finding::date, Finding::rule)
                .containsExactly(tuple(saturday, ValidationRule.HOLIDAY_VALUE));
    }

    @Test
    void a_gap_over_the_end_is_told_up_to_the_last_day_that_is_known() {
        TradingCalendar calendar = TradingCalendar.of(Market.KR);
        LocalDate missing = LocalDate.parse(LAST.getYear() + "-12-30");
        List<TableRow> rows = weekdays(
                LAST.minusMonths(1),
                LAST.plusMonths(1),
                day -> day.isBefore(missing) ? calendar.isTradingDay(day) : day.isAfter(LAST.plusDays(14)));
        assertThat(findings(rows))
                .extracting(Finding::date, Finding::rule)
                .containsExactly(tuple(missing, ValidationRule.GAP));
    }

    private static List<Finding> findings(List<TableRow> rows) {
        return MarketTables.findings(TABLE, rows);
    }

    private static List<TableRow> weekdays(LocalDate first, LocalDate last, Predicate<LocalDate> taken) {
        return first.datesUntil(last.plusDays(1))
                .filter(day -> !TradingCalendar.isWeekend(day))
                .filter(taken)
                .map(UncoveredYearsTest::row)
                .toList();
    }

    private static TableRow row(LocalDate day) {
        return new TableRow(day, Map.of("put_call", 1 + day.getDayOfYear() % 7 / 100.0));
    }
}
