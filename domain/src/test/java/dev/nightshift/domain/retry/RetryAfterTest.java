package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00.250Z");
    private static final List<String> FORMS =
            List.of("EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM ppd HH:mm:ss yyyy");

    @Nested
    class Seconds {

        @ParameterizedTest
        @CsvSource({"0, 0", "1, 1", "120, 120", "007, 7", "000, 0", "' 30\t', 30", "999999999999999, 999999999999999"})
        void are_waited_from_now(String field, long seconds) {
            assertThat(RetryAfter.parse(field, NOW)).contains(Duration.ofSeconds(seconds));
        }

        @Test
        void that_no_number_holds_are_for_ever() {
            assertThat(RetryAfter.parse("9".repeat(400), NOW)).contains(Duration.ofSeconds(999_999_999_999_999L));
            assertThat(RetryAfter.parse("1000000000000000", NOW)).contains(Duration.ofSeconds(999_999_999_999_999L));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "-1", "+1", "1.5", "1s", "soon", "１２"})
        void have_digits_and_nothing_else(String field) {
            assertThat(RetryAfter.parse(field, NOW)).isEmpty();
        }
    }

    @Nested
    class A_date {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Sun, 06 Nov 1994 08:49:37 GMT",
                    "Sunday, 06-Nov-94 08:49:37 GMT",
                    "Sun Nov  6 08:49:37 1994",
                    "Mon, 06 Nov 1994 08:49:37 GMT"
                })
        void is_waited_for_to_the_nanosecond(String field) {
            assertThat(RetryAfter.parse(field, NOW)).contains(Duration.ofMillis(36_750));
        }

        @Test
        void that_has_passed_is_no_wait() {
            assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:00 GMT", NOW)).contains(Duration.ZERO);
            assertThat(RetryAfter.parse("Sun, 06 Nov 1970 08:49:37 GMT", NOW)).contains(Duration.ZERO);
        }

        @Test
        void with_a_leap_second_is_the_second_after() {
            assertThat(HttpDate.parse("Sat, 31 Dec 2016 23:59:60 GMT", NOW))
                    .contains(Instant.parse("2017-01-01T00:00:00Z"));
        }

        @Test
        void knows_all_months() {
            List<String> months =
                    List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
            for (int month = 1; month <= 12; month++) {
                assertThat(HttpDate.parse("Sun, 06 %s 1994 00:00:00 GMT".formatted(months.get(month - 1)), NOW))
                        .contains(Instant.parse("1994-%02d-06T00:00:00Z".formatted(month)));
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Sun, 06 Nov 1994 08:49:37 UTC",
                    "Sun, 06 Nov 1994 08:49:37",
                    "Sun, 6 Nov 1994 08:49:37 GMT",
                    "Sun, 31 Feb 1994 08:49:37 GMT",
                    "Sun, 06 Foo 1994 08:49:37 GMT",
                    "Sun, 06 Nov 1994 24:00:00 GMT",
                    "Sun, 06 Nov 1994 08:49:61 GMT",
                    "Sunday, 29-Feb-93 08:49:37 GMT",
                    "1994-11-06T08:49:37Z",
                    "06 Nov 1994"
                })
        void has_one_of_three_forms(String field) {
            assertThat(RetryAfter.parse(field, NOW)).isEmpty();
        }
    }

    @Nested
    class A_year_of_two_digits {

        @ParameterizedTest
        @CsvSource({
            "2026-11-20T00:00:00Z, 26, 2026",
            "2026-11-20T00:00:00Z, 76, 2076",
            "2026-11-20T00:00:00Z, 77, 1977",
            "2026-11-20T00:00:00Z, 00, 2000",
            "1994-11-20T00:00:00Z, 94, 1994",
            "1994-11-20T00:00:00Z, 44, 2044",
            "1994-11-20T00:00:00Z, 45, 1945",
            "1999-12-31T00:00:00Z, 00, 2000"
        })
        void is_at_most_fifty_years_ahead(Instant now, String year, int meant) {
            assertThat(HttpDate.parse("Sunday, 06-Nov-%s 08:49:37 GMT".formatted(year), now))
                    .contains(Instant.parse("%d-11-06T08:49:37Z".formatted(meant)));
        }

        @Test
        void is_taken_to_the_second() {
            Instant now = Instant.parse("2026-11-06T08:49:37Z");
            assertThat(HttpDate.parse("Sunday, 06-Nov-76 08:49:37 GMT", now))
                    .contains(Instant.parse("2076-11-06T08:49:37Z"));
            assertThat(HttpDate.parse("Sunday, 06-Nov-76 08:49:38 GMT", now))
                    .contains(Instant.parse("1976-11-06T08:49:38Z"));
        }

        @Test
        void may_be_a_leap_year_in_one_century_only() {
            assertThat(HttpDate.parse("Tuesday, 29-Feb-00 00:00:00 GMT", Instant.parse("2060-01-01T00:00:00Z")))
                    .contains(Instant.parse("2000-02-29T00:00:00Z"));
        }
    }

    @Property
    void a_date_is_never_early_in_any_form(
            @ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long now,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @LongRange(min = 1, max = 1_500_000_000L) long seconds,
            @ForAll @IntRange(max = 2) int form) {
        Instant received = Instant.ofEpochSecond(now, nanos);
        Instant date = Instant.ofEpochSecond(now + seconds);
        String field = DateTimeFormatter.ofPattern(FORMS.get(form), Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(date);
        Optional<Duration> delay = RetryAfter.parse(field, received);
        assertThat(delay.map(received::plus)).contains(date);
    }

    @Property
    void any_text_has_a_meaning_or_none(@ForAll String text) {
        assertThat(RetryAfter.parse(text, NOW).orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
    }
}
