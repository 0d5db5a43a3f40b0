package dev.nightshift.adapters.scheduler.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CronFireTimesTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final CronFireTimes fireTimes = new CronFireTimes();

    private Instant next(String cron, ZoneId zone, String after) {
        return fireTimes.nextAfter(cron, zone, Instant.parse(after)).orElseThrow();
    }

    @Nested
    class A_time_of_day {

        @Test
        void is_on_the_wall_clock_of_the_zone() {
            assertThat(next("0 3 * * *", SEOUL, "2026-01-15T00:00:00Z")).isEqualTo("2026-01-15T18:00:00Z");
        }

        @Test
        void that_is_now_comes_tomorrow() {
            assertThat(next("0 3 * * *", SEOUL, "2026-01-15T18:00:00Z")).isEqualTo("2026-01-16T18:00:00Z");
        }

        @Test
        void takes_seconds_too() {
            assertThat(next("*/10 * * * * *", SEOUL, "2026-01-15T18:00:01Z")).isEqualTo("2026-01-15T18:00:10Z");
        }
    }

    @Nested
    class A_clock_that_is_changed {

        @Test
        void fires_when_the_gap_ends_for_a_time_that_it_skips() {
            assertThat(next("0 3 * * *", HELSINKI, "2026-03-28T12:00:00Z")).isEqualTo("2026-03-29T01:00:00Z");
        }

        @Test
        void fires_once_for_a_time_that_it_shows_twice() {
            Instant first = next("0 3 * * *", HELSINKI, "2026-10-24T12:00:00Z");
            assertThat(first).isEqualTo("2026-10-25T00:00:00Z");
            assertThat(next("0 3 * * *", HELSINKI, first.toString())).isEqualTo("2026-10-26T01:00:00Z");
        }
    }

    @Nested
    class An_expression {

        @Test
        void that_never_fires_has_no_next() {
            assertThat(fireTimes.nextAfter("0 0 30 2 *", SEOUL, Instant.parse("2026-01-01T00:00:00Z")))
                    .isEmpty();
        }

        @Test
        void that_is_none_is_refused() {
            assertThatIllegalArgumentException().isThrownBy(() -> next("at three", SEOUL, "2026-01-01T00:00:00Z"));
        }
    }
}
