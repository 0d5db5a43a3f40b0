package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.batch.ChangeSchedule.Outcome;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangeScheduleTest {

    /** At the multiples of so many minutes. */
    private static final FireTimes EVERY_MINUTES = (cron, zone, instant) -> {
        long every = 60 * Long.parseLong(cron);
        return Optional.of(Instant.ofEpochSecond((Math.floorDiv(instant.getEpochSecond(), every) + 1) * every));
    };

    private final Engine engine = new Engine();
    private final InstantSource wrongByAnHour = () -> engine.clock.instant().plus(Duration.ofHours(1));
    private final FireSchedules fireSchedules = new FireSchedules(
            engine.transactions,
            engine.batch.schedules(),
            EVERY_MINUTES,
            engine.createJobs,
            owner -> Role.ADMIN,
            engine.clock);
    private final ChangeSchedule changeSchedule = new ChangeSchedule(
            engine.transactions,
            engine.batch.schedules(),
            engine.batch.templates(),
            EVERY_MINUTES,
            fireSchedules,
            engine.audit,
            wrongByAnHour);

    @BeforeEach
    void every_ten_minutes_since_ten() {
        for (long items = 1; items <= 2; items++) {
            engine.batch
                    .templates()
                    .add(new Template("copy" + items, TypeName.of("COPYING"), Map.of("items", items), null, null));
        }
        Instant next = engine.clock.instant().plus(Duration.ofMinutes(10));
        engine.batch
                .schedules()
                .add(new Schedule("s", "copy1", "10", ZoneOffset.UTC, MissedRuns.ALL, "ann", true, next));
    }

    private Outcome change(
            @Nullable String template,
            @Nullable String cron,
            @Nullable ZoneId zone,
            @Nullable MissedRuns missedRuns,
            @Nullable Boolean enabled) {
        return changeSchedule.change("s", template, cron, zone, missedRuns, enabled, "ann");
    }

    private void pass(int minutes) {
        engine.clock.advance(Duration.ofMinutes(minutes));
    }

    /** The items of each job, oldest first. */
    private List<Object> made() {
        return engine.batch.jobs().list(JobFilter.ALL, null, 1_000).items().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .<Object>map(job -> job.parameters().get("items"))
                .toList();
    }

    private Schedule stored() {
        return engine.batch.schedules().find("s").orElseThrow();
    }

    @Nested
    class Fires_that_had_come {

        @Test
        void are_made_as_the_schedule_was_before_its_cron_is_changed() {
            pass(35);
            change(null, "60", null, null, null);
            assertThat(made()).hasSize(3);
            assertThat(stored().nextFire()).isEqualTo("2026-01-15T11:00:00Z");
            assertThat(fireSchedules.fire()).isZero();
        }

        @Test
        void are_made_of_the_template_that_the_schedule_had() {
            pass(15);
            change("copy2", null, null, null, null);
            pass(10);
            fireSchedules.fire();
            assertThat(made()).containsExactly(1L, 2L);
        }

        @Test
        void are_made_up_for_as_the_schedule_said_then() {
            pass(35);
            change(null, null, null, MissedRuns.ONCE, null);
            assertThat(made()).hasSize(3);
        }

        @Test
        void at_the_very_instant_of_the_edit_are_made_once() {
            pass(10);
            change(null, "5", null, null, null);
            assertThat(made()).hasSize(1);
            assertThat(stored().nextFire()).isEqualTo("2026-01-15T10:15:00Z");
            assertThat(fireSchedules.fire()).isZero();
        }

        @Test
        void are_not_made_when_the_schedule_is_disabled_or_refused_its_edit() {
            pass(35);
            assertThat(change("nowhere", null, null, null, null)).isInstanceOf(Outcome.Invalid.class);
            change(null, null, null, null, false);
            assertThat(fireSchedules.fire()).isZero();
            assertThat(made()).isEmpty();
        }
    }

    @Nested
    class A_new_time {

        @Test
        void counts_from_the_edit_on_by_the_clock_of_the_store() {
            pass(5);
            change(null, "20", null, null, null);
            assertThat(stored().nextFire()).isEqualTo("2026-01-15T10:20:00Z");
        }

        @Test
        void counts_from_the_enabling_on() {
            change(null, null, null, null, false);
            pass(35);
            change(null, null, null, null, true);
            assertThat(stored().nextFire()).isEqualTo("2026-01-15T10:40:00Z");
            assertThat(fireSchedules.fire()).isZero();
        }

        @Test
        void is_that_of_before_when_only_others_are_changed() {
            pass(5);
            change("copy2", null, null, MissedRuns.SKIP, null);
            assertThat(stored().nextFire()).isEqualTo("2026-01-15T10:10:00Z");
        }
    }

    @Nested
    class A_schedule_that_is_not_there {

        @Test
        void is_unknown() {
            assertThat(changeSchedule.change("other", null, null, null, null, true, "ann"))
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }
}
