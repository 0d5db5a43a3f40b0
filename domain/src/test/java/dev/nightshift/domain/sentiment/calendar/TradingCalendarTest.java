package dev.nightshift.domain.sentiment.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.MarketFiles;
import dev.nightshift.domain.sentiment.MarketFiles.Row;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {

    private static final TradingCalendar NEW_YORK = TradingCalendar.of(Market.US);
    private static final TradingCalendar SEOUL = TradingCalendar.of(Market.KR);

    @Nested
    class New_York {

        @Test
        void is_closed_on_ten_holidays_of_2026() {
            assertThat(closings(NEW_YORK, 2026))
                    .containsExactly(days(
                            "2026-01-01 2026-01-19 2026-02-16 2026-04-03 2026-05-25 2026-06-19 2026-07-03 2026-09-07"
                                    + " 2026-11-26 2026-12-25"));
        }

        @Test
        void does_not_keep_a_new_year_that_is_a_saturday() {
            assertThat(closings(NEW_YORK, 2021)).contains(LocalDate.parse("2021-01-01"));
            assertThat(NEW_YORK.isTradingDay(LocalDate.parse("2021-12-31"))).isTrue();
            assertThat(NEW_YORK.isTradingDay(LocalDate.parse("2021-12-24"))).isFalse();
        }

        @Test
        void keeps_juneteenth_since_2022() {
            assertThat(NEW_YORK.isTradingDay(LocalDate.parse("2021-06-18"))).isTrue();
            assertThat(NEW_YORK.holiday(LocalDate.parse("2022-06-20"))).contains("Juneteenth");
        }

        @Test
        void was_closed_for_mourning_storm_and_attacks() {
            assertThat(Stream.of(
                            "2001-09-11",
                            "2001-09-12",
                            "2001-09-13",
                            "2001-09-14",
                            "2004-06-11",
                            "2007-01-02",
                            "2012-10-29",
                            "2012-10-30",
                            "2018-12-05",
                            "2025-01-09"))
                    .noneMatch(day -> NEW_YORK.isTradingDay(LocalDate.parse(day)));
        }

        @Test
        void keeps_good_friday() {
            assertThat(Stream.of(
                            "1999-04-02",
                            "2000-04-21",
                            "2008-03-21",
                            "2011-04-22",
                            "2016-03-25",
                            "2024-03-29",
                            "2025-04-18",
                            "2028-04-14"))
                    .allMatch(day ->
                            NEW_YORK.holiday(LocalDate.parse(day)).orElse("").equals("Good Friday"));
        }
    }

    @Nested
    class Seoul {

        @Test
        void substitutes_holidays_that_meet_sundays_or_each_other() {
            assertThat(closings(SEOUL, 2017))
                    .containsExactly(days(
                            "2017-01-27 2017-01-30 2017-03-01 2017-05-01 2017-05-03 2017-05-05 2017-05-09 2017-06-06"
                                    + " 2017-08-15 2017-10-02 2017-10-03 2017-10-04 2017-10-05 2017-10-06 2017-10-09"
                                    + " 2017-12-25 2017-12-29"));
        }

        @Test
        void substituted_national_days_from_the_summer_of_2021() {
            assertThat(closings(SEOUL, 2021))
                    .containsExactly(days(
                            "2021-01-01 2021-02-11 2021-02-12 2021-03-01 2021-05-05 2021-05-19 2021-08-16 2021-09-20"
                                    + " 2021-09-21 2021-09-22 2021-10-04 2021-10-11 2021-12-31"));
        }

        @Test
        void keeps_constitution_day_again_since_2026() {
            assertThat(closings(SEOUL, 2026))
                    .containsExactly(days(
                            "2026-01-01 2026-02-16 2026-02-17 2026-02-18 2026-03-02 2026-05-01 2026-05-05 2026-05-25"
                                    + " 2026-06-03 2026-07-17 2026-08-17 2026-09-24 2026-09-25 2026-10-05 2026-10-09"
                                    + " 2026-12-25 2026-12-31"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"us_inputs", "us_levels", "us_vix", "us_published"})
    void new_york_traded_on_the_days_that_have_data(String table) {
        assertSameDays(NEW_YORK, table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kr_volumes", "kr_put_call", "kr_published"})
    void seoul_traded_on_the_days_that_have_data(String table) {
        assertSameDays(SEOUL, table);
    }

    @Test
    void claims_nothing_of_years_that_are_not_covered() {
        assertThatThrownBy(() -> SEOUL.isTradingDay(LocalDate.parse("2014-12-30")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2015 to 2026")
                .hasMessageContaining("2014-12-30");
        assertThatThrownBy(() -> NEW_YORK.tradingDays(
                        new DayRange(LocalDate.parse("2028-12-01"), LocalDate.parse("2029-01-01"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_its_sources() {
        assertThat(Stream.of(NEW_YORK, SEOUL))
                .noneMatch(calendar -> calendar.rules().sources().isEmpty());
    }

    /** The days of the file, up to pauses of more than ten trading days, are the trading days. */
    private static void assertSameDays(TradingCalendar calendar, String table) {
        Set<LocalDate> days = MarketFiles.rows(table).stream().map(Row::date).collect(Collectors.toSet());
        assertThat(days).allMatch(calendar::isTradingDay);
        List<LocalDate> ascending = days.stream().sorted().toList();
        for (int i = 1; i < ascending.size(); i++) {
            DayRange step = new DayRange(ascending.get(i - 1), ascending.get(i));
            List<LocalDate> between = calendar.tradingDays(step).toList();
            assertThat(between.size() == 2 || between.size() > 10)
                    .as("trading days of %s", step)
                    .isTrue();
        }
    }

    private static List<LocalDate> closings(TradingCalendar calendar, int year) {
        return new DayRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .days()
                .filter(day -> !TradingCalendar.isWeekend(day) && !calendar.isTradingDay(day))
                .toList();
    }

    private static LocalDate[] days(String text) {
        return Stream.of(text.split(" ")).map(LocalDate::parse).toArray(LocalDate[]::new);
    }
}
