package dev.nightshift.domain.sentiment.calendar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Csv;
import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.MarketFiles;
import dev.nightshift.domain.sentiment.MarketFiles.Row;
import dev.nightshift.domain.stats.DayRange;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {

    private static final TradingCalendar NEW_YORK = TradingCalendar.of(Market.US);
    private static final TradingCalendar SEOUL = TradingCalendar.of(Market.KR);

    @Nested
    class New_York {

        @Test
        void does_not_keep_a_new_year_that_is_a_saturday() {
            assertThat(NEW_YORK.isTradingDay(LocalDate.parse("2021-12-31"))).isTrue();
            assertThat(NEW_YORK.isTradingDay(LocalDate.parse("2021-12-24"))).isFalse();
        }

        @Test
        void keeps_juneteenth_since_2022() {
            assertThat(NEW_YORK.isTradingDay(LocalDate.parse("2021-06-18"))).isTrue();
            assertThat(NEW_YORK.holiday(LocalDate.parse("2022-06-20"))).contains("Juneteenth");
        }

        @Test
        void mourns_presidents() {
            assertThat(NEW_YORK.holiday(LocalDate.parse("2025-01-09"))).contains("Mourning of President Carter");
        }
    }

    @Nested
    class Bonds_of_the_government {

        private final TradingCalendar bonds = new TradingCalendar(NewYorkHolidays.BONDS_ONLY);

        @Test
        void rest_on_columbus_day_while_stocks_trade() {
            assertThat(bonds.holiday(LocalDate.parse("2024-10-14"))).contains("Columbus Day");
            assertThat(NEW_YORK.isTradingDay(LocalDate.parse("2024-10-14"))).isTrue();
        }

        @Test
        void keep_a_veterans_day_that_is_a_sunday_on_monday_and_no_saturday() {
            assertThat(bonds.isTradingDay(LocalDate.parse("2018-11-12"))).isFalse();
            assertThat(bonds.isTradingDay(LocalDate.parse("2017-11-10"))).isTrue();
        }
    }

    @Nested
    class Seoul {

        @Test
        void substitutes_a_holiday_that_meets_another() {
            assertThat(SEOUL.holiday(LocalDate.parse("2017-10-03"))).contains("National Foundation Day");
            assertThat(SEOUL.holiday(LocalDate.parse("2017-10-06"))).contains("Substitute for Chuseok");
            assertThat(SEOUL.holiday(LocalDate.parse("2025-05-06"))).contains("Substitute for Buddha's Birthday");
        }

        @Test
        void substitutes_no_saturday_of_seollal_and_chuseok() {
            assertThat(SEOUL.holiday(LocalDate.parse("2026-09-26"))).contains("Chuseok");
            assertThat(SEOUL.isTradingDay(LocalDate.parse("2026-09-28"))).isTrue();
        }

        @Test
        void substitutes_national_days_since_the_summer_of_2021() {
            assertThat(SEOUL.isTradingDay(LocalDate.parse("2020-10-05"))).isTrue();
            assertThat(SEOUL.holiday(LocalDate.parse("2021-08-16"))).contains("Substitute for Liberation Day");
        }

        @Test
        void keeps_constitution_day_again_since_2026() {
            assertThat(SEOUL.isTradingDay(LocalDate.parse("2025-07-17"))).isTrue();
            assertThat(SEOUL.holiday(LocalDate.parse("2026-07-17"))).contains("Constitution Day");
        }

        @Test
        void substitutes_labour_day_since_it_is_a_national_holiday() {
            assertThat(SEOUL.isTradingDay(LocalDate.parse("2022-05-02"))).isTrue();
            assertThat(SEOUL.holiday(LocalDate.parse("2027-05-03"))).contains("Substitute for Labour Day");
        }

        @Test
        void ends_the_year_a_weekday_early() {
            assertThat(SEOUL.holiday(LocalDate.parse("2022-12-30"))).contains("Year-end closing");
            assertThat(SEOUL.isTradingDay(LocalDate.parse("2022-12-29"))).isTrue();
        }
    }

    /** The lists were gathered from published closings and from other calendars, not from these rules. */
    @ParameterizedTest
    @CsvFileSource(resources = "/sentiment/closed-weekdays.csv", useHeadersInDisplayName = true)
    void is_closed_on_the_weekdays_that_are_listed_and_no_others(Market market, int year, String days) {
        assertThat(closings(TradingCalendar.of(market), year))
                .containsExactlyElementsOf(Stream.of(days.split(" "))
                        .map(day -> LocalDate.parse(year + "-" + day))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void every_year_that_is_covered_is_listed(Market market) throws URISyntaxException {
        List<Integer> listed = new ArrayList<>();
        Csv.read(
                Path.of(requireNonNull(TradingCalendarTest.class.getResource("/sentiment/closed-weekdays.csv"))
                        .toURI()),
                row -> {
                    if (market.name().equals(row.get("market"))) {
                        listed.add(Integer.valueOf(requireNonNull(row.get("year"))));
                    }
                });
        HolidayRules rules = HolidayRules.of(market);
        assertThat(listed)
                .containsExactlyElementsOf(IntStream.rangeClosed(rules.firstYear(), rules.lastYear())
                        .boxed()
                        .toList());
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
        assertThatThrownBy(() -> SEOUL.isTradingDay(LocalDate.parse("2009-12-30")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2010 to 2027")
                .hasMessageContaining("2009-12-30");
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
}
