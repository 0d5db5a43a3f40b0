package dev.nightshift.domain.popularity;

import static dev.nightshift.domain.popularity.PopularityRule.ACTIVITY;
import static dev.nightshift.domain.popularity.PopularityRule.RECENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.Together;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link PopularCache} promises. */
public abstract class PopularCacheContract {

    private static final Freshness FRESHNESS =
            new Freshness(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final Duration TICK = Duration.ofNanos(1);

    private final MovableClock clock = MovableClock.at("2026-03-02T12:00:00Z");
    private final Instant start = clock.instant();
    private final Queue<Runnable> refreshes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger computations = new AtomicInteger();
    private final PopularCache cache = cache(FRESHNESS, refreshes::add, clock);

    /** An empty cache, which refreshes by this executor and takes the time from this clock. */
    protected abstract PopularCache cache(Freshness freshness, Executor refreshing, InstantSource clock);

    private PopularList computed() {
        computations.incrementAndGet();
        return PopularList.of(List.of(), clock.instant());
    }

    private PopularList get() {
        return cache.get(RECENT, this::computed);
    }

    private PopularList getFailing() {
        return cache.get(RECENT, () -> {
            throw new IllegalStateException("no ranking today");
        });
    }

    private PopularList of(Instant instant) {
        return PopularList.of(List.of(), instant);
    }

    private void runRefreshes() {
        while (!refreshes.isEmpty()) {
            refreshes.remove().run();
        }
    }

    @Nested
    class Nothing_is_kept {

        @Test
        void fifty_callers_get_one_computation() {
            List<PopularList> lists = Together.run(50, i -> get());
            assertThat(computations).hasValue(1);
            assertThat(lists).hasSize(50).containsOnly(of(start));
        }

        @Test
        void those_who_come_while_it_is_computed_wait_for_it() {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch finish = new CountDownLatch(1);
            List<PopularList> lists = Together.run(9, i -> {
                if (i == 0) {
                    return cache.get(RECENT, () -> {
                        begun.countDown();
                        Together.await(finish);
                        return computed();
                    });
                }
                Together.await(begun);
                if (i == 8) {
                    finish.countDown();
                }
                return get();
            });
            assertThat(computations).hasValue(1);
            assertThat(lists).containsOnly(of(start));
        }

        @Test
        void a_failure_reaches_all_who_wait_and_the_next_caller_computes_anew() {
            List<Boolean> failed = Together.run(8, i -> {
                try {
                    getFailing();
                    return false;
                } catch (IllegalStateException failure) {
                    return "no ranking today".equals(failure.getMessage());
                }
            });
            assertThat(failed).containsOnly(true);
            assertThat(get()).isEqualTo(of(start));
        }

        @Test
        void each_rule_has_its_own_list() {
            get();
            clock.advance(TICK);
            assertThat(cache.get(ACTIVITY, PopularCacheContract.this::computed)).isEqualTo(of(start.plus(TICK)));
            assertThat(get()).isEqualTo(of(start));
        }
    }

    @Nested
    class A_list_is_kept {

        private final PopularList kept = get();

        private void at(Duration age) {
            clock.moveTo(start.plus(age));
        }

        @Test
        void it_is_shown_as_it_is_until_it_is_no_longer_fresh() {
            at(FRESHNESS.fresh().minus(TICK));
            assertThat(get()).isEqualTo(kept);
            assertThat(refreshes).isEmpty();
        }

        @Test
        void a_stale_one_is_answered_at_once_while_one_refresh_is_under_way() {
            at(FRESHNESS.fresh());
            assertThat(Together.run(8, i -> get())).containsOnly(kept);
            assertThat(refreshes).hasSize(1);
            assertThat(computations).hasValue(1);

            runRefreshes();

            assertThat(computations).hasValue(2);
            assertThat(get()).isEqualTo(of(clock.instant()));
            assertThat(refreshes).isEmpty();
        }

        @Test
        void it_is_stale_up_to_its_limit_and_beyond_that_the_caller_waits_for_a_new_one() {
            at(FRESHNESS.stale().minus(TICK));
            assertThat(get()).isEqualTo(kept);
            at(FRESHNESS.stale());
            assertThat(get()).isEqualTo(of(clock.instant()));
            assertThat(refreshes).hasSize(1);
        }

        @Test
        void it_is_shown_in_need_marked_as_degraded() {
            at(FRESHNESS.kept().minus(TICK));
            assertThat(getFailing()).isEqualTo(kept.asDegraded());
        }

        @Test
        void too_old_it_is_not_shown_even_in_need() {
            at(FRESHNESS.kept());
            assertThatThrownBy(PopularCacheContract.this::getFailing).hasMessage("no ranking today");
        }

        @Test
        void a_failed_refresh_marks_it_as_degraded_until_another_succeeds() {
            at(FRESHNESS.fresh());
            assertThat(getFailing()).isEqualTo(kept);
            runRefreshes();
            assertThat(get()).isEqualTo(kept.asDegraded());

            clock.advance(Duration.ofMinutes(1));
            get();
            runRefreshes();

            assertThat(get()).isEqualTo(of(clock.instant()));
        }

        @Test
        void a_refresh_that_never_begins_holds_up_nobody() {
            at(FRESHNESS.fresh());
            get();
            refreshes.clear();
            at(FRESHNESS.stale());
            assertThat(get()).isEqualTo(of(clock.instant()));
        }

        @Test
        void a_refresh_that_comes_late_does_not_compute_again() {
            at(FRESHNESS.fresh());
            get();
            at(FRESHNESS.stale());
            get();
            runRefreshes();
            assertThat(computations).hasValue(2);
        }
    }

    @Nested
    class Lists_are_evicted {

        @Test
        void the_next_caller_computes_anew() {
            get();
            clock.advance(TICK);
            cache.evict();
            assertThat(get()).isEqualTo(of(clock.instant()));
        }

        @Test
        void not_even_in_need_is_the_old_one_shown() {
            get();
            cache.evict();
            assertThatThrownBy(PopularCacheContract.this::getFailing).hasMessage("no ranking today");
        }

        @Test
        void what_is_being_computed_is_answered_and_not_kept() {
            Supplier<PopularList> evictedMeanwhile = () -> {
                PopularList list = computed();
                cache.evict();
                return list;
            };
            PopularList old = cache.get(RECENT, evictedMeanwhile);
            clock.advance(TICK);
            assertThat(old).isEqualTo(of(start));
            assertThat(get()).isEqualTo(of(clock.instant()));
        }

        @Test
        void who_comes_after_does_not_wait_for_what_began_before() {
            PopularList old = cache.get(RECENT, () -> {
                PopularList list = computed();
                cache.evict();
                clock.advance(TICK);
                assertThat(get()).isEqualTo(of(start.plus(TICK)));
                return list;
            });
            assertThat(old).isEqualTo(of(start));
            assertThat(get()).isEqualTo(of(start.plus(TICK)));
        }
    }

    @Nested
    class Whoever_does_not_want_to_wait {

        @Test
        void finds_nothing_before_a_list_was_computed() {
            assertThat(cache.fresh(RECENT)).isEmpty();
            assertThat(computations).hasValue(0);
        }

        @Test
        void finds_the_very_list_that_was_computed_by_its_rule() {
            PopularList list = get();
            assertThat(cache.fresh(RECENT)).containsSame(list);
            assertThat(cache.fresh(ACTIVITY)).isEmpty();
        }

        @Test
        void finds_it_as_long_as_it_is_fresh() {
            get();
            clock.advance(FRESHNESS.fresh().minus(TICK));
            assertThat(cache.fresh(RECENT)).isPresent();
            clock.advance(TICK);
            assertThat(cache.fresh(RECENT)).isEmpty();
        }

        @Test
        void finds_nothing_after_an_eviction() {
            get();
            cache.evict();
            assertThat(cache.fresh(RECENT)).isEmpty();
        }
    }
}
