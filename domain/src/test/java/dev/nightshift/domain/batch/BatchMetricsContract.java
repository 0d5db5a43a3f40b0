package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.batch.BatchMetrics.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link BatchMetrics} promise. The days are those of UTC. */
public abstract class BatchMetricsContract extends BatchContract {

    /** An hour earlier, so that midnight may pass while a test runs. */
    private Instant dayStart() {
        return now().minus(HOUR).truncatedTo(ChronoUnit.DAYS);
    }

    private Snapshot metrics() {
        return batch().metrics().read(dayStart());
    }

    @Nested
    class Nothing_was_done {

        @Test
        void all_is_zero() {
            Snapshot none = metrics();
            assertThat(none.active()).isZero();
            assertThat(none.queued()).isZero();
            assertThat(none.completed()).isZero();
            assertThat(none.failed()).isZero();
            assertThat(none.meanTime()).isZero();
            assertThat(none.itemsPerSecond()).isZero();
            assertThat(none.oldestWaiting()).isEmpty();
        }
    }

    @Nested
    class There_are_jobs {

        private final WorkerId worker = register("w");

        @Test
        void each_is_counted_by_its_state() {
            for (JobState state : JobState.values()) {
                made(state, worker);
            }
            Snapshot metrics = metrics();
            assertThat(metrics.active()).isEqualTo(4);
            assertThat(metrics.queued()).isEqualTo(1);
            assertThat(metrics.completed()).isEqualTo(1);
            assertThat(metrics.failed()).isEqualTo(2);
        }

        @Test
        void those_that_ended_before_the_day_are_not() {
            made(JobState.COMPLETED, worker);
            made(JobState.FAILED, worker);
            Snapshot tomorrow =
                    batch().metrics().read(now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS));
            assertThat(tomorrow.completed()).isZero();
            assertThat(tomorrow.failed()).isZero();
            assertThat(tomorrow.meanTime()).isZero();
        }

        @Test
        void partitions_are_not_counted() {
            add(aJob());
            split(claim(worker), "a", "b", "c");
            assertThat(metrics().active()).isEqualTo(1);
            assertThat(metrics().queued()).isZero();
            claim(worker, 10).forEach(claim -> complete(completed(claim)));
            assertThat(metrics().active()).isZero();
            assertThat(metrics().completed()).isEqualTo(1);
        }

        @Test
        void their_mean_time_runs_from_the_first_start_to_the_end() {
            add(aJob());
            Claim first = claim(worker);
            letPass(Duration.ofSeconds(100));
            complete(yielded(first));
            letPass(Duration.ofSeconds(100));
            complete(completed(claim(worker)));
            add(aJob());
            Claim second = claim(worker);
            letPass(Duration.ofSeconds(400));
            complete(completed(second));
            made(JobState.FAILED, worker);
            assertThat(metrics().meanTime()).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(330));
        }

        @Test
        void their_items_are_counted_over_their_time() {
            add(aJob());
            Claim ended = claim(worker);
            queue().advance(ended, chunk("500", 500));
            letPass(Duration.ofSeconds(100));
            complete(new RunEnd.Completed(ended, Optional.of(chunk("1000", 500))));
            add(aJob());
            Claim runs = claim(worker);
            queue().advance(runs, chunk("3000", 3_000));
            letPass(Duration.ofSeconds(100));
            assertThat(metrics().itemsPerSecond()).isCloseTo(20, within(2.0));
        }

        @Test
        void the_oldest_that_waits_has_waited_so_long() {
            add(aJob().with(Priority.LOW));
            letPass(Duration.ofSeconds(100));
            add(aJob().with(Priority.HIGH));
            add(aJob().notBefore(now().plus(HOUR)));
            assertThat(metrics().queued()).isEqualTo(3);
            assertThat(metrics().oldestWaiting().orElseThrow())
                    .isBetween(Duration.ofSeconds(99), Duration.ofSeconds(130));
            claim(worker, 10);
            assertThat(metrics().oldestWaiting()).isEmpty();
        }
    }

    @Nested
    class Things_are_counted_by_name {

        @Test
        void each_by_itself() {
            batch().metrics().count("apples", 2);
            batch().metrics().count("pears", 1);
            batch().metrics().count("apples", 3);
            assertThat(metrics().counts()).containsEntry("apples", 5L).containsEntry("pears", 1L);
        }

        @Test
        void by_many_at_once() {
            Together.run(8, i -> {
                IntStream.range(0, 10).forEach(n -> batch().metrics().count("apples", 1));
                return i;
            });
            assertThat(metrics().counts()).containsEntry("apples", 80L);
        }

        @Test
        void stale_writes_that_were_refused_are() {
            WorkerId worker = register("w");
            Claim claim = made(JobState.COMPLETED, worker).held();
            try {
                queue().advance(claim, chunk("1", 1));
            } catch (StaleClaim refused) {
                assertThat(metrics().counts()).containsEntry("stale_writes_refused", 1L);
            }
        }
    }
}
