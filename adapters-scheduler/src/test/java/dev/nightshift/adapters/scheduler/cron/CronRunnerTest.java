package dev.nightshift.adapters.scheduler.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.application.health.Parts;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.cron.CronExpression;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CronRunnerTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private final MovableClock clock = MovableClock.at("2026-03-28T12:00:00Z");
    private final List<Instant> runs = new ArrayList<>();
    private final CronRunner runner = runner("0 3 * * *", () -> runs.add(clock.instant()));

    private CronRunner runner(String cron, Runnable task) {
        Attempts attempts = new Attempts(new Parts(clock), reason -> {});
        return new CronRunner(
                CronExpression.of(cron), HELSINKI, clock, attempts.of("task", Duration.ofDays(1), "The task", task));
    }

    private void lookAt(String instant) {
        clock.moveTo(instant);
        runner.look();
    }

    @Nested
    class A_task_at_three {

        @Test
        void runs_on_the_day_on_which_the_clock_skips_that_hour() {
            lookAt("2026-03-29T00:59:59Z");
            assertThat(runs).isEmpty();
            lookAt("2026-03-29T01:00:00Z");
            assertThat(runs).hasSize(1);
        }

        @Test
        void runs_once_a_day_however_often_is_looked() {
            lookAt("2026-03-29T01:00:00Z");
            lookAt("2026-03-29T01:00:01Z");
            lookAt("2026-03-30T00:00:00.500Z");
            lookAt("2026-03-30T00:00:01.500Z");
            assertThat(runs).hasSize(2);
        }

        @Test
        void runs_once_after_a_sleep_of_days() {
            lookAt("2026-04-05T12:00:00Z");
            lookAt("2026-04-05T12:00:01Z");
            assertThat(runs).hasSize(1);
            lookAt("2026-04-06T00:00:00Z");
            assertThat(runs).hasSize(2);
        }

        @Test
        void goes_on_when_the_clock_is_set_back_from_years_ahead() {
            lookAt("2036-01-01T12:00:00Z");
            lookAt("2026-03-28T12:00:00Z");
            lookAt("2026-03-29T01:00:00Z");
            assertThat(runs).hasSize(2);
        }

        @Test
        void does_not_run_again_when_the_clock_is_set_back_by_a_moment() {
            lookAt("2026-03-29T01:00:00Z");
            lookAt("2026-03-29T00:59:59.990Z");
            lookAt("2026-03-29T01:00:00.990Z");
            assertThat(runs).hasSize(1);
        }
    }

    @Nested
    class A_task_that_fails {

        @Test
        void runs_at_its_next_time_all_the_same() {
            CronRunner failing = runner("* * * * *", () -> {
                runs.add(clock.instant());
                throw new IllegalStateException("planned");
            });
            clock.moveTo("2026-03-28T12:01:00Z");
            failing.look();
            failing.look();
            clock.moveTo("2026-03-28T12:02:00Z");
            failing.look();
            assertThat(runs).hasSize(2);
        }
    }

    @Nested
    class A_task_that_never_comes {

        @Test
        void is_never_run() {
            CronRunner never = runner("0 0 30 2 *", () -> runs.add(clock.instant()));
            clock.moveTo("2036-03-28T12:00:00Z");
            never.look();
            assertThat(runs).isEmpty();
        }
    }
}
