package dev.nightshift.bootstrap.wiring;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobQueueContract;
import dev.nightshift.domain.batch.StaleClaim;
import dev.nightshift.domain.batch.WorkerId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** It is the queue that it measures. */
class MeteredJobQueueTest extends JobQueueContract {

    private final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InMemoryBatch batch = new InMemoryBatch(clock);
    private final BatchPorts ports = batch.ports().with(new MeteredJobQueue(batch.queue(), registry));

    @Override
    protected BatchPorts batch() {
        return ports;
    }

    @Override
    protected void letPass(Duration time) {
        clock.advance(time);
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected <T> T inOne(Supplier<T> work) {
        return batch.atomically(work);
    }

    private long timed(String what) {
        return registry.get("nightshift.batch." + what).timer().count();
    }

    private double counted(String what) {
        return registry.get("nightshift.batch." + what).counter().count();
    }

    @Nested
    class Its_meters {

        @Test
        void begin_at_nothing() {
            assertThat(timed("claim") + timed("checkpoint") + timed("settle")).isZero();
            assertThat(counted("claimed") + counted("taken.over")).isZero();
        }

        @Test
        void time_a_run_from_claim_to_end() {
            add(aJob());
            Claim claim = claim(register("a"));
            queue().advance(claim, new Advance("1", 1, 0, 0));
            queue().advance(claim, new Advance("2", 1, 0, 0));
            complete(completed(claim));

            assertThat(timed("claim")).isEqualTo(1);
            assertThat(timed("checkpoint")).isEqualTo(2);
            assertThat(timed("settle")).isEqualTo(1);
        }

        @Test
        void time_claims_that_find_nothing_and_count_units_that_are_found() {
            WorkerId worker = register("a");
            claim(worker, 5);
            add(aJob());
            add(aJob());
            claim(worker, 5);

            assertThat(timed("claim")).isEqualTo(2);
            assertThat(counted("claimed")).isEqualTo(2);
        }

        @Test
        void count_what_is_taken_over_and_time_what_is_refused() {
            add(aJob());
            Claim lost = claim(register("a"));
            letPass(LEASE.plusSeconds(1));
            queue().takeOver(LEASE);

            assertThatThrownBy(() -> queue().advance(lost, new Advance("1", 1, 0, 0)))
                    .isInstanceOf(StaleClaim.class);
            assertThat(counted("taken.over")).isEqualTo(1);
            assertThat(timed("checkpoint")).isEqualTo(1);
        }
    }
}
