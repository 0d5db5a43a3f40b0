package dev.nightshift.adapters.scheduler.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CronFireTimesTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOON = Instant.parse("2026-01-15T03:00:00Z");

    private final CronFireTimes fireTimes = new CronFireTimes();

    @Nested
    class An_expression {

        @Test
        void fires_on_the_wall_clock_of_the_zone() {
            assertThat(fireTimes.nextAfter("0 3 * * *", SEOUL, NOON)).contains(Instant.parse("2026-01-15T18:00:00Z"));
        }

        @Test
        void that_never_fires_has_no_next() {
            assertThat(fireTimes.nextAfter("0 0 30 2 *", SEOUL, NOON)).isEmpty();
        }

        @Test
        void that_is_none_is_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fireTimes.nextAfter("*/0 * * * *", SEOUL, NOON))
                    .withMessageContaining("minute");
        }
    }
}
