package dev.nightshift.domain.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Optional<Instant> next(String cron, ZoneId zone, String after) {
        return CronExpression.of(cron).nextAfter(Instant.parse(after), zone);
    }

    /** What the clock of the zone shows at the fires from a date and time of it on, with the offset. */
    private static List<String> fires(String cron, String zone, String from, int count) {
        ZoneId id = ZoneId.of(zone);
        CronExpression expression = CronExpression.of(cron);
        Instant start = LocalDateTime.parse(from).atZone(id).toInstant().minusNanos(1);
        return Stream.iterate(start, fire -> expression.nextAfter(fire, id).orElseThrow())
                .skip(1)
                .limit(count)
                .map(fire -> fire.atZone(id).toOffsetDateTime().toString())
                .toList();
    }

    private static List<String> dates(String cron, String from, int count) {
        return fires(cron, "UTC", from + "T00:00", count).stream()
                .map(fire -> fire.substring(0, 10))
                .toList();
    }

    @Nested
    class A_time_of_day_that_the_clock_skips {

        @Test
        void fires_when_the_gap_ends() {
            assertThat(fires("30 2 28 3 *", "Europe/Berlin", "2027-01-01T00:00", 2))
                    .containsExactly("2027-03-28T03:00+02:00", "2028-03-28T02:30+02:00");
        }

        @Test
        void fires_when_half_an_hour_is_skipped_and_fires_as_ever_after_it() {
            assertThat(fires("15,40 2 3 10 *", "Australia/Lord_Howe", "2027-10-01T00:00", 3))
                    .containsExactly("2027-10-03T02:30+11:00", "2027-10-03T02:40+11:00", "2028-10-03T02:15+11:00");
        }

        @Test
        void fires_once_where_several_are_skipped() {
            assertThat(fires("0,15,30 2,3 * * *", "Europe/Berlin", "2027-03-28T00:00", 4))
                    .containsExactly(
                            "2027-03-28T03:00+02:00",
                            "2027-03-28T03:15+02:00",
                            "2027-03-28T03:30+02:00",
                            "2027-03-29T02:00+02:00");
        }

        @Test
        void fires_on_its_day_where_that_has_no_midnight() {
            assertThat(fires("0 0 * * *", "America/Sao_Paulo", "2018-11-03T00:00", 3))
                    .containsExactly("2018-11-03T00:00-03:00", "2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00");
            assertThat(fires("0 0 26 4 *", "Africa/Cairo", "2024-04-01T00:00", 1))
                    .containsExactly("2024-04-26T01:00+03:00");
        }

        @Test
        void fires_when_the_next_day_begins_if_a_whole_day_is_skipped() {
            assertThat(fires("0 12 * * *", "Pacific/Apia", "2011-12-29T00:00", 3))
                    .containsExactly("2011-12-29T12:00-10:00", "2011-12-31T00:00+14:00", "2011-12-31T12:00+14:00");
        }
    }

    @Nested
    class A_time_of_day_that_the_clock_shows_twice {

        @Test
        void fires_the_first_time_only() {
            assertThat(fires("30 2 * * *", "Europe/Berlin", "2027-10-31T00:00", 2))
                    .containsExactly("2027-10-31T02:30+02:00", "2027-11-01T02:30+01:00");
        }

        @Test
        void does_not_fire_again_when_asked_during_the_second_time() {
            assertThat(next("30,45 2 * * *", BERLIN, "2027-10-31T01:10:00Z"))
                    .contains(Instant.parse("2027-11-01T01:30:00Z"));
        }
    }

    @Nested
    class What_recurs {

        @Test
        void has_no_fire_more_where_the_clock_skips_an_hour() {
            assertThat(fires("*/30 * * * *", "Europe/Berlin", "2027-03-28T01:00", 3))
                    .containsExactly("2027-03-28T01:00+01:00", "2027-03-28T01:30+01:00", "2027-03-28T03:00+02:00");
            assertThat(fires("30 */2 * * *", "Europe/Berlin", "2027-03-28T00:00", 2))
                    .containsExactly("2027-03-28T00:30+01:00", "2027-03-28T04:30+02:00");
        }

        @Test
        void fires_in_both_hours_where_the_clock_shows_one_twice() {
            assertThat(fires("30 * * * *", "Europe/Berlin", "2027-10-31T01:00", 4))
                    .containsExactly(
                            "2027-10-31T01:30+02:00",
                            "2027-10-31T02:30+02:00",
                            "2027-10-31T02:30+01:00",
                            "2027-10-31T03:30+01:00");
        }

        @ParameterizedTest
        @ValueSource(strings = {"*/30 2 * * *", "0/30 2 * * *", "0-59/30 2 * * *", "0,30 2-3/2 * * *"})
        void is_all_that_has_a_star_or_a_step_in_its_minute_or_hour(String cron) {
            assertThat(fires(cron, "Europe/Berlin", "2027-10-31T00:00", 4))
                    .containsExactly(
                            "2027-10-31T02:00+02:00",
                            "2027-10-31T02:30+02:00",
                            "2027-10-31T02:00+01:00",
                            "2027-10-31T02:30+01:00");
        }

        @Test
        void is_not_what_names_its_hours_by_a_range() {
            assertThat(fires("0 1-3 * * *", "Europe/Berlin", "2027-10-31T00:00", 4))
                    .containsExactly(
                            "2027-10-31T01:00+02:00",
                            "2027-10-31T02:00+02:00",
                            "2027-10-31T03:00+01:00",
                            "2027-11-01T01:00+01:00");
        }

        @Test
        void never_fires_if_the_clock_always_skips_it() {
            assertThat(next("*/30 2 * 3 SUNL", BERLIN, "2026-01-01T00:00:00Z")).isEmpty();
        }
    }

    @Nested
    class Days {

        @Test
        void of_the_month_and_of_the_week_are_enough_each() {
            assertThat(dates("0 0 13 * FRI", "2026-02-01", 5))
                    .containsExactly("2026-02-06", "2026-02-13", "2026-02-20", "2026-02-27", "2026-03-06");
            assertThat(dates("0 0 1 * MON", "2026-01-01", 3)).containsExactly("2026-01-01", "2026-01-05", "2026-01-12");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0 0 13 * *", "0 0 13 * ?", "0 0 13 * */1"})
        void of_the_month_count_alone_if_every_day_of_the_week_will_do(String cron) {
            assertThat(dates(cron, "2026-02-01", 2)).containsExactly("2026-02-13", "2026-03-13");
        }

        @Test
        void nearest_to_a_working_day_stay_in_their_month() {
            assertThat(dates("0 0 1W 5 *", "2027-01-01", 2)).containsExactly("2027-05-03", "2028-05-01");
            assertThat(dates("0 0 31W * *", "2027-08-01", 3)).containsExactly("2027-08-31", "2027-10-29", "2027-12-31");
            assertThat(dates("0 0 15W,20W * *", "2027-05-01", 3))
                    .containsExactly("2027-05-14", "2027-05-20", "2027-06-15");
        }

        @Test
        void are_counted_from_the_end_of_the_month() {
            assertThat(dates("0 0 L,LW,L-3 2 *", "2027-01-01", 3))
                    .containsExactly("2027-02-25", "2027-02-26", "2027-02-28");
            assertThat(dates("0 0 * * FRIL", "2026-02-01", 2)).containsExactly("2026-02-27", "2026-03-27");
        }

        @Test
        void are_counted_by_their_weekday() {
            assertThat(dates("0 0 * * MON#1,FRI#5", "2026-05-01", 3))
                    .containsExactly("2026-05-04", "2026-05-29", "2026-06-01");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0 0 * * 0", "0 0 * * 7", "0 0 * * SUN", "0 0 * * sun", "0 0 * * 0-0", "@weekly"})
        void of_the_week_begin_and_end_with_sunday(String cron) {
            assertThat(dates(cron, "2026-02-01", 2)).containsExactly("2026-02-01", "2026-02-08");
        }

        @ParameterizedTest
        @CsvSource({"SUN-MON, 2", "0-1, 2", "SAT-SUN, 2", "6-7, 2", "0-7, 7", "SUN/3, 3", "*/3, 3", "MON-FRI, 5"})
        void of_the_week_form_ranges_from_and_to_sunday(String days, int count) {
            assertThat(dates("0 0 * * " + days, "2026-03-02", 7))
                    .filteredOn(date -> date.compareTo("2026-03-08") <= 0)
                    .hasSize(count);
        }

        @Test
        void that_are_rare_are_found() {
            assertThat(dates("0 0 29 2 *", "2097-01-01", 1)).containsExactly("2104-02-29");
            assertThat(dates("0 0 * 2 MON#5", "2073-01-01", 1)).containsExactly("2112-02-29");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 L-29 2 *", "*/5 * 30W 2 *"})
        void that_no_month_has_never_come(String cron) {
            assertThat(CronExpression.of(cron).everFires()).isFalse();
            assertThat(next(cron, BERLIN, "2026-01-01T00:00:00Z")).isEmpty();
        }
    }

    @Nested
    class Six_fields {

        @Test
        void begin_with_the_second() {
            assertThat(next("*/10 * * * * *", ZoneOffset.UTC, "2026-01-15T18:00:01Z"))
                    .contains(Instant.parse("2026-01-15T18:00:10Z"));
            assertThat(next("15 30 6 * * *", ZoneOffset.UTC, "2026-01-15T06:30:15Z"))
                    .contains(Instant.parse("2026-01-16T06:30:15Z"));
        }
    }

    @Nested
    class Nicknames {

        @ParameterizedTest
        @CsvSource({
            "@yearly, 2027-01-01T00:00Z",
            "@annually, 2027-01-01T00:00Z",
            "@monthly, 2026-02-01T00:00Z",
            "@weekly, 2026-01-18T00:00Z",
            "@Daily, 2026-01-16T00:00Z",
            "@midnight, 2026-01-16T00:00Z",
            "@hourly, 2026-01-15T19:00Z"
        })
        void stand_for_expressions(String nickname, String first) {
            assertThat(fires(nickname, "UTC", "2026-01-15T18:30", 1)).containsExactly(first);
        }
    }

    @Nested
    class A_text_that_is_refused {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                textBlock =
                        """
                        ""            | there must be five fields
                        at three      | but there are 2
                        * * * *       | but there are 4
                        * * * * * * * | but there are 7
                        @reboot       | but there are 1
                        */0 * * * *   | the minute must have a step of 1 to 60 here, was '*/0'
                        */90 * * * *  | the minute must have a step of 1 to 60 here, was '*/90'
                        5/0 * * * *   | the minute must have a step of 1 to 60 here, was '5/0'
                        */61 * * * *  | the minute must have a step of 1 to 60 here
                        */999999999 * * * * | the minute must have a step of 1 to 60 here
                        0-10/12 * * * * | the minute must have a step of 1 to 11 here
                        0 */25 * * *  | the hour must have a step of 1 to 24 here
                        0 0 */32 * *  | the day of the month must have a step of 1 to 31 here
                        0 0 * */13 *  | the month must have a step of 1 to 12 here
                        0 0 * * */8   | the day of the week must have a step of 1 to 7 here
                        60 * * * *    | the minute must be 0 to 59, was '60'
                        99999999999 * * * * | the minute must be *, 0 to 59
                        70 0 0 * * *  | the second must be 0 to 59, was '70'
                        0 24 * * *    | the hour must be 0 to 23, was '24'
                        0 0 0 * *     | the day of the month must be 1 to 31, was '0'
                        0 0 32 * *    | the day of the month must be 1 to 31, was '32'
                        0 0 32W * *   | the day of the month must be 1 to 31, was '32'
                        0 0 L-31 * *  | the day of the month must be L, or L-1 to L-30, was 'L-31'
                        0 0 * 0 *     | the month must be 1 to 12 or JAN to DEC, was '0'
                        0 0 * FOO *   | the month must be 1 to 12 or JAN to DEC, was 'FOO'
                        0 0 * * 8     | the day of the week must be 0 to 7 or MON to SUN (0 and 7 are Sunday), was '8'
                        0 0 * * FOO   | the day of the week must be 0 to 7 or MON to SUN (0 and 7 are Sunday), was 'FOO'
                        0 0 * * JAN   | the day of the week must be 0 to 7
                        0 0 * * 1#6   | the day of the week must be #1 to #5 of the month, was '1#6'
                        0 0 * * 1#0   | the day of the week must be #1 to #5 of the month, was '1#0'
                        0 0 * * MON-FRI#2 | the day of the week must be *
                        0 0 * * L     | the day of the week must be *
                        0 22-2 * * *  | the hour must not have a range that runs backwards
                        0 0 * * FRI-MON | the day of the week must not have a range that runs backwards
                        1,,2 * * * *  | the minute must not have an empty entry in its list, was '1,,2'
                        1, * * * *    | the minute must not have an empty entry in its list, was '1,'
                        , * * * *     | the minute must not have an empty entry in its list, was ','
                        ? * * * *     | the minute must be *
                        L * * * *     | the minute must be *
                        0 0 1 L *     | the month must be *
                        0 0 1L * *    | the day of the month must be *, 1 to 31, a range, a step such as */2, or a list of these
                        0 0 1W/2 * *  | the day of the month must be *
                        0 0 1-5W * *  | the day of the month must be *
                        0 0 * * 1W    | the day of the week must be *
                        *-5 * * * *   | the minute must be *
                        +1 * * * *    | the minute must be *
                        -1 * * * *    | the minute must be *
                        1- * * * *    | the minute must be *
                        1/ * * * *    | the minute must be *
                        0 H * * *       | the hour must be *
                        ٣ * * * *     | the minute must be *
                        """)
        void says_in_which_field_and_what_is_allowed(String text, String sentence) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CronExpression.of(text == null ? "" : text))
                    .withMessageContaining(sentence);
        }
    }
}
