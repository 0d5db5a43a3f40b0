package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.batch.UsageSource;
import dev.nightshift.domain.batch.WorkerLimits;
import dev.nightshift.domain.batch.WorkerUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OverloadTest {

    private final MovableClock clock = MovableClock.at("2026-01-05T09:00:00Z");
    private final FakeUsage process = new FakeUsage();
    private final Overload overload =
            new Overload(new WorkerLimits(85, OptionalInt.of(50)), Optional.of(process), clock);

    private boolean isOn() {
        overload.look();
        return overload.now().isPresent();
    }

    private boolean isOnAfter(Duration time) {
        clock.advance(time);
        return isOn();
    }

    @Nested
    class A_heap {

        @Test
        void that_is_above_the_limit_after_a_collection_keeps_from_new_work() {
            process.leaves(91);
            assertThat(isOn()).isTrue();
            assertThat(overload.now())
                    .contains("the heap of the worker is 91 % full after a collection, its limit is 85 %");
        }

        @Test
        void that_is_at_the_limit_does_not() {
            process.leaves(85);
            assertThat(isOn()).isFalse();
        }

        @Test
        void that_a_collection_frees_lets_the_worker_go_on_by_itself() {
            process.leaves(91);
            assertThat(isOn()).isTrue();
            process.leaves(40);
            assertThat(isOn()).isFalse();
        }
    }

    @Nested
    class Nobody_collects {

        @Test
        void a_collection_is_asked_for_after_ten_seconds_and_what_it_leaves_counts() {
            process.leaves(91);
            isOn();
            process.freed = 50;
            assertThat(isOnAfter(Duration.ofSeconds(9))).isTrue();
            assertThat(process.requests).isZero();
            isOnAfter(Duration.ofSeconds(1));
            assertThat(process.requests).isEqualTo(1);
            assertThat(isOn()).isFalse();
        }

        @Test
        void a_heap_that_stays_full_keeps_the_worker_from_work_and_is_collected_every_ten_seconds() {
            process.leaves(91);
            isOn();
            process.freed = 91;
            for (int second = 0; second < 120; second++) {
                assertThat(isOnAfter(Duration.ofSeconds(1))).isTrue();
            }
            assertThat(process.requests).isBetween(10, 12);
        }

        @Test
        void a_reading_of_a_minute_ago_counts_for_nothing_where_requests_are_ignored() {
            process.leaves(91);
            isOn();
            assertThat(isOnAfter(Duration.ofSeconds(59))).isTrue();
            assertThat(isOnAfter(Duration.ofSeconds(1))).isFalse();
            process.leaves(92);
            assertThat(isOn()).isTrue();
        }
    }

    @Nested
    class Processors {

        @Test
        void that_are_used_above_the_limit_keep_from_new_work_until_they_are_not() {
            process.cpu = 51;
            assertThat(isOn()).isTrue();
            assertThat(overload.now()).contains("the worker uses 51 % of the processors, its limit is 50 %");
            process.cpu = 50;
            assertThat(isOn()).isFalse();
        }
    }

    /** A process with a heap that is as the test says. */
    private static final class FakeUsage implements UsageSource {
        private double heap;
        private long collection;
        private double cpu;
        private double freed = -1;
        private int requests;

        void leaves(double percent) {
            heap = percent;
            collection++;
        }

        @Override
        public WorkerUsage read() {
            return new WorkerUsage(heap, collection, OptionalDouble.of(cpu));
        }

        @Override
        public void requestCollection() {
            requests++;
            if (freed >= 0) {
                leaves(freed);
            }
        }
    }
}
