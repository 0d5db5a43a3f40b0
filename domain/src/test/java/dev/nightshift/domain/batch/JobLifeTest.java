package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.CANCELLED;
import static dev.nightshift.domain.batch.JobState.CANCELLING;
import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.FAILED;
import static dev.nightshift.domain.batch.JobState.PAUSED;
import static dev.nightshift.domain.batch.JobState.PAUSING;
import static dev.nightshift.domain.batch.JobState.PENDING;
import static dev.nightshift.domain.batch.JobState.QUARANTINED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RETRY_WAIT;
import static dev.nightshift.domain.batch.JobState.RUNNING;
import static dev.nightshift.domain.batch.JobState.STOPPED;
import static dev.nightshift.domain.batch.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobLifeTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final JobId JOB = JobId.firstOf(NOW);
    private static final WorkerId WORKER = new WorkerId(new UUID(1, 1));

    private final Rows rows = new Rows();
    private final JobLife<Row> life = new JobLife<>(rows);
    private final Row job = rows.whole;

    private static final class Row extends Task {
        Row(TaskId task, JobState state) {
            super(task, state, NOW.minusSeconds(60));
        }
    }

    /** One job with its partitions. */
    private static final class Rows implements JobLife.Store<Row> {
        final Row whole = new Row(TaskId.whole(JOB), QUEUED);
        final List<Row> partitions = new ArrayList<>();
        final List<String> history = new ArrayList<>();
        int readings;

        @Override
        public Row wholeOf(Row partition) {
            return whole;
        }

        @Override
        public List<Row> partitionsOf(JobId id) {
            return List.copyOf(partitions);
        }

        @Override
        public List<JobLife.Partition> allPartitionsOf(JobId id) {
            readings++;
            return partitions.stream()
                    .map(row -> new JobLife.Partition(row.id().partition(), row.state(), row.error()))
                    .toList();
        }

        @Override
        public void changed(Row task, JobState from, String actor, @Nullable String why) {
            history.add("%d %s>%s by %s: %s".formatted(task.id().partition(), from, task.state(), actor, why));
        }

        @Override
        public void split(Row job, List<Slice> slices, JobState first, String actor, Instant now) {
            slices.forEach(slice -> partitions.add(new Row(new TaskId(JOB, partitions.size() + 1), first)));
        }
    }

    private Row claimed(Row task) {
        life.claimed(task, WORKER, "w", null);
        rows.history.clear();
        return task;
    }

    private static Claim claimOf(Row task) {
        return new Claim(
                task.id(),
                task.token(),
                WORKER,
                TypeName.of("NOTHING"),
                Strategy.CHUNKED,
                Map.of(),
                0,
                Progress.NONE,
                null,
                null,
                false,
                false,
                null,
                0,
                "ann");
    }

    private void failed(Row task, String error) {
        life.ended(task, new RunEnd.Failed(claimOf(task), error), "w", NOW);
    }

    private void completed(Row task) {
        life.ended(task, new RunEnd.Completed(claimOf(task), Optional.empty()), "w", NOW);
    }

    private void retried(Row task) {
        life.ended(task, new RunEnd.Retried(claimOf(task), "away", Duration.ofSeconds(7)), "w", NOW);
    }

    private void yielded(Row task) {
        life.ended(task, new RunEnd.Yielded(claimOf(task), "let go"), "w", NOW);
    }

    private void split(int slices) {
        claimed(job);
        life.ended(
                job,
                new RunEnd.Split(
                        claimOf(job),
                        IntStream.range(0, slices)
                                .mapToObj(i -> new Slice("s" + i, OptionalLong.empty()))
                                .toList()),
                "w",
                NOW);
        rows.history.clear();
    }

    private Row partition(int number) {
        return rows.partitions.get(number - 1);
    }

    private void command(JobCommand command) {
        assertThat(life.commanded(job, command, null, "ann", "so", NOW).isChange())
                .isTrue();
    }

    @Nested
    class A_claim {

        @Test
        void gives_the_task_to_the_worker_under_a_new_token_and_charges_a_run() {
            life.claimed(job, WORKER, "w", NOW.plusSeconds(9));
            assertThat(job.state()).isEqualTo(RUNNING);
            assertThat(job.token()).isEqualTo(1);
            assertThat(job.streak()).isEqualTo(1);
            assertThat(job.worker()).isEqualTo(WORKER);
            assertThat(job.deadline()).isEqualTo(NOW.plusSeconds(9));
            assertThat(job.isClaimedBy(claimOf(job))).isTrue();
            assertThat(rows.history).containsExactly("0 QUEUED>RUNNING by w: null");
        }

        @Test
        void leaves_a_deadline_as_it_is() {
            job.limitTo(NOW.plusSeconds(1));
            life.claimed(job, WORKER, "w", NOW.plusSeconds(9));
            assertThat(job.deadline()).isEqualTo(NOW.plusSeconds(1));
            assertThat(job.isOverdue(NOW)).isFalse();
            assertThat(job.isOverdue(NOW.plusSeconds(1))).isTrue();
        }

        @Test
        void holds_no_longer_after_another_claim_or_the_end() {
            Claim first = claimOf(claimed(job));
            yielded(job);
            assertThat(job.isClaimedBy(first)).isFalse();
            claimed(job);
            assertThat(job.isClaimedBy(first)).isFalse();
        }
    }

    @Nested
    class The_end_of_a_run {

        @Test
        void that_completed_stores_the_last_chunk_and_forgets_the_error() {
            claimed(job);
            job.failed("before");
            Advance last = new Advance("9", 10, 2, 3, OptionalLong.of(10));
            life.ended(job, new RunEnd.Completed(claimOf(job), Optional.of(last)), "w", NOW);
            assertThat(job.state()).isEqualTo(COMPLETED);
            assertThat(job.error()).isNull();
            assertThat(job.worker()).isNull();
            assertThat(job.checkpoint()).isEqualTo("9");
            assertThat(job.logLines()).isEqualTo(3);
            assertThat(job.progress()).isEqualTo(new Progress(10, 2, OptionalLong.of(10)));
            assertThat(job.streak()).isZero();
            assertThat(rows.history).containsExactly("0 RUNNING>COMPLETED by w: null");
        }

        @Test
        void that_failed_says_why_and_charges_no_crash() {
            failed(claimed(job), "no such file");
            assertThat(job.state()).isEqualTo(FAILED);
            assertThat(job.error()).isEqualTo("no such file");
            assertThat(job.streak()).isZero();
            assertThat(rows.history).containsExactly("0 RUNNING>FAILED by w: no such file");
        }

        @Test
        void that_cannot_be_read_sets_the_task_aside() {
            claimed(job);
            life.ended(job, new RunEnd.Quarantined(claimOf(job), "unreadable"), "w", NOW);
            assertThat(job.state()).isEqualTo(QUARANTINED);
            assertThat(job.error()).isEqualTo("unreadable");
            assertThat(job.reason()).isEqualTo("unreadable");
        }

        @Test
        void that_is_to_be_tried_again_waits_for_its_time() {
            retried(claimed(job));
            assertThat(job.state()).isEqualTo(RETRY_WAIT);
            assertThat(job.due()).isEqualTo(NOW.plusSeconds(7));
            assertThat(job.retries()).isEqualTo(1);
            assertThat(job.isResuming()).isFalse();
            life.timeHasCome(job, "queue");
            assertThat(job.state()).isEqualTo(QUEUED);
            assertThat(rows.history).last().isEqualTo("0 RETRY_WAIT>QUEUED by queue: it is time to try again");
        }

        @Test
        void that_let_go_continues_without_an_attempt_of_its_own() {
            yielded(claimed(job));
            assertThat(job.state()).isEqualTo(QUEUED);
            assertThat(job.isResuming()).isTrue();
            assertThat(job.reason()).isEqualTo("let go");
        }

        @ParameterizedTest
        @CsvSource({"PAUSE, PAUSED", "STOP, STOPPED", "CANCEL, CANCELLED"})
        void that_somebody_asked_for_is_what_was_asked_and_keeps_the_reason(JobCommand command, JobState end) {
            claimed(job);
            command(command);
            retried(job);
            assertThat(job.state()).isEqualTo(end);
            assertThat(job.reason()).isEqualTo("so");
        }

        @Test
        void of_a_chunk_starts_the_count_of_retries_and_crashes_anew() {
            job.loadRuns(2, 3, 4, false);
            job.commit(new Advance("1", 1, 0, 0));
            assertThat(job.streak()).isZero();
            assertThat(job.retries()).isZero();
            assertThat(job.crashes()).isEqualTo(4);
        }

        @Test
        void is_refused_where_there_is_no_run() {
            assertThatThrownBy(() -> failed(job, "never")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class A_worker_that_dies {

        @Test
        void leaves_its_task_to_others_and_the_next_run_is_an_attempt() {
            life.died(claimed(job), "w");
            assertThat(job.state()).isEqualTo(QUEUED);
            assertThat(job.crashes()).isEqualTo(1);
            assertThat(job.streak()).isEqualTo(1);
            assertThat(job.isResuming()).isFalse();
            assertThat(rows.history).containsExactly("0 RUNNING>QUEUED by w: worker w was considered dead");
        }

        @Test
        void as_the_third_in_a_row_sets_the_task_aside() {
            for (int i = 0; i < JobLife.MOST_CRASHES; i++) {
                assertThat(job.state()).isEqualTo(QUEUED);
                life.died(claimed(job), "w" + i);
            }
            assertThat(job.state()).isEqualTo(QUARANTINED);
            assertThat(job.error()).isEqualTo("its worker died 3 times in a row, last w2");
        }

        @Test
        void while_the_job_was_to_be_cancelled_ends_it_as_cancelled() {
            job.loadRuns(2, 0, 2, false);
            claimed(job);
            command(JobCommand.CANCEL);
            life.died(job, "w");
            assertThat(job.state()).isEqualTo(CANCELLED);
        }

        @Test
        void in_order_hands_its_task_back_uncharged() {
            life.handedBack(claimed(job), "w", "worker w retired");
            assertThat(job.state()).isEqualTo(QUEUED);
            assertThat(job.streak()).isZero();
            assertThat(job.crashes()).isZero();
            assertThat(job.isResuming()).isTrue();
            assertThat(job.reason()).isEqualTo("worker w retired");
        }
    }

    @Nested
    class A_command {

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"FAILED", "QUARANTINED", "STOPPED"})
        void to_start_after_an_end_begins_anew_at_the_checkpoint(JobState end) {
            Row ended = new Row(TaskId.whole(JOB), end);
            ended.loadRuns(2, 3, 4, true);
            ended.loadTexts("an error", "why");
            ended.loadWork("5", new Progress(5, 1, OptionalLong.of(9)), 7);
            ended.limitTo(NOW);
            life.commanded(ended, JobCommand.START, null, "ann", "again", NOW);
            assertThat(ended.state()).isEqualTo(QUEUED);
            assertThat(ended.retries()).isZero();
            assertThat(ended.streak()).isZero();
            assertThat(ended.crashes()).isEqualTo(4);
            assertThat(ended.error()).isNull();
            assertThat(ended.deadline()).isNull();
            assertThat(ended.isResuming()).isFalse();
            assertThat(ended.checkpoint()).isEqualTo("5");
            assertThat(ended.due()).isEqualTo(NOW);
            assertThat(ended.reason()).isEqualTo("again");
        }

        @Test
        void to_resume_keeps_what_was_charged() {
            Row paused = new Row(TaskId.whole(JOB), PAUSED);
            paused.loadRuns(2, 3, 4, true);
            life.commanded(paused, JobCommand.RESUME, null, "ann", null, NOW);
            assertThat(paused.retries()).isEqualTo(3);
            assertThat(paused.isResuming()).isTrue();
        }

        @Test
        void to_start_waits_for_the_time_before_which_the_job_must_not_run() {
            Row pending = new Row(TaskId.whole(JOB), PENDING);
            life.commanded(pending, JobCommand.START, NOW.plusSeconds(5), "ann", null, NOW);
            assertThat(pending.due()).isEqualTo(NOW.plusSeconds(5));
            Row late = new Row(TaskId.whole(JOB), PENDING);
            life.commanded(late, JobCommand.START, NOW.minusSeconds(5), "ann", null, NOW);
            assertThat(late.due()).isEqualTo(NOW);
        }

        @Test
        void that_the_state_does_not_allow_is_refused() {
            Row done = new Row(TaskId.whole(JOB), COMPLETED);
            assertThat(life.commanded(done, JobCommand.CANCEL, null, "ann", null, NOW))
                    .isEqualTo(new BatchJobs.CommandResult.Illegal(COMPLETED));
            assertThat(done.state()).isEqualTo(COMPLETED);
            assertThat(rows.history).isEmpty();
        }

        @Test
        void that_asks_for_the_state_that_is_there_changes_nothing() {
            Row paused = new Row(TaskId.whole(JOB), PAUSED);
            BatchJobs.CommandResult result = life.commanded(paused, JobCommand.PAUSE, null, "ann", null, NOW);
            assertThat(result).isEqualTo(new BatchJobs.CommandResult.CarriedOut(PAUSED, PAUSED));
            assertThat(result.isChange()).isFalse();
            assertThat(rows.history).isEmpty();
        }
    }

    @Nested
    class A_job_that_is_split {

        @Test
        void runs_as_its_partitions_and_belongs_to_no_worker() {
            split(3);
            assertThat(job.state()).isEqualTo(RUNNING);
            assertThat(job.worker()).isNull();
            assertThat(job.runsAsPartitions()).isTrue();
            assertThat(job.activePartitions()).isEqualTo(3);
            assertThat(rows.partitions).hasSize(3);
            assertThat(rows.readings).isZero();
        }

        @Test
        void completes_with_its_last_partition_and_reads_them_only_then() {
            split(2);
            completed(claimed(partition(1)));
            assertThat(job.state()).isEqualTo(RUNNING);
            assertThat(job.activePartitions()).isEqualTo(1);
            assertThat(rows.readings).isZero();
            completed(claimed(partition(2)));
            assertThat(job.state()).isEqualTo(COMPLETED);
            assertThat(job.activePartitions()).isZero();
            assertThat(rows.readings).isEqualTo(1);
        }

        @Test
        void goes_on_while_a_partition_waits_to_be_tried_again() {
            split(2);
            completed(claimed(partition(1)));
            retried(claimed(partition(2)));
            assertThat(job.state()).isEqualTo(RUNNING);
            assertThat(job.activePartitions()).isEqualTo(1);
        }

        @Test
        void fails_with_its_first_failed_partition_when_the_others_have_ended() {
            split(3);
            completed(claimed(partition(1)));
            failed(claimed(partition(3)), "late");
            failed(claimed(partition(2)), "bad");
            assertThat(job.state()).isEqualTo(FAILED);
            assertThat(job.error()).isEqualTo("partition 2: bad");
            assertThat(job.reason()).isEqualTo("partition 2: bad");
        }

        @Test
        void is_set_aside_rather_than_failed_when_a_partition_was_set_aside() {
            split(2);
            failed(claimed(partition(1)), "bad");
            claimed(partition(2));
            life.ended(partition(2), new RunEnd.Quarantined(claimOf(partition(2)), "worse"), "w", NOW);
            assertThat(job.state()).isEqualTo(QUARANTINED);
            assertThat(job.error()).isEqualTo("partition 2: worse");
        }

        @Test
        void into_nothing_completes_at_once() {
            split(0);
            assertThat(job.state()).isEqualTo(COMPLETED);
        }

        @Test
        void after_it_was_asked_to_stop_stops_instead() {
            claimed(job);
            command(JobCommand.STOP);
            life.ended(job, new RunEnd.Split(claimOf(job), List.of(new Slice("s", OptionalLong.empty()))), "w", NOW);
            assertThat(job.state()).isEqualTo(STOPPED);
            assertThat(rows.partitions).isEmpty();
        }

        @Test
        void and_paused_pauses_when_the_partitions_that_run_have_let_go() {
            split(3);
            claimed(partition(1));
            command(JobCommand.PAUSE);
            assertThat(job.state()).isEqualTo(PAUSING);
            assertThat(partition(1).state()).isEqualTo(PAUSING);
            assertThat(partition(2).state()).isEqualTo(PAUSED);
            yielded(partition(1));
            assertThat(job.state()).isEqualTo(PAUSED);
            assertThat(job.isResuming()).isTrue();
            assertThat(job.reason()).isEqualTo("so");
            assertThat(rows.readings).isZero();
        }

        @Test
        void and_cancelled_leaves_partitions_alone_that_have_ended() {
            split(2);
            completed(claimed(partition(1)));
            command(JobCommand.CANCEL);
            assertThat(partition(1).state()).isEqualTo(COMPLETED);
            assertThat(partition(2).state()).isEqualTo(CANCELLED);
            assertThat(job.state()).isEqualTo(CANCELLED);
        }

        @Test
        void and_resumed_while_it_pauses_lets_its_paused_partitions_go_on() {
            split(2);
            claimed(partition(1));
            command(JobCommand.PAUSE);
            command(JobCommand.RESUME);
            assertThat(job.state()).isEqualTo(RUNNING);
            assertThat(partition(1).state()).isEqualTo(RUNNING);
            assertThat(partition(2).state()).isEqualTo(QUEUED);
            assertThat(partition(2).due()).isEqualTo(NOW);
            assertThat(job.activePartitions()).isEqualTo(2);
        }

        @Test
        void and_started_again_runs_those_partitions_that_have_not_completed_until_its_deadline() {
            split(2);
            completed(claimed(partition(1)));
            failed(claimed(partition(2)), "bad");
            command(JobCommand.START);
            life.claimed(job, WORKER, "w", NOW.plusSeconds(99));
            life.ended(job, new RunEnd.Split(claimOf(job), List.of()), "w", NOW);
            assertThat(partition(1).state()).isEqualTo(COMPLETED);
            assertThat(partition(2).state()).isEqualTo(QUEUED);
            assertThat(partition(2).error()).isNull();
            assertThat(partition(2).deadline()).isEqualTo(NOW.plusSeconds(99));
            assertThat(job.state()).isEqualTo(RUNNING);
            assertThat(job.activePartitions()).isEqualTo(1);
            completed(claimed(partition(2)));
            assertThat(job.state()).isEqualTo(COMPLETED);
            assertThat(job.error()).isNull();
        }

        @Test
        void whose_partition_kills_its_workers_is_set_aside() {
            split(1);
            for (int i = 0; i < JobLife.MOST_CRASHES; i++) {
                life.died(claimed(partition(1)), "w");
            }
            assertThat(partition(1).state()).isEqualTo(QUARANTINED);
            assertThat(job.state()).isEqualTo(QUARANTINED);
        }
    }

    @Nested
    class The_end_of_a_parent {

        @ParameterizedTest
        @EnumSource(JobState.class)
        void releases_those_that_wait_for_it_only_when_it_completed(JobState end) {
            assertThat(JobLife.releasesDependants(end)).isEqualTo(end == COMPLETED);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"PENDING", "QUEUED", "PAUSED", "STOPPED", "RETRY_WAIT"})
        void otherwise_cancels_them_with_the_reason(JobState before) {
            Row waiting = new Row(TaskId.whole(JOB), before);
            assertThat(life.parentEnded(waiting, JOB, FAILED, "ann")).isTrue();
            assertThat(waiting.state()).isEqualTo(CANCELLED);
            assertThat(waiting.reason()).isEqualTo("It depends on the job %s, which is FAILED.".formatted(JOB));
        }

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"COMPLETED", "FAILED", "QUARANTINED", "CANCELLED"})
        void leaves_those_alone_that_have_ended_themselves(JobState end) {
            Row ended = new Row(TaskId.whole(JOB), end);
            assertThat(life.parentEnded(ended, JOB, FAILED, "ann")).isFalse();
            assertThat(ended.state()).isEqualTo(end);
            assertThat(rows.history).isEmpty();
        }

        @Test
        void asks_one_that_runs_to_end() {
            claimed(job);
            life.parentEnded(job, JOB, CANCELLED, "ann");
            assertThat(job.state()).isEqualTo(CANCELLING);
        }
    }

    @Nested
    class A_task {

        @Test
        void is_the_same_when_it_is_copied() {
            job.loadClaim(7, WORKER);
            job.loadRuns(1, 2, 3, true);
            job.loadWork("c", new Progress(5, 1, OptionalLong.of(9)), 4);
            job.loadTexts("e", "r");
            job.loadDeadline(NOW);
            job.loadPartitions(true, 6);
            Task copy = new Task(job) {};
            assertThat(copy).usingRecursiveComparison().isEqualTo(job);
            assertThat(copy.isSplit()).isTrue();
            assertThat(copy.job()).isEqualTo(JOB);
        }

        @ParameterizedTest
        @EnumSource(JobState.class)
        void is_ready_when_it_is_queued_and_its_time_has_come(JobState state) {
            Row task = new Row(TaskId.whole(JOB), state);
            assertThat(task.isReady(task.due())).isEqualTo(state == QUEUED);
            assertThat(task.isReady(task.due().minusMillis(1))).isFalse();
        }

        @ParameterizedTest
        @EnumSource(JobState.class)
        void waits_for_its_time_before_a_retry_or_while_it_is_queued_early(JobState state) {
            Row task = new Row(TaskId.whole(JOB), state);
            assertThat(task.waitsForItsTime(task.due().minusMillis(1)))
                    .isEqualTo(state == QUEUED || state == RETRY_WAIT);
            assertThat(task.waitsForItsTime(task.due())).isEqualTo(state == RETRY_WAIT);
        }

        @ParameterizedTest
        @EnumSource(JobState.class)
        void is_active_or_has_ended_as_its_state_says(JobState state) {
            Row task = new Row(TaskId.whole(JOB), state);
            assertThat(task.isActive()).isEqualTo(state.isActive());
            assertThat(task.hasEnded()).isEqualTo(state.isFinished());
        }

        @ParameterizedTest
        @EnumSource(JobState.class)
        void may_do_something_by_itself_while_it_waits_or_runs(JobState state) {
            boolean underWay = List.of(QUEUED, RETRY_WAIT, RUNNING, PAUSING, STOPPING, CANCELLING)
                    .contains(state);
            assertThat(new Row(TaskId.whole(JOB), state).isUnderWay()).isEqualTo(underWay);
        }
    }
}
