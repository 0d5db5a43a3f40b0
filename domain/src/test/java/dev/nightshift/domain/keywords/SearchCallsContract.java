package dev.nightshift.domain.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.keywords.SearchCalls.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link SearchCalls} promise. The gap is an hour, so that the time a test takes does not count. */
public abstract class SearchCallsContract {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Ones without any call, the same throughout a test. */
    protected abstract SearchCalls calls();

    protected abstract void pass(Duration time);

    /** By the store's clock. */
    protected abstract Instant now();

    /** A zone in which it is noon, so that no day begins in a test that does not want it. */
    private ZoneId noon() {
        return zoneAtHour(12);
    }

    private ZoneId zoneAtHour(int hour) {
        int now = now().atOffset(ZoneOffset.UTC).getHour();
        return ZoneOffset.ofHours(Math.floorMod(hour - now + 11, 24) - 11);
    }

    private CallLimits limits(int perDay) {
        return new CallLimits(HOUR, HOUR.multipliedBy(2), perDay, noon());
    }

    private Turn take() {
        return calls().take(limits(100));
    }

    private long taken() {
        Turn turn = take();
        assertThat(turn).isInstanceOf(Turn.Taken.class);
        return ((Turn.Taken) turn).number();
    }

    private Duration tooEarly(Turn turn) {
        assertThat(turn).isInstanceOf(Turn.TooEarly.class);
        return ((Turn.TooEarly) turn).pause();
    }

    @Nested
    class The_first_call {

        @Test
        void may_be_made_at_once() {
            taken();
        }

        @Test
        void is_had_by_one_of_many_who_ask_together() {
            List<Turn> turns = Together.run(12, i -> take());
            assertThat(turns).filteredOn(Turn.Taken.class::isInstance).hasSize(1);
            assertThat(turns).filteredOn(Turn.TooEarly.class::isInstance).hasSize(11);
            assertThat(calls().today()).isEqualTo(1);
        }
    }

    @Nested
    class A_call_that_is_not_over {

        @Test
        void keeps_all_others_from_calling() {
            taken();
            pass(HOUR.plus(MINUTE));
            assertThat(tooEarly(take())).isBetween(Duration.ofMillis(1), HOUR);
        }

        @Test
        void is_taken_for_dead_after_the_longest_time_that_a_call_may_take() {
            taken();
            pass(HOUR.multipliedBy(2));
            taken();
        }
    }

    @Nested
    class A_call_that_is_over {

        @Test
        void lets_the_next_be_made_after_the_pause_and_not_before() {
            calls().end(taken(), HOUR);
            assertThat(tooEarly(take())).isBetween(HOUR.minus(MINUTE), HOUR);
            pass(HOUR.minus(MINUTE));
            assertThat(tooEarly(take())).isBetween(Duration.ofMillis(1), MINUTE);
            pass(MINUTE);
            taken();
        }

        @Test
        void without_a_pause_lets_the_next_be_made_at_once() {
            calls().end(taken(), Duration.ZERO);
            taken();
        }

        @Test
        void may_ask_for_a_longer_pause_than_a_call_may_take() {
            calls().end(taken(), HOUR.multipliedBy(5));
            pass(HOUR.multipliedBy(4));
            assertThat(tooEarly(take())).isBetween(HOUR.minus(MINUTE), HOUR);
        }

        @Test
        void too_late_does_not_let_anybody_into_the_turn_of_another() {
            long first = taken();
            pass(HOUR.multipliedBy(2));
            taken();
            calls().end(first, Duration.ZERO);
            assertThat(tooEarly(take())).isGreaterThan(HOUR);
        }

        @Test
        void too_late_is_heard_where_it_asks_for_a_longer_pause() {
            long first = taken();
            pass(HOUR.multipliedBy(2));
            taken();
            calls().end(first, HOUR.multipliedBy(9));
            assertThat(tooEarly(take())).isGreaterThan(HOUR.multipliedBy(8));
        }

        @Test
        void gives_numbers_that_grow() {
            long first = taken();
            calls().end(first, Duration.ZERO);
            assertThat(taken()).isGreaterThan(first);
        }
    }

    @Nested
    class The_limit_of_a_day {

        private Turn takeOf(int perDay, ZoneId zone) {
            return calls().take(new CallLimits(Duration.ZERO, HOUR, perDay, zone));
        }

        private void use(int turns, ZoneId zone) {
            for (int i = 0; i < turns; i++) {
                Turn turn = takeOf(turns, zone);
                assertThat(turn).isInstanceOf(Turn.Taken.class);
                calls().end(((Turn.Taken) turn).number(), Duration.ZERO);
            }
        }

        @Test
        void is_kept_exactly() {
            use(3, noon());
            assertThat(calls().today()).isEqualTo(3);
            assertThat(takeOf(3, noon())).isInstanceOf(Turn.LimitReached.class);
            assertThat(calls().today()).isEqualTo(3);
            assertThat(takeOf(4, noon())).isInstanceOf(Turn.Taken.class);
        }

        @Test
        void is_kept_exactly_by_many_who_ask_together() {
            List<Turn> turns = Together.run(12, i -> {
                Turn turn = takeOf(5, noon());
                for (int tries = 0; turn instanceof Turn.TooEarly && tries < 1_000_000; tries++) {
                    turn = takeOf(5, noon());
                }
                if (turn instanceof Turn.Taken taken) {
                    calls().end(taken.number(), Duration.ZERO);
                }
                return turn;
            });
            assertThat(turns).filteredOn(Turn.Taken.class::isInstance).hasSize(5);
            assertThat(turns).filteredOn(Turn.LimitReached.class::isInstance).hasSize(7);
        }

        @Test
        void is_told_before_a_pause_is() {
            use(2, noon());
            Turn last = takeOf(3, noon());
            calls().end(((Turn.Taken) last).number(), HOUR);
            assertThat(takeOf(3, noon())).isInstanceOf(Turn.LimitReached.class);
        }

        @Test
        void lasts_until_the_next_day_begins_in_the_zone() {
            ZoneId zone = zoneAtHour(20);
            use(2, zone);
            Turn turn = takeOf(2, zone);
            assertThat(turn).isInstanceOf(Turn.LimitReached.class);
            Instant now = now();
            LocalDate tomorrow = now.atZone(zone).toLocalDate().plusDays(1);
            Duration untilThen = Duration.between(now, tomorrow.atStartOfDay(zone));
            Duration wait = ((Turn.LimitReached) turn).pause();
            assertThat(wait).isBetween(untilThen, untilThen.plus(MINUTE));

            pass(wait);
            assertThat(calls().today()).isZero();
            use(2, zone);
            assertThat(takeOf(2, zone)).isInstanceOf(Turn.LimitReached.class);
        }
    }

    @Nested
    class Calls_of_today {

        @Test
        void are_none_at_first() {
            assertThat(calls().today()).isZero();
        }

        @Test
        void count_from_the_moment_they_are_allowed() {
            taken();
            assertThat(calls().today()).isEqualTo(1);
        }
    }
}
