package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FireSchedulesTest {

    /** At every full hour, whatever the expression says. */
    private static final FireTimes HOURLY = (cron, zone, instant) ->
            Optional.of(instant.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));

    private final Engine engine = new Engine();
    private final FireSchedules fireSchedules = new FireSchedules(
            engine.transactions,
            engine.batch.schedules(),
            HOURLY,
            engine.createJobs,
            owner -> Role.ADMIN,
            engine.clock);

    @BeforeEach
    void keep_a_template() {
        engine.batch.templates().add(new Template("copy", TypeName.of("COPYING"), Map.of("items", 1L), null, null));
    }

    private void hourly(MissedRuns missedRuns) {
        Instant next = engine.clock.instant().plus(1, ChronoUnit.HOURS);
        engine.batch
                .schedules()
                .add(new Schedule("hourly", "copy", "0 * * * *", ZoneId.of("UTC"), missedRuns, "ann", true, next));
    }

    private int jobs() {
        return engine.batch.jobs().list(JobFilter.ALL, null, 1_000).items().size();
    }

    private Instant nextFire() {
        return engine.batch
                .schedules()
                .find("hourly")
                .flatMap(kept -> Optional.ofNullable(kept.nextFire()))
                .orElseThrow();
    }

    @Nested
    class A_fire_in_time {

        @Test
        void makes_one_job_however_often_it_is_looked_for() {
            hourly(MissedRuns.SKIP);
            engine.clock.advance(Duration.ofHours(1));
            assertThat(fireSchedules.fire()).isEqualTo(1);
            assertThat(fireSchedules.fire()).isZero();
            assertThat(jobs()).isEqualTo(1);
            assertThat(nextFire()).isEqualTo(engine.clock.instant().plus(1, ChronoUnit.HOURS));
        }

        @Test
        void that_has_not_come_makes_none() {
            hourly(MissedRuns.ALL);
            engine.clock.advance(Duration.ofMinutes(59));
            assertThat(fireSchedules.fire()).isZero();
        }
    }

    @Nested
    class Fires_that_were_missed {

        @Test
        void are_skipped() {
            hourly(MissedRuns.SKIP);
            engine.clock.advance(Duration.ofMinutes(5 * 60 + 30));
            assertThat(fireSchedules.fire()).isZero();
            assertThat(nextFire()).isAfter(engine.clock.instant());
        }

        @Test
        void are_made_up_for_once() {
            hourly(MissedRuns.ONCE);
            engine.clock.advance(Duration.ofMinutes(5 * 60 + 30));
            assertThat(fireSchedules.fire()).isEqualTo(1);
        }

        @Test
        void are_all_made_up_for() {
            hourly(MissedRuns.ALL);
            engine.clock.advance(Duration.ofMinutes(5 * 60 + 30));
            assertThat(fireSchedules.fire()).isEqualTo(5);
            assertThat(jobs()).isEqualTo(5);
        }

        @Test
        void beyond_a_thousand_are_given_up() {
            hourly(MissedRuns.ALL);
            engine.clock.advance(Duration.ofHours(1_500));
            assertThat(fireSchedules.fire()).isEqualTo(FireSchedules.MOST_MISSED);
            assertThat(nextFire()).isAfter(engine.clock.instant());
        }
    }

    @Nested
    class A_template_that_is_gone {

        @Test
        void makes_no_job_and_holds_up_no_other_fire() {
            hourly(MissedRuns.ONCE);
            engine.batch.templates().remove("copy");
            engine.clock.advance(Duration.ofHours(1));
            fireSchedules.fire();
            assertThat(jobs()).isZero();
            assertThat(nextFire()).isAfter(engine.clock.instant());
        }
    }
}
