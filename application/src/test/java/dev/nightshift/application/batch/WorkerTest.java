package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TryLater;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private final Engine engine = new Engine();

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Nested
    class A_chunked_job {

        @Test
        void writes_every_item_once_in_order() {
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(25));
        }

        @Test
        void writes_in_chunks_of_the_usual_size() {
            engine.copying(25);
            engine.runAll();
            assertThat(engine.type.writes()).extracting(List::size).containsExactly(10, 10, 5);
        }

        @Test
        void takes_the_chunk_size_of_its_parameters() {
            engine.copying(25, Map.of("chunkSize", 20L), Strategy.CHUNKED);
            engine.runAll();
            assertThat(engine.type.writes()).extracting(List::size).containsExactly(20, 5);
        }

        @Test
        void counts_its_progress() {
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.job(id).progress().done()).isEqualTo(25);
        }

        @Test
        void without_items_completes() {
            JobId id = engine.copying(0);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.type.writes()).isEmpty();
        }

        @Test
        void whose_items_end_with_a_chunk_completes() {
            JobId id = engine.copying(20);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).hasSize(20);
        }
    }

    @Nested
    class A_failure_that_may_pass {

        @Test
        void keeps_the_items_before_it_and_waits_a_second() {
            engine.type.onHandle((item, context) -> {
                if (item == 14) {
                    throw new IOException("the line is busy");
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.RETRY_WAIT);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(13));
            assertThat(engine.job(id).error()).contains("the line is busy");
            assertThat(engine.job(id).retryAt())
                    .isEqualTo(engine.clock.instant().plusSeconds(1));
        }

        @Test
        void is_retried_from_the_item_that_failed() {
            boolean[] busy = {true};
            engine.type.onHandle((item, context) -> {
                if (item == 14 && busy[0]) {
                    throw new IOException("the line is busy");
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            busy[0] = false;
            engine.pass(Duration.ofSeconds(1));
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(25));
        }

        @Test
        void ends_the_job_after_the_fourth_call_with_waits_of_1_2_and_4_seconds() {
            engine.type.onHandle((item, context) -> {
                throw new IOException("the line is busy");
            });
            JobId id = engine.copying(1);
            engine.runAll();
            for (int wait : new int[] {1, 2, 4}) {
                assertThat(engine.job(id).retryAt())
                        .isEqualTo(engine.clock.instant().plusSeconds(wait));
                engine.pass(Duration.ofSeconds(wait));
            }
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.job(id).attempts()).isEqualTo(4);
        }

        @Test
        void is_forgotten_once_a_chunk_is_kept() {
            int[] failures = {0};
            engine.type.onHandle((item, context) -> {
                if (item % 10 == 1 && item > 1 && failures[0] < item / 10 * 3) {
                    failures[0]++;
                    throw new IOException("the line is busy");
                }
            });
            JobId id = engine.copying(30);
            engine.runAll();
            for (int i = 0; i < 6; i++) {
                engine.pass(Duration.ofSeconds(4));
            }
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(failures[0]).isEqualTo(6);
        }

        @Test
        void rolls_back_the_chunk_that_it_meets_while_writing() {
            engine.type.onWrite((item, context) -> {
                if (item == 14) {
                    throw new IOException("the disk is slow");
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.RETRY_WAIT);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(10));
            assertThat(engine.job(id).progress().done()).isEqualTo(10);
        }
    }

    @Nested
    class A_bad_item {

        private void isBad(long bad) {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(2)).onHandle((item, context) -> {
                if (item == bad) {
                    throw new BadItem("no such number");
                }
            });
        }

        @Test
        void is_set_aside_with_its_error_and_the_others_go_on() {
            isBad(14);
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).hasSize(24).doesNotContain(14L);
            DeadItems.DeadItem dead =
                    engine.batch.deadItems().of(id, null, 10).items().get(0).item();
            assertThat(dead.payload()).isEqualTo("14");
            assertThat(dead.error()).isEqualTo("no such number");
            assertThat(engine.job(id).progress().skipped()).isEqualTo(1);
        }

        @Test
        void that_is_found_while_writing_is_found_by_halving() {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(2)).onWrite((item, context) -> {
                if (item == 14) {
                    throw new BadItem("no such number");
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries())
                    .hasSize(24)
                    .doesNotContain(14L)
                    .isSorted();
            assertThat(engine.batch.deadItems().of(id, null, 10).items()).hasSize(1);
        }

        @Test
        void beyond_the_limit_fails_the_job_and_keeps_what_was_before() {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(2)).onHandle((item, context) -> {
                if (item % 7 == 0) {
                    throw new BadItem("a multiple of seven");
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.job(id).error()).contains("more than 2 items").contains("a multiple of seven");
            assertThat(engine.unitOfWork.entries()).hasSize(18).doesNotContain(7L, 14L);
            assertThat(engine.job(id).progress().done()).isEqualTo(20);
        }

        @Test
        void fails_a_job_that_skips_none() {
            isBad(1);
            engine.type.treated(JobPolicy.DEFAULT);
            JobId id = engine.copying(5);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.job(id).attempts()).isEqualTo(1);
        }

        @Test
        void can_be_replayed_once_it_is_mended() {
            isBad(14);
            JobId id = engine.copying(25);
            engine.runAll();
            engine.type.onHandle((item, context) -> {});
            ReplayDeadItems replay = new ReplayDeadItems(
                    engine.transactions,
                    engine.batch.jobs(),
                    engine.batch.deadItems(),
                    engine.types,
                    engine.ids,
                    engine.audit,
                    engine.clock);
            JobId replaying = ((ReplayDeadItems.Outcome.Replaying) replay.replay(id, Engine.BOSS)).job();
            engine.runAll();
            assertThat(engine.state(replaying)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).hasSize(25).contains(14L);
            assertThat(engine.batch.deadItems().countOpen(id)).isZero();
            assertThat(replay.replay(id, Engine.BOSS)).isInstanceOf(ReplayDeadItems.Outcome.NothingOpen.class);
        }
    }

    @Nested
    class A_run_that_asks_to_be_tried_later {

        @Test
        void waits_for_as_long_as_it_says_however_often() {
            engine.type.onHandle((item, context) -> {
                throw new TryLater("the shop is closed", Duration.ofHours(9));
            });
            JobId id = engine.copying(1);
            engine.runAll();
            for (int day = 0; day < 10; day++) {
                assertThat(engine.state(id)).isEqualTo(JobState.RETRY_WAIT);
                assertThat(engine.job(id).error()).isEqualTo("the shop is closed");
                assertThat(engine.job(id).retryAt())
                        .isEqualTo(engine.clock.instant().plus(Duration.ofHours(9)));
                engine.pass(Duration.ofHours(9));
            }
        }
    }

    @Nested
    class A_run_that_asks_to_be_tried_later_than_any_calendar_goes {

        @Test
        void waits_for_a_hundred_years() {
            engine.type.onHandle((item, context) -> {
                throw new TryLater("the sun is closed", Duration.ofSeconds(Long.MAX_VALUE));
            });
            JobId id = engine.copying(1);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.RETRY_WAIT);
            assertThat(engine.job(id).retryAt())
                    .isEqualTo(engine.clock.instant().plus(Duration.ofDays(36_525)));
        }
    }

    @Nested
    class A_failure_for_good {

        @Test
        void fails_the_job_at_once_with_its_message() {
            engine.type.onHandle((item, context) -> {
                throw new JobFailed("the series has no data");
            });
            JobId id = engine.copying(5);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.job(id).error()).isEqualTo("the series has no data");
        }

        @Test
        void lets_the_job_be_started_again_from_its_checkpoint() {
            boolean[] broken = {true};
            engine.type.onHandle((item, context) -> {
                if (broken[0] && item == 14) {
                    throw new JobFailed("broken");
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            broken[0] = false;
            engine.commandJob.command(id, JobCommand.START, Engine.BOSS, "mended");
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(25));
        }
    }

    @Nested
    class A_command_while_a_job_runs {

        private JobId toldAt(long item, JobCommand command) {
            JobId[] id = new JobId[1];
            engine.type.onHandle((at, context) -> {
                if (at == item) {
                    engine.batch.jobs().control(context.job(), command, "boss", "lunch");
                }
            });
            id[0] = engine.copying(25);
            engine.runAll();
            engine.type.onHandle((at, context) -> {});
            return id[0];
        }

        @Test
        void pauses_it_at_the_end_of_the_chunk_and_resumes_at_the_next_item() {
            JobId id = toldAt(14, JobCommand.PAUSE);
            assertThat(engine.state(id)).isEqualTo(JobState.PAUSED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(20));
            engine.commandJob.command(id, JobCommand.RESUME, Engine.BOSS, null);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(25));
        }

        @Test
        void stops_it_at_the_end_of_the_chunk() {
            JobId id = toldAt(14, JobCommand.STOP);
            assertThat(engine.state(id)).isEqualTo(JobState.STOPPED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(20));
        }

        @Test
        void cancels_it_at_the_end_of_the_chunk() {
            JobId id = toldAt(14, JobCommand.CANCEL);
            assertThat(engine.state(id)).isEqualTo(JobState.CANCELLED);
        }

        @Test
        void that_comes_by_the_heartbeat_ends_the_chunk_at_the_item() {
            engine.type.onHandle((at, context) -> {
                if (at == 14) {
                    engine.batch.jobs().control(context.job(), JobCommand.PAUSE, "boss", null);
                    engine.worker.heartbeat();
                    assertThat(context.isEnding()).isTrue();
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.PAUSED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(14));
        }
    }

    @Nested
    class A_worker_that_was_taken_for_dead {

        @Test
        void keeps_nothing_more() {
            engine.type.onHandle((at, context) -> {
                if (at == 14) {
                    engine.clock.advance(Worker.LEASE.plusSeconds(1));
                    Worker other = engine.watching("two");
                    other.maintain();
                    engine.type.onHandle((any, anywhere) -> {});
                    other.work();
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(25));
            assertThat(engine.job(id).crashes()).isEqualTo(1);
        }

        @Test
        void begins_anew_with_its_next_beat() {
            engine.clock.advance(Worker.LEASE.plusSeconds(1));
            engine.watching("two").maintain();
            engine.worker.heartbeat();
            JobId id = engine.copying(5);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
        }
    }

    @Nested
    class A_partitioned_job {

        @Test
        void is_split_and_each_part_is_run() {
            JobId id = engine.copying(25, Map.of("partitions", 3L), Strategy.PARALLEL);
            engine.runAll();
            BatchJob job = engine.job(id);
            assertThat(job.state()).isEqualTo(JobState.COMPLETED);
            assertThat(job.partitions()).hasSize(3);
            assertThat(engine.unitOfWork.entries()).containsExactlyInAnyOrderElementsOf(upTo(25));
            assertThat(job.progress().done()).isEqualTo(25);
        }

        @Test
        void fails_when_a_part_fails_and_runs_only_that_again() {
            boolean[] broken = {true};
            engine.type.onHandle((at, context) -> {
                if (broken[0] && at == 3) {
                    throw new JobFailed("broken");
                }
            });
            JobId id = engine.copying(25, Map.of("partitions", 3L), Strategy.PARALLEL);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            broken[0] = false;
            engine.commandJob.command(id, JobCommand.START, Engine.BOSS, null);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).containsExactlyInAnyOrderElementsOf(upTo(25));
        }
    }

    @Nested
    class A_stream {

        @Test
        void commits_after_a_tenth_of_a_second() {
            engine.type.onHandle((at, context) -> engine.clock.advance(Duration.ofMillis(40)));
            engine.copying(7, Map.of(), Strategy.STREAM);
            engine.runAll();
            assertThat(engine.type.writes()).extracting(List::size).containsExactly(3, 3, 1);
        }
    }

    @Nested
    class A_job_that_takes_too_long {

        @Test
        void fails() {
            engine.type.onHandle((at, context) -> {
                engine.clock.advance(Duration.ofSeconds(10));
                engine.worker.heartbeat();
            });
            JobId id = engine.copying(25, Map.of("maxDuration", "PT1M"), Strategy.CHUNKED);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.job(id).error()).contains("maxDuration");
        }
    }

    @Nested
    class A_database_that_goes_away {

        @Test
        void charges_no_attempt_and_the_job_goes_on_where_it_was() {
            boolean[] away = {true};
            engine.type.onWrite((item, context) -> {
                if (item == 14 && away[0]) {
                    throw new StorageUnavailable("away", new IOException("gone"));
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            away[0] = false;
            engine.worker.heartbeat();
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(25));
            assertThat(engine.job(id).crashes()).isZero();
        }
    }

    @Nested
    class A_database_that_goes_away_while_a_type_writes {

        private final List<StorageUnavailable> away = new ArrayList<>();

        private JobId meeting(Exception failure) {
            away.add(new StorageUnavailable("away", null));
            engine.type.onWrite((item, context) -> {
                if (item == 14 && !away.isEmpty()) {
                    throw failure;
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            return id;
        }

        private void assertGoesOnUncharged(JobId id) {
            assertThat(engine.state(id)).isEqualTo(JobState.RUNNING);
            away.clear();
            engine.worker.heartbeat();
            assertThat(engine.state(id)).isEqualTo(JobState.QUEUED);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(25));
            assertThat(engine.job(id).crashes()).isZero();
            assertThat(engine.reasons(id)).containsOnlyOnce("the database was away");
        }

        @Test
        void charges_nothing_where_the_type_wraps_the_failure() {
            assertGoesOnUncharged(
                    meeting(new IllegalArgumentException("my own words", new StorageUnavailable("x", null))));
        }

        @Test
        void charges_nothing_where_another_failure_has_suppressed_it() {
            IOException clean = new IOException("cannot clean up");
            clean.addSuppressed(new StorageUnavailable("x", null));
            assertGoesOnUncharged(meeting(clean));
        }

        @Test
        void charges_nothing_where_the_causes_form_a_cycle() {
            IOException one = new IOException("one");
            IOException other = new IOException("other", one);
            one.initCause(other);
            other.addSuppressed(new StorageUnavailable("x", null));
            assertGoesOnUncharged(meeting(one));
        }

        @Test
        void is_no_excuse_for_a_failure_of_something_else() {
            JobId id = meeting(new IOException("the other database is away"));
            assertThat(engine.state(id)).isEqualTo(JobState.RETRY_WAIT);
            assertThat(engine.job(id).error()).isEqualTo("the other database is away");
        }
    }

    @Nested
    class A_database_that_comes_and_goes {

        private final FlakyQueue queue = new FlakyQueue(engine.batch.queue());
        private final Worker worker = engine.workerOn(queue, "two");

        @Test
        void lets_the_worker_claim_again_with_the_first_heartbeat_after_it() {
            queue.goAway();
            assertThatThrownBy(worker::work).isInstanceOf(StorageUnavailable.class);
            queue.comeBack();
            JobId id = engine.copying(5);
            assertThat(worker.work()).isZero();
            worker.heartbeat();
            assertThat(worker.work()).isEqualTo(1);
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
        }

        @Test
        void lets_it_claim_ever_later_the_sooner_it_goes_again() {
            for (int seconds : new int[] {0, 2, 4, 8, 8}) {
                queue.goAway();
                assertThatThrownBy(worker::work).isInstanceOf(StorageUnavailable.class);
                queue.comeBack();
                worker.heartbeat();
                JobId id = engine.copying(5);
                if (seconds > 0) {
                    engine.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
                    assertThat(worker.work()).isZero();
                    engine.clock.advance(Duration.ofMillis(1));
                }
                assertThat(worker.work()).isEqualTo(1);
                assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            }
        }

        @Test
        void has_what_was_claimed_without_an_answer_handed_back_uncharged() {
            JobId id = engine.copying(5);
            queue.loseAnswers();
            assertThatThrownBy(worker::work).isInstanceOf(StorageUnavailable.class);
            assertThat(engine.state(id)).isEqualTo(JobState.RUNNING);
            queue.comeBack();
            worker.heartbeat();
            assertThat(engine.state(id)).isEqualTo(JobState.QUEUED);
            assertThat(engine.job(id).crashes()).isZero();
            worker.work();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
        }

        @Test
        void does_not_make_workers_that_come_back_take_each_other_for_dead() {
            Worker other = engine.workerOn(queue, "three");
            JobId id = engine.copying(5);
            engine.type.onHandle((item, context) -> {
                if (item == 3) {
                    queue.goAway();
                    for (int second = 0; second < 60; second++) {
                        engine.clock.advance(Duration.ofSeconds(1));
                        assertThatThrownBy(worker::heartbeat).isInstanceOf(StorageUnavailable.class);
                        assertThatThrownBy(other::heartbeat).isInstanceOf(StorageUnavailable.class);
                    }
                    queue.comeBack();
                    other.heartbeat();
                    other.maintain();
                    engine.worker("fresh").maintain();
                    worker.heartbeat();
                    other.maintain();
                }
            });
            worker.work();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.job(id).crashes()).isZero();
        }

        @Test
        void does_not_save_a_worker_that_is_dead_indeed() {
            Worker other = engine.workerOn(queue, "three");
            JobId id = engine.copying(5);
            queue.loseAnswers();
            assertThatThrownBy(worker::work).isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(other::heartbeat).isInstanceOf(StorageUnavailable.class);
            queue.comeBack();
            for (int second = 0; second < 15; second++) {
                engine.clock.advance(Duration.ofSeconds(1));
                other.heartbeat();
                other.maintain();
            }
            assertThat(engine.job(id).crashes()).isEqualTo(1);
            assertThat(engine.state(id)).isEqualTo(JobState.QUEUED);
        }
    }

    @Nested
    class A_worker_that_did_not_hear_of_the_database_for_a_while {

        @Test
        void takes_nobody_for_dead_until_it_was_heard_for_a_lease() {
            Worker other = engine.watching("two");
            JobId id = engine.copying(5);
            engine.type.onHandle((item, context) -> {
                if (item == 3) {
                    engine.clock.advance(Duration.ofMinutes(1));
                    other.maintain();
                    other.heartbeat();
                    other.maintain();
                }
            });
            engine.runAll();
            assertThat(engine.job(id).crashes()).isZero();
        }
    }

    @Nested
    class A_completed_job {

        @Test
        void shows_no_error_of_an_earlier_run() {
            boolean[] busy = {true};
            engine.type.onHandle((item, context) -> {
                if (busy[0]) {
                    throw new IOException("the line is busy");
                }
            });
            JobId id = engine.copying(5);
            engine.runAll();
            assertThat(engine.job(id).error()).isEqualTo("the line is busy");
            busy[0] = false;
            engine.pass(Duration.ofSeconds(1));
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.job(id).error()).isNull();
        }
    }

    @Nested
    class The_log {

        @Test
        void holds_what_the_type_says() {
            engine.type.onHandle((at, context) -> context.log("item " + at));
            JobId id = engine.copying(3);
            engine.runAll();
            assertThat(engine.log(id)).containsExactly("item 1", "item 2", "item 3");
        }

        @Test
        void ends_with_a_line_that_says_so_when_it_is_full() {
            engine.type.onHandle((at, context) -> {
                for (int i = 0; i < 1_000; i++) {
                    context.log("line");
                }
            });
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.log(id)).hasSize(RunLog.MOST).last().asString().contains("dropped");
        }
    }

    @Nested
    class A_worker_that_leaves {

        @Test
        void hands_back_what_it_has_without_a_crash() throws InterruptedException {
            JobId[] id = new JobId[1];
            engine.type.onHandle((at, context) -> {
                if (at == 4) {
                    engine.worker.leave(Duration.ZERO);
                }
            });
            id[0] = engine.copying(25);
            engine.worker.work();
            assertThat(engine.job(id[0]).crashes()).isZero();
            engine.type.onHandle((at, context) -> {});
            engine.worker("two").work();
            assertThat(engine.state(id[0])).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).isEqualTo(upTo(25));
        }

        @Test
        void is_not_known_again_after_a_late_beat() throws InterruptedException {
            engine.worker.leave(Duration.ZERO);
            engine.worker.heartbeat();
            assertThat(engine.batch.queue().workers()).isEmpty();
        }
    }

    @Nested
    class A_worker_without_a_thread_for_a_run {

        @Test
        void gives_it_back_with_the_next_beat_and_starts_the_others() {
            JobId first = engine.copying(1);
            JobId second = engine.copying(1);
            int[] calls = {0};
            Worker worker = engine.worker("two", run -> {
                if (++calls[0] == 1) {
                    throw new RejectedExecutionException("full");
                }
                run.run();
            });
            assertThat(worker.work()).isEqualTo(2);
            assertThat(List.of(engine.state(first), engine.state(second)))
                    .containsExactlyInAnyOrder(JobState.RUNNING, JobState.COMPLETED);
            worker.heartbeat();
            assertThat(worker.room()).isEqualTo(4);
            worker.work();
            assertThat(List.of(engine.state(first), engine.state(second))).containsOnly(JobState.COMPLETED);
        }
    }
}
