package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.cron.CronExpression;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Schedules that were stored when their expressions were still accepted. */
class NotAcceptedCronTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final FireTimes FIRE_TIMES =
            (cron, zone, instant) -> CronExpression.of(cron).nextAfter(instant, zone);

    private final Engine engine = new Engine();
    private final ChangeSchedule changeSchedule = new ChangeSchedule(
            engine.transactions,
            engine.batch.schedules(),
            engine.batch.templates(),
            FIRE_TIMES,
            new FireSchedules(
                    engine.transactions,
                    engine.batch.schedules(),
                    FIRE_TIMES,
                    engine.createJobs,
                    owner -> Role.ADMIN,
                    engine.clock),
            engine.audit,
            engine.clock);

    @BeforeEach
    void keep_one_that_is_accepted_and_one_that_is_not() {
        engine.batch.templates().add(new Template("copy", TypeName.of("COPYING"), Map.of("items", 1L), null, null));
        engine.batch.schedules().add(schedule("hourly", "0 * * * *"));
        engine.batch.schedules().add(schedule("older", "*/90 * * * *"));
    }

    private static Schedule schedule(String name, String cron) {
        Instant next = Instant.parse("2026-01-15T11:00:00Z");
        return new Schedule(name, "copy", cron, UTC, MissedRuns.ONCE, "ann", true, next);
    }

    private Schedule older() {
        return engine.batch.schedules().find("older").orElseThrow();
    }

    @Nested
    class The_list {

        @Test
        void shows_both_and_no_fires_of_the_one_that_is_not_accepted() {
            assertThat(new ListSchedules(engine.batch.schedules(), FIRE_TIMES).list())
                    .extracting(shown -> shown.nextFires().size())
                    .containsExactly(5, 0);
        }
    }

    @Nested
    class A_change {

        @Test
        void disables_it() {
            assertThat(changeSchedule.change("older", null, null, null, null, false, "ann"))
                    .isInstanceOf(ChangeSchedule.Outcome.Changed.class);
            assertThat(older().enabled()).isFalse();
        }

        @Test
        void that_leaves_it_enabled_is_refused_with_the_reason() {
            assertThat(changeSchedule.change("older", null, null, null, MissedRuns.ALL, null, "ann"))
                    .isInstanceOfSatisfying(ChangeSchedule.Outcome.Invalid.class, invalid -> assertThat(
                                    invalid.violations())
                            .singleElement()
                            .hasToString("Violation[pointer=/cron, message=the minute must have a step of 1 to 60"
                                    + " here, was '*/90']"));
        }

        @Test
        void of_its_expression_makes_it_fire_again() {
            assertThat(changeSchedule.change("older", null, "0 12 * * *", null, null, null, "ann"))
                    .isInstanceOfSatisfying(ChangeSchedule.Outcome.Changed.class, changed -> assertThat(
                                    changed.schedule().nextFires())
                            .hasSize(5));
            assertThat(older().nextFire()).isEqualTo("2026-01-15T12:00:00Z");
        }
    }
}
