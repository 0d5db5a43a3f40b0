package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.batch.Schedules.Locked;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link Schedules} promise. */
public abstract class SchedulesContract extends BatchContract {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private Schedules schedules() {
        return batch().schedules();
    }

    @BeforeEach
    void a_template() {
        batch().templates().add(new Template("nightly", REPORT, Map.of(), null, null));
    }

    private static Schedule schedule(String name, @Nullable Instant nextFire) {
        return new Schedule(name, "nightly", "0 3 * * *", SEOUL, MissedRuns.ONCE, "ada", true, nextFire);
    }

    private static Schedule disabled(String name, Instant nextFire) {
        return new Schedule(name, "nightly", "0 3 * * *", SEOUL, MissedRuns.ALL, "ada", false, nextFire);
    }

    private Instant soon() {
        return now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Deals with one that is due, as whoever fires does. */
    private Optional<String> fire() {
        return inOne(() -> {
            Optional<Schedules.Due> due = schedules().holdDue();
            due.ifPresent(found ->
                    schedules().replace(found.schedule().nextAt(found.now().plus(HOUR))));
            return due.map(found -> found.schedule().name());
        });
    }

    @Nested
    class Some_are_overdue {

        @Test
        void the_lag_counts_those_that_are_overdue_by_more_than_the_grace() {
            schedules().add(schedule("late", now().minusSeconds(500)));
            schedules().add(schedule("later", now().minusSeconds(900)));
            schedules().add(schedule("a-little", now().minusSeconds(5)));
            schedules().add(schedule("ahead", now().plusSeconds(500)));
            Schedules.Lag lag = schedules().lag(Duration.ofMinutes(1));
            assertThat(lag.schedules()).isEqualTo(2);
            assertThat(lag.longest()).isBetween(Duration.ofSeconds(880), Duration.ofSeconds(960));
        }

        @Test
        void a_schedule_that_is_ahead_has_no_lag() {
            schedules().add(schedule("ahead", now().plusSeconds(500)));
            assertThat(schedules().lag(Duration.ZERO)).isEqualTo(new Schedules.Lag(0, Duration.ZERO));
        }
    }

    @Nested
    class There_is_none {

        @Test
        void nothing_is_found_or_due() {
            assertThat(schedules().all()).isEmpty();
            assertThat(schedules().find("a")).isEmpty();
            assertThat(schedules().remove("a")).isFalse();
            assertThat(fire()).isEmpty();
            assertThat(inOne(() -> schedules().lock("a"))).isEmpty();
        }

        @Test
        void of_many_who_add_one_of_the_same_name_one_does() {
            List<Boolean> added = Together.run(8, i -> schedules().add(schedule("same", null)));
            assertThat(added).containsOnlyOnce(true);
        }
    }

    @Nested
    class There_are_some {

        @Test
        void they_are_found_as_they_were_made() {
            Schedule first = schedule("b", soon());
            Schedule second = disabled("a-1", soon());
            Schedule third = schedule("a", null);
            assertThat(schedules().add(first)).isTrue();
            assertThat(schedules().add(second)).isTrue();
            assertThat(schedules().add(third)).isTrue();
            assertThat(schedules().find("b")).contains(first);
            assertThat(schedules().all()).containsExactly(third, second, first);
        }

        @Test
        void one_of_the_same_name_is_not_added() {
            Schedule first = schedule("a", soon());
            schedules().add(first);
            assertThat(schedules().add(disabled("a", soon()))).isFalse();
            assertThat(schedules().find("a")).contains(first);
        }

        @Test
        void one_can_be_replaced_and_removed() {
            schedules().add(schedule("a", soon()));
            Schedule other = disabled("a", soon().plusSeconds(5));
            schedules().replace(other);
            assertThat(schedules().all()).containsExactly(other);
            assertThat(schedules().remove("a")).isTrue();
            assertThat(schedules().remove("a")).isFalse();
            assertThat(schedules().add(other)).isTrue();
        }
    }

    @Nested
    class A_fire_fails {

        @Test
        void its_error_is_shown_until_one_succeeds() {
            schedules().add(schedule("a", soon()));
            schedules().add(schedule("b", soon()));
            schedules().note("a", "first");
            schedules().note("a", "second");
            schedules().note("b", null);
            schedules().note("never-was", null);
            assertThat(schedules().lastErrors()).containsExactly(Map.entry("a", "second"));
            schedules().note("a", null);
            assertThat(schedules().lastErrors()).isEmpty();
        }

        @Test
        void its_error_goes_with_the_schedule() {
            schedules().add(schedule("a", soon()));
            schedules().note("a", "failed");
            schedules().remove("a");
            schedules().add(schedule("a", soon()));
            assertThat(schedules().lastErrors()).isEmpty();
        }
    }

    @Nested
    class A_fire_comes {

        @Test
        void it_is_due_then_and_not_before() {
            schedules().add(schedule("a", soon()));
            schedules().add(schedule("never", null));
            schedules().add(disabled("off", soon()));
            assertThat(fire()).isEmpty();
            letPass(Duration.ofSeconds(65));
            assertThat(fire()).contains("a");
            assertThat(fire()).isEmpty();
            letPass(HOUR.plusSeconds(5));
            assertThat(fire()).contains("a");
        }

        @Test
        void it_says_what_time_it_is() {
            schedules().add(schedule("a", now().minusSeconds(5)));
            Instant now = inOne(() -> schedules().holdDue()).orElseThrow().now();
            assertThat(Duration.between(now, now()).abs()).isLessThan(Duration.ofSeconds(30));
        }

        @Test
        void it_stays_due_until_somebody_deals_with_it() {
            schedules().add(schedule("a", now().minusSeconds(5)));
            assertThat(inOne(() -> schedules().holdDue())).isPresent();
            assertThat(inOne(() -> schedules().holdDue())).isPresent();
            assertThat(fire()).contains("a");
            assertThat(fire()).isEmpty();
        }

        @Test
        void one_that_is_passed_over_holds_up_no_other() {
            schedules().add(schedule("a", now().minusSeconds(10)));
            schedules().add(schedule("b", now().minusSeconds(5)));
            assertThat(inOne(() -> schedules().holdDue(Set.of("a"))))
                    .map(due -> due.schedule().name())
                    .contains("b");
            assertThat(inOne(() -> schedules().holdDue(Set.of("a", "b")))).isEmpty();
        }

        @Test
        void of_many_who_look_each_deals_with_another() {
            for (int i = 0; i < 5; i++) {
                schedules().add(schedule("s" + i, now().minusSeconds(5)));
            }
            List<Optional<String>> fired = Together.run(8, i -> fire());
            List<Optional<String>> rest = List.of(fire(), fire(), fire(), fire(), fire());
            assertThat(Stream.of(fired, rest).flatMap(List::stream).flatMap(Optional::stream))
                    .containsExactlyInAnyOrder("s0", "s1", "s2", "s3", "s4");
        }
    }

    @Nested
    class One_is_locked {

        @Test
        void it_is_given_as_it_is_with_the_time() {
            Schedule disabled = disabled("a", soon());
            schedules().add(disabled);
            Locked locked = inOne(() -> schedules().lock("a")).orElseThrow();
            assertThat(locked.schedule()).isEqualTo(disabled);
            assertThat(Duration.between(locked.now(), now()).abs()).isLessThan(Duration.ofSeconds(30));
            assertThat(Duration.between(schedules().now(), now()).abs()).isLessThan(Duration.ofSeconds(30));
            assertThat(inOne(() -> schedules().lock("b"))).isEmpty();
        }

        @Test
        void it_is_due_from_the_instant_of_its_fire_on() {
            Instant fire = soon();
            Schedule due = schedule("a", fire);
            assertThat(new Locked(due, fire.minusNanos(1)).due()).isEmpty();
            assertThat(new Locked(due, fire).due()).contains(new Schedules.Due(due, fire));
            assertThat(new Locked(disabled("a", fire), fire).due()).isEmpty();
            assertThat(new Locked(schedule("a", null), fire).due()).isEmpty();
        }

        @Test
        void of_many_who_lock_and_replace_it_each_sees_what_the_one_before_left() {
            schedules().add(schedule("a", soon()));
            Together.run(
                    8,
                    i -> inOne(() -> {
                        Schedule kept = schedules().lock("a").orElseThrow().schedule();
                        schedules()
                                .replace(kept.nextAt(
                                        requireNonNull(kept.nextFire()).plus(HOUR)));
                        return i;
                    }));
            assertThat(schedules().find("a").map(Schedule::nextFire)).hasValueSatisfying(next -> assertThat(
                            Duration.between(now(), next))
                    .isBetween(HOUR.multipliedBy(8), HOUR.multipliedBy(8).plusSeconds(60)));
        }

        @Test
        void whoever_looks_for_one_that_is_due_leaves_it_and_whoever_removes_it_waits() {
            schedules().add(schedule("a", now().minusSeconds(5)));
            List<Boolean> came = Together.run(3, i -> switch (i) {
                case 0 ->
                    inOne(() -> schedules().lock("a").isEmpty()
                            || schedules().find("a").isPresent());
                case 1 ->
                    inOne(() -> schedules().holdDue().isEmpty()
                            || schedules().find("a").isPresent());
                default -> schedules().remove("a");
            });
            assertThat(came).containsOnly(true);
        }
    }
}
