package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobCommand.CANCEL;
import static dev.nightshift.domain.batch.JobCommand.PAUSE;
import static dev.nightshift.domain.batch.JobCommand.RESUME;
import static dev.nightshift.domain.batch.JobCommand.START;
import static dev.nightshift.domain.batch.JobCommand.STOP;
import static dev.nightshift.domain.batch.JobState.CANCELLED;
import static dev.nightshift.domain.batch.JobState.CANCELLING;
import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.FAILED;
import static dev.nightshift.domain.batch.JobState.PAUSED;
import static dev.nightshift.domain.batch.JobState.PAUSING;
import static dev.nightshift.domain.batch.JobState.QUARANTINED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RUNNING;
import static dev.nightshift.domain.batch.JobState.STOPPED;
import static dev.nightshift.domain.batch.JobState.STOPPING;
import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.batch.JobQueue.Lane;
import dev.nightshift.domain.batch.JobQueue.LiveWorker;
import dev.nightshift.domain.batch.JobQueue.Request;
import dev.nightshift.domain.batch.JobQueue.StaleWorker;
import dev.nightshift.domain.batch.JobQueue.Want;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link JobQueue} promises. */
public abstract class JobQueueContract extends BatchContract {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<Ending> WAYS = List.of(Ending.values());

    /** Every state that a run can end in, with every way in which it can end. */
    static Stream<Arguments> endings() {
        return Stream.of(RUNNING, PAUSING, STOPPING, CANCELLING)
                .flatMap(state -> Stream.of(Ending.values()).map(ending -> Arguments.of(state, ending)));
    }

    /** The states that a dead worker leaves, with those that follow. */
    static Stream<Arguments> deaths() {
        return Stream.of(
                Arguments.of(RUNNING, QUEUED),
                Arguments.of(PAUSING, PAUSED),
                Arguments.of(STOPPING, STOPPED),
                Arguments.of(CANCELLING, CANCELLED));
    }

    private void limit(TypeName type, JobPolicy policy) {
        queue().declare(List.of(new Lane(type, policy)));
    }

    /** Claims the only task that waits, by a worker that dies then. */
    private void crash() {
        claim(register("weak"));
        assertThat(die()).isEqualTo(1);
    }

    @Nested
    class Nothing_waits {

        private final WorkerId worker = register("w");

        @Test
        void nothing_is_claimed_woken_or_taken_over() {
            assertThat(claim(worker, 10)).isEmpty();
            assertThat(queue().wake()).isZero();
            assertThat(queue().takeOver(LEASE)).isZero();
            assertThat(queue().complete(List.of())).isEmpty();
            assertThat(queue().lanes()).isEmpty();
        }

        @Test
        void at_least_one_must_be_asked_for() {
            assertThatThrownBy(() -> claim(worker, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Order_of_claims {

        private final WorkerId worker = register("w");

        @Test
        void of_equal_priority_the_one_that_was_due_first() {
            JobId first = add(aJob());
            letPass(SECOND);
            JobId second = add(aJob().of(REPORT));
            letPass(SECOND);
            JobId third = add(aJob());
            assertThat(jobsOf(claim(worker, 10))).containsExactly(first, second, third);
        }

        @Test
        void of_jobs_due_together_by_priority() {
            Instant due = now().plusSeconds(60);
            JobId low = add(aJob().with(Priority.LOW).notBefore(due));
            JobId normal = add(aJob().with(Priority.NORMAL).notBefore(due));
            JobId high = add(aJob().with(Priority.HIGH).notBefore(due));
            letPass(Duration.ofSeconds(65));
            queue().wake();
            assertThat(jobsOf(claim(worker, 10))).containsExactly(high, normal, low);
        }

        @Test
        void of_equals_by_id() {
            Instant due = now().plusSeconds(60);
            List<NewJob> made = IntStream.range(0, 20)
                    .mapToObj(i -> aJob().notBefore(due).build())
                    .toList();
            jobs().add(made.subList(10, 20));
            jobs().add(made.subList(0, 10));
            letPass(Duration.ofSeconds(65));
            queue().wake();
            assertThat(jobsOf(claim(worker, 7)))
                    .containsExactlyElementsOf(
                            made.subList(0, 7).stream().map(NewJob::id).toList());
            assertThat(jobsOf(claim(worker, 20)))
                    .containsExactlyElementsOf(
                            made.subList(7, 20).stream().map(NewJob::id).toList());
        }

        @Test
        void a_job_lets_higher_ones_go_first_for_its_aging_delay_and_no_longer() {
            JobId low = add(aJob().with(Priority.LOW));
            letPass(Duration.ofMinutes(11));
            JobId normal = add(aJob().with(Priority.NORMAL));
            letPass(Duration.ofMinutes(3));
            JobId high = add(aJob().with(Priority.HIGH));
            letPass(Duration.ofMinutes(3));
            JobId late = add(aJob().with(Priority.HIGH));
            assertThat(jobsOf(claim(worker, 10))).containsExactly(high, low, normal, late);
        }

        @Test
        void only_of_the_types_asked_for_and_only_as_many() {
            add(aJob());
            JobId report = add(aJob().of(REPORT));
            add(aJob().of(REPORT));
            add(aJob().of(new TypeName("REPORT", 2)));
            assertThat(jobsOf(queue().claim(worker, List.of(REPORT), 1))).containsExactly(report);
            assertThat(queue().claim(worker, List.of(TypeName.of("OTHER")), 1)).isEmpty();
            assertThat(queue().claim(worker, List.of(), 1)).isEmpty();
        }
    }

    @Nested
    class Owners_of_one_priority {

        private static final int FLOOD = 300;
        private static final int BATCH = 10;

        private final WorkerId worker = register("w");

        private List<NewJob> add(String owner, TypeName type, Priority priority, int count) {
            List<NewJob> made = Stream.generate(
                            () -> aJob().ownedBy(owner).of(type).with(priority).build())
                    .limit(count)
                    .toList();
            jobs().add(made);
            return made;
        }

        private List<NewJob> add(String owner, int count) {
            return add(owner, MAIL, Priority.NORMAL, count);
        }

        private JobId first(String owner, TypeName type) {
            return add(owner, type, Priority.NORMAL, 1).get(0).id();
        }

        private List<String> ownersOf(List<Claim> claims) {
            return claims.stream().map(claim -> job(claim.task().job()).owner()).toList();
        }

        private List<JobId> ids(List<NewJob> made) {
            return made.stream().map(NewJob::id).toList();
        }

        /** Claims and ends so many. */
        private List<Claim> work(WorkerId by, int most) {
            List<Claim> claims = claim(by, most);
            queue().complete(claims.stream().map(BatchContract::completed).toList());
            return claims;
        }

        @ParameterizedTest
        @ValueSource(strings = {"MAIL", "REPORT"})
        void the_first_job_beside_a_flood_is_in_the_next_claim(String type) {
            add("ada", FLOOD);
            work(worker, BATCH);
            JobId first = first("bob", TypeName.of(type));
            assertThat(jobsOf(work(worker, BATCH))).contains(first);
        }

        @Test
        void the_first_job_beside_a_flood_is_in_one_of_the_next_claims_of_two_workers() {
            WorkerId other = register("other");
            add("ada", FLOOD);
            claim(worker, BATCH);
            claim(other, BATCH);
            JobId first = first("bob", MAIL);
            List<Claim> next = new ArrayList<>(claim(worker, BATCH));
            next.addAll(claim(other, BATCH));
            assertThat(jobsOf(next)).contains(first);
        }

        @Test
        void those_who_have_many_jobs_take_turns_and_each_of_them_in_order() {
            List<NewJob> ada = add("ada", FLOOD);
            letPass(SECOND);
            List<NewJob> bob = add("bob", MAIL, Priority.NORMAL, 5);
            List<NewJob> eve = add("eve", REPORT, Priority.NORMAL, 5);
            List<Claim> claims = claim(worker, 15);
            assertThat(jobsOf(claims))
                    .containsSubsequence(ids(ada.subList(0, 5)))
                    .containsSubsequence(ids(bob))
                    .containsSubsequence(ids(eve));
            for (int turn = 0; turn < 5; turn++) {
                assertThat(ownersOf(claims.subList(3 * turn, 3 * turn + 3)))
                        .containsExactlyInAnyOrder("ada", "bob", "eve");
            }
        }

        @Test
        void who_was_idle_has_no_advantage_of_it() {
            add("ada", FLOOD);
            for (int i = 0; i < 5; i++) {
                work(worker, BATCH);
            }
            add("bob", MAIL, Priority.NORMAL, 50);
            add("eve", REPORT, Priority.NORMAL, 50);
            List<Claim> next = new ArrayList<>(work(worker, BATCH));
            next.addAll(work(worker, BATCH));
            next.addAll(work(worker, BATCH));
            assertThat(ownersOf(next).stream().filter("ada"::equals)).hasSizeBetween(9, 11);
            assertThat(ownersOf(next).stream().filter("bob"::equals)).hasSizeBetween(9, 11);
        }

        @Test
        void who_has_had_many_jobs_done_has_no_disadvantage_of_it() {
            add("ada", 50);
            while (!work(worker, BATCH).isEmpty()) {
                // all of them
            }
            add("bob", FLOOD);
            JobId next = first("ada", MAIL);
            assertThat(jobsOf(claim(worker, BATCH))).contains(next);
        }

        @Test
        void a_turn_does_not_count_in_other_priorities() {
            add("ada", MAIL, Priority.HIGH, FLOOD);
            work(worker, BATCH);
            letPass(SECOND);
            add("bob", 2);
            List<NewJob> ada = add("ada", MAIL, Priority.NORMAL, 2);
            tellAll("ada", Priority.HIGH);
            assertThat(jobsOf(claim(worker, BATCH))).hasSize(4).containsSubsequence(ids(ada));
        }

        private void tellAll(String owner, Priority priority) {
            jobs().list(new JobFilter(java.util.Set.of(QUEUED), null, priority, owner, null, null, null), null, 1_000)
                    .items()
                    .forEach(job -> tell(job.id(), CANCEL));
        }

        @Test
        void a_job_of_low_still_goes_before_those_of_high_that_came_more_than_its_aging_delay_after_it() {
            add("ada", MAIL, Priority.LOW, 3);
            JobId low = add("bob", MAIL, Priority.LOW, 1).get(0).id();
            letPass(Duration.ofMinutes(16));
            add("eve", MAIL, Priority.HIGH, FLOOD);
            assertThat(jobsOf(claim(worker, 4))).contains(low);
            assertThat(ownersOf(claim(worker, 4))).containsOnly("eve");
        }

        @Test
        void a_first_job_of_low_does_not_go_before_high_because_of_its_turn() {
            add("ada", MAIL, Priority.LOW, FLOOD);
            work(worker, BATCH);
            add("eve", MAIL, Priority.HIGH, 5);
            JobId low = add("bob", MAIL, Priority.LOW, 1).get(0).id();
            assertThat(ownersOf(work(worker, 5))).containsOnly("eve");
            assertThat(jobsOf(work(worker, BATCH))).contains(low);
        }

        @Test
        void a_job_that_is_handed_back_goes_next() {
            add("ada", FLOOD);
            WorkerId leaving = register("leaving");
            List<JobId> had = jobsOf(claim(leaving, BATCH));
            work(worker, BATCH);
            add("bob", FLOOD);
            queue().retire(leaving);
            assertThat(jobsOf(claim(worker, 2 * BATCH))).containsAll(had);
        }

        @Test
        void a_job_that_is_left_behind_by_a_dead_worker_goes_next() {
            add("ada", FLOOD);
            List<JobId> had = jobsOf(claim(register("weak"), BATCH));
            work(worker, BATCH);
            add("bob", FLOOD);
            die(worker);
            assertThat(jobsOf(claim(worker, 2 * BATCH))).containsAll(had);
        }

        @Test
        void a_retry_takes_a_turn_of_its_owner() {
            add("ada", 20);
            Claim failing = claim(worker);
            complete(retried(failing));
            letPass(HOUR.plusMinutes(1));
            queue().wake();
            add("bob", 30);
            assertThat(jobsOf(claim(worker, 30)))
                    .as("it comes after the other 19 of ada, with as many of bob")
                    .doesNotContain(failing.task().job());
            assertThat(jobsOf(claim(worker, BATCH))).contains(failing.task().job());
        }

        @Test
        void those_who_resume_a_job_take_a_turn_for_it() {
            List<NewJob> ada = add("ada", 20);
            tell(ada.get(0).id(), PAUSE);
            tell(ada.get(0).id(), RESUME);
            List<JobId> order = jobsOf(claim(worker, 20));
            assertThat(order.get(19)).isEqualTo(ada.get(0).id());
        }

        @Test
        void jobs_that_are_not_due_hold_nobody_up_and_take_their_turns_when_they_are() {
            Instant due = now().plus(HOUR);
            jobs().add(Stream.generate(() -> aJob().notBefore(due).build())
                    .limit(20)
                    .toList());
            JobId now = first("ada", MAIL);
            JobId other = first("bob", MAIL);
            assertThat(jobsOf(work(worker, BATCH))).containsExactlyInAnyOrder(now, other);
            letPass(HOUR.plusMinutes(1));
            queue().wake();
            JobId next = first("bob", MAIL);
            assertThat(jobsOf(work(worker, BATCH))).contains(next);
        }

        @Test
        void jobs_that_were_let_go_together_take_their_turns_then() {
            JobId parent = first("ada", MAIL);
            jobs().add(Stream.generate(() -> aJob().after(parent).build())
                    .limit(20)
                    .toList());
            work(worker, 1);
            JobId next = first("bob", MAIL);
            assertThat(jobsOf(work(worker, BATCH))).hasSize(BATCH).contains(next);
        }

        @Test
        void the_first_job_of_a_type_that_is_behind_by_its_limit_does_not_wait_for_a_flood_of_it() {
            limit(REPORT, JobPolicy.DEFAULT.runningAtMost(1));
            add("ada", REPORT, Priority.NORMAL, 40);
            add("eve", MAIL, Priority.NORMAL, 60);
            Claim report = claim(worker, REPORT);
            for (int i = 0; i < 5; i++) {
                work(worker, BATCH);
            }
            JobId first = first("bob", REPORT);
            complete(completed(report));
            List<JobId> reports = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Claim next = claim(worker, REPORT);
                reports.add(next.task().job());
                complete(completed(next));
            }
            assertThat(reports).contains(first);
        }

        @Test
        void a_type_that_is_behind_by_its_limit_gives_others_no_advantage() {
            limit(REPORT, JobPolicy.DEFAULT.runningAtMost(1));
            add("ada", REPORT, Priority.NORMAL, 40);
            add("eve", MAIL, Priority.NORMAL, 100);
            Claim report = claim(worker, REPORT);
            for (int i = 0; i < 5; i++) {
                work(worker, BATCH);
            }
            complete(completed(report));
            claim(worker, REPORT);
            TypeName third = TypeName.of("THIRD");
            add("bob", third, Priority.NORMAL, 20);
            List<Claim> next = queue().claim(worker, List.of(MAIL, REPORT, third), BATCH);
            assertThat(ownersOf(next).stream().filter("eve"::equals)).hasSizeBetween(4, 6);
        }

        @Test
        void partitions_take_turns_too_beside_the_whole_jobs_of_their_owner() {
            add("ada", MAIL, Priority.NORMAL, 20);
            NewJob parallel =
                    aJob().ownedBy("bob").of(REPORT).with(Strategy.PARALLEL).build();
            jobs().add(List.of(parallel));
            add("bob", REPORT, Priority.NORMAL, 20);
            split(
                    claim(worker, REPORT),
                    IntStream.range(0, 20).mapToObj(i -> "s" + i).toArray(String[]::new));
            List<Claim> next = claim(worker, 12);
            assertThat(ownersOf(next).stream().filter("ada"::equals)).hasSizeBetween(4, 5);
            assertThat(jobsOf(next).stream().filter(parallel.id()::equals)).hasSizeBetween(3, 5);
        }

        /** Jobs that are being added while others are claimed keep the turns at which their adding began. */
        private static final int FEW = 5;

        @Test
        void turns_are_taken_while_many_add_and_claim_at_once() {
            add("ada", FLOOD);
            List<WorkerId> workers =
                    IntStream.range(0, 4).mapToObj(i -> register("w" + i)).toList();
            List<List<JobId>> rounds = Together.run(
                    8,
                    i -> i < 4
                            ? jobsOf(work(workers.get(i), BATCH))
                            : ids(add("owner" + i, MAIL, Priority.NORMAL, FEW)));
            assertThat(rounds).allSatisfy(round -> assertThat(round).isNotEmpty());
            List<JobId> firsts = rounds.subList(4, 8).stream()
                    .map(made -> made.get(0))
                    .filter(id -> stateOf(id) == QUEUED)
                    .toList();
            queue().retire(register("late")); // after that the next claim looks from the beginning
            assertThat(jobsOf(claim(worker, 4 * BATCH))).containsAll(firsts);
        }
    }

    @Nested
    class A_job_is_claimed {

        private final WorkerId worker = register("w");
        private final JobId replayed = add(aJob().notStarted());
        private final NewJob made = aJob().with("to", "bob")
                .with("times", 3L)
                .with("cc", null)
                .with(Strategy.STREAM)
                .lastingAtMost(HOUR)
                .replaying(replayed)
                .build();
        private final Claim claim = claimed();

        private Claim claimed() {
            jobs().add(List.of(made));
            return claim(worker);
        }

        @Test
        void the_claim_says_what_to_do() {
            assertThat(claim)
                    .isEqualTo(new Claim(
                            TaskId.whole(made.id()),
                            claim.token(),
                            worker,
                            MAIL,
                            Strategy.STREAM,
                            made.parameters(),
                            0,
                            Progress.NONE,
                            null,
                            null,
                            false,
                            false,
                            replayed,
                            0,
                            job(made.id()).owner()));
            assertThat(claim.token()).isPositive();
        }

        @Test
        void it_runs_and_nobody_else_can_claim_it() {
            assertThat(stateOf(made.id())).isEqualTo(RUNNING);
            assertThat(job(made.id()).attempts()).isEqualTo(1);
            assertThat(job(made.id()).startedAt()).isNotNull();
            assertThat(job(made.id()).finishedAt()).isNull();
            assertThat(claim(worker, 10)).isEmpty();
            assertThat(claim(register("other"), 10)).isEmpty();
        }

        @Test
        void its_worker_is_seen_with_it() {
            LiveWorker seen = queue().workers().get(0);
            assertThat(queue().workers()).hasSize(1);
            assertThat(seen.id()).isEqualTo(worker);
            assertThat(seen.name()).isEqualTo("w");
            assertThat(seen.concurrency()).isEqualTo(10);
            assertThat(seen.running()).isEqualTo(1);
            assertThat(seen.types()).containsExactlyInAnyOrder(MAIL, REPORT);
        }

        @Test
        void nothing_is_wanted_of_it() {
            assertThat(queue().heartbeat(worker)).isEmpty();
        }

        @Test
        void a_chunk_moves_its_checkpoint_and_its_counts() {
            assertThat(queue().advance(claim, new Advance("10", 10, 1, 3))).isEqualTo(RUNNING);
            assertThat(queue().advance(claim, new Advance("15", 5, 2, 4))).isEqualTo(RUNNING);
            assertThat(job(made.id()).progress()).isEqualTo(new Progress(15, 3, OptionalLong.empty()));

            complete(yielded(claim));
            Claim next = claim(worker);

            assertThat(next.checkpoint()).isEqualTo("15");
            assertThat(next.progress()).isEqualTo(new Progress(15, 3, OptionalLong.empty()));
            assertThat(next.logLines()).isEqualTo(7);
            assertThat(next.token()).isGreaterThan(claim.token());
        }

        @Test
        void a_chunk_can_be_empty_and_a_checkpoint_long() {
            queue().advance(claim, new Advance("x".repeat(1_000), 0, 0, 0));
            complete(yielded(claim));
            assertThat(claim(worker).checkpoint()).hasSize(1_000);
        }

        @Test
        void the_last_chunk_is_kept_with_the_end() {
            complete(new RunEnd.Completed(claim, Optional.of(new Advance("20", 20, 2, 0))));
            assertThat(job(made.id()).progress()).isEqualTo(new Progress(20, 2, OptionalLong.empty()));
            assertThat(job(made.id()).finishedAt()).isNotNull();
            assertThat(job(made.id()).error()).isNull();
        }

        @Test
        void a_chunk_may_tell_the_total_and_the_next_need_not() {
            queue().advance(claim, new Advance("10", 10, 0, 0, OptionalLong.of(30)));
            queue().advance(claim, new Advance("20", 10, 0, 0));
            assertThat(job(made.id()).progress()).isEqualTo(new Progress(20, 0, OptionalLong.of(30)));
        }

        @Test
        void the_last_chunk_may_tell_the_total_too() {
            complete(new RunEnd.Completed(claim, Optional.of(new Advance("20", 20, 0, 0, OptionalLong.of(20)))));
            assertThat(job(made.id()).progress()).isEqualTo(new Progress(20, 0, OptionalLong.of(20)));
        }

        @Test
        void the_last_chunk_of_a_job_that_somebody_asks_something_of_may_tell_the_total_too() {
            jobs().control(made.id(), JobCommand.PAUSE, "ann", null);
            complete(new RunEnd.Completed(claim, Optional.of(new Advance("20", 20, 0, 0, OptionalLong.of(20)))));
            assertThat(job(made.id()).progress()).isEqualTo(new Progress(20, 0, OptionalLong.of(20)));
        }

        @Test
        void what_is_kept_in_a_transaction_that_fails_is_not_kept() {
            assertThatThrownBy(() -> inOne(() -> {
                        queue().advance(claim, chunk("10", 10));
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
            assertThatThrownBy(() -> inOne(() -> {
                        complete(completed(claim));
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
            assertThat(job(made.id()).progress()).isEqualTo(Progress.NONE);
            assertThat(queue().advance(claim, chunk("10", 10))).isEqualTo(RUNNING);
        }
    }

    @Nested
    class A_job_has_a_time_before_which_it_must_not_start {

        private final WorkerId worker = register("w");

        @Test
        void it_waits_for_it_and_is_then_woken() {
            JobId id = add(aJob().notBefore(now().plus(HOUR)));
            assertThat(queue().wake()).isZero();
            assertThat(claim(worker, 1)).isEmpty();
            letPass(HOUR.minusMinutes(1));
            assertThat(queue().wake()).isZero();
            assertThat(claim(worker, 1)).isEmpty();
            letPass(Duration.ofMinutes(2));
            assertThat(queue().wake()).isEqualTo(1);
            assertThat(queue().wake()).isZero();
            assertThat(jobsOf(claim(worker, 1))).containsExactly(id);
        }

        @Test
        void a_time_that_is_over_does_not_matter() {
            JobId id = add(aJob().notBefore(now().minus(HOUR)));
            assertThat(jobsOf(claim(worker, 1))).containsExactly(id);
        }

        @Test
        void it_still_waits_when_it_is_started_or_resumed() {
            JobId id = add(aJob().notBefore(now().plus(HOUR)).notStarted());
            tell(id, START);
            assertThat(claim(worker, 1)).isEmpty();
            tell(id, PAUSE);
            tell(id, RESUME);
            queue().wake();
            assertThat(claim(worker, 1)).isEmpty();
            letPass(HOUR.plusMinutes(1));
            queue().wake();
            assertThat(jobsOf(claim(worker, 1))).containsExactly(id);
        }
    }

    @Nested
    class A_job_depends_on_others {

        private final WorkerId worker = register("w");
        private final JobId first = add(aJob());
        private final JobId second = add(aJob());
        private final JobId child = add(aJob().of(REPORT).after(first, second));
        private final JobId grandchild = add(aJob().of(REPORT).after(child));
        private final List<Claim> parents = claim(worker, 10);

        @Test
        void it_is_claimed_when_all_have_completed() {
            assertThat(jobsOf(parents)).containsExactly(first, second);
            assertThat(job(child).waitsFor()).containsExactlyInAnyOrder(first, second);

            complete(completed(parents.get(0)));
            assertThat(job(child).waitsFor()).containsExactly(second);
            assertThat(claim(worker, 10)).isEmpty();

            complete(completed(parents.get(1)));
            assertThat(job(child).waitsFor()).isEmpty();
            assertThat(jobsOf(claim(worker, 10))).containsExactly(child);
        }

        @Test
        void two_that_complete_together_let_it_go() {
            complete(completed(parents.get(0)), completed(parents.get(1)));
            assertThat(jobsOf(claim(worker, 10))).containsExactly(child);
        }

        @Test
        void two_that_complete_at_the_same_moment_let_it_go() {
            Together.run(2, i -> complete(completed(parents.get(i))));
            assertThat(jobsOf(claim(worker, 10))).containsExactly(child);
        }

        @ParameterizedTest
        @EnumSource(
                value = Ending.class,
                names = {"FAILED", "QUARANTINED"})
        void it_is_cancelled_when_one_fails_and_so_are_those_that_depend_on_it(Ending ending) {
            complete(runEnd(parents.get(0), ending));
            assertThat(stateOf(child)).isEqualTo(CANCELLED);
            assertThat(stateOf(grandchild)).isEqualTo(CANCELLED);
            assertThat(job(child).reason()).contains(first.toString());
            assertThat(job(grandchild).reason()).contains(child.toString());
            assertThat(job(child).finishedAt()).isNotNull();
            assertThat(stateOf(second)).isEqualTo(RUNNING);
            assertLegal(child);
        }

        @Test
        void it_is_cancelled_when_one_is_cancelled() {
            tell(second, CANCEL);
            assertThat(stateOf(child)).isEqualTo(QUEUED);
            complete(yielded(parents.get(1)));
            assertThat(stateOf(child)).isEqualTo(CANCELLED);
            assertThat(stateOf(grandchild)).isEqualTo(CANCELLED);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobCommand.class,
                names = {"PAUSE", "STOP"})
        void it_is_cancelled_then_also_while_it_is_at_rest(JobCommand command) {
            tell(child, command);
            complete(failed(parents.get(0)));
            assertThat(stateOf(child)).isEqualTo(CANCELLED);
        }

        @Test
        void it_stays_cancelled_when_the_other_is_started_again() {
            complete(failed(parents.get(0)));
            tell(first, START);
            complete(completed(claim(worker)));
            assertThat(stateOf(child)).isEqualTo(CANCELLED);
        }

        @Test
        void a_retry_keeps_it_waiting() {
            complete(retried(parents.get(0)), completed(parents.get(1)));
            assertThat(stateOf(child)).isEqualTo(QUEUED);
            assertThat(claim(worker, 10)).isEmpty();
        }

        @Test
        void started_before_they_have_completed_it_waits_all_the_same() {
            JobId pending = add(aJob().notStarted().after(first));
            tell(pending, START);
            assertThat(claim(worker, 10)).isEmpty();
            complete(completed(parents.get(0)));
            assertThat(jobsOf(claim(worker, 10))).containsExactly(pending);
        }

        @Test
        void not_started_it_stays_so_when_they_have_completed() {
            JobId pending = add(aJob().notStarted().after(first));
            complete(completed(parents.get(0)));
            assertThat(stateOf(pending)).isEqualTo(JobState.PENDING);
            tell(pending, START);
            assertThat(jobsOf(claim(worker, 10))).containsExactly(pending);
        }
    }

    @Nested
    class A_type_may_run_so_often_at_once {

        private final WorkerId worker = register("w");

        private void two() {
            limit(MAIL, JobPolicy.DEFAULT.runningAtMost(2));
        }

        @Test
        void no_more_are_claimed_whoever_asks() {
            two();
            for (int i = 0; i < 5; i++) {
                add(aJob());
            }
            List<Claim> claims = claim(worker, 10);
            assertThat(claims).hasSize(2);
            assertThat(claim(register("other"), 10)).isEmpty();
            assertThat(queue().lanes().get(MAIL)).isEqualTo(new JobQueue.LaneUse(2, 2, false));

            complete(completed(claims.get(0)));
            assertThat(claim(worker, 10)).hasSize(1);
        }

        @Test
        void those_of_other_types_pass_them() {
            two();
            for (int i = 0; i < 4; i++) {
                add(aJob());
            }
            letPass(SECOND);
            JobId report = add(aJob().of(REPORT));
            assertThat(jobsOf(claim(worker, 10))).hasSize(3).contains(report);
            assertThat(queue().lanes().get(REPORT))
                    .extracting(JobQueue.LaneUse::limit)
                    .isEqualTo(0);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobCommand.class,
                names = {"PAUSE", "STOP", "CANCEL"})
        void one_that_was_asked_to_end_counts_until_it_has(JobCommand command) {
            limit(MAIL, JobPolicy.DEFAULT.runningAtMost(1));
            JobId first = add(aJob());
            letPass(SECOND);
            JobId second = add(aJob());
            Claim claim = claim(worker);
            tell(first, command);
            assertThat(claim(worker, 1)).isEmpty();
            complete(yielded(claim));
            assertThat(jobsOf(claim(worker, 1))).containsExactly(second);
        }

        @ParameterizedTest
        @EnumSource(Ending.class)
        void however_a_run_ends_it_makes_room(Ending ending) {
            limit(MAIL, JobPolicy.DEFAULT.runningAtMost(1));
            add(aJob());
            complete(runEnd(claim(worker), ending));
            letPass(HOUR.plusMinutes(1));
            queue().wake();
            JobId other = add(aJob().with(Priority.HIGH));
            assertThat(claim(worker, 10)).hasSize(1);
            assertThat(queue().lanes().get(MAIL))
                    .extracting(JobQueue.LaneUse::running)
                    .isEqualTo(1);
            assertThat(job(other).state()).isIn(QUEUED, RUNNING);
        }

        @Test
        void a_dead_worker_makes_room() {
            limit(MAIL, JobPolicy.DEFAULT.runningAtMost(1));
            JobId id = add(aJob());
            claim(register("weak"));
            die(worker);
            assertThat(jobsOf(claim(worker, 1))).containsExactly(id);
            queue().retire(worker);
            assertThat(jobsOf(claim(register("third"), 1))).containsExactly(id);
        }

        @Test
        void one_that_runs_in_partitions_counts_once() {
            two();
            JobId big = add(aJob());
            split(claim(worker), "a", "b", "c");
            assertThat(queue().lanes().get(MAIL))
                    .extracting(JobQueue.LaneUse::running)
                    .isEqualTo(1);
            add(aJob());
            add(aJob());
            List<Claim> claims = claim(worker, 10);
            assertThat(claims).hasSize(4);
            assertThat(claims.stream().filter(claim -> claim.task().isWhole())).hasSize(1);
            claims.stream()
                    .filter(claim -> claim.task().job().equals(big))
                    .forEach(claim -> complete(completed(claim)));
            assertThat(claim(worker, 10)).hasSize(1);
        }

        @Test
        void the_limit_can_be_changed() {
            two();
            for (int i = 0; i < 6; i++) {
                add(aJob());
            }
            assertThat(claim(worker, 10)).hasSize(2);
            limit(MAIL, JobPolicy.DEFAULT.runningAtMost(3));
            assertThat(claim(worker, 10)).hasSize(1);
            limit(MAIL, JobPolicy.DEFAULT.runningAtMost(1));
            assertThat(claim(worker, 10)).isEmpty();
            limit(MAIL, JobPolicy.DEFAULT);
            assertThat(claim(worker, 10)).hasSize(3);
        }

        @Test
        void a_limit_declared_later_counts_those_that_run() {
            add(aJob());
            claim(worker);
            limit(MAIL, JobPolicy.DEFAULT.runningAtMost(2));
            add(aJob());
            add(aJob());
            assertThat(claim(worker, 10)).hasSize(1);
        }

        @Test
        void it_holds_when_many_claim_at_once() {
            limit(MAIL, JobPolicy.DEFAULT.runningAtMost(3));
            for (int i = 0; i < 40; i++) {
                add(aJob());
            }
            List<WorkerId> workers =
                    IntStream.range(0, 8).mapToObj(i -> register("w" + i)).toList();
            int rounds = 0;
            long ended = 0;
            while (ended < 40 && rounds++ < 400) {
                List<Claim> claims = Together.run(8, i -> claim(workers.get(i), 2)).stream()
                        .flatMap(List::stream)
                        .toList();
                assertThat(claims).hasSizeLessThanOrEqualTo(3);
                ended += claims.size();
                claims.forEach(claim -> complete(completed(claim)));
            }
            assertThat(ended).isEqualTo(40);
        }
    }

    @Nested
    class A_type_may_start_so_fast {

        private final WorkerId worker = register("w");

        @Test
        void one_an_interval_is_claimed() {
            limit(MAIL, JobPolicy.DEFAULT.startingAtMost(new Rate(2, Duration.ofMinutes(2))));
            for (int i = 0; i < 4; i++) {
                add(aJob());
            }
            assertThat(queue().lanes().get(MAIL)).isEqualTo(new JobQueue.LaneUse(0, 0, false));
            assertThat(claim(worker, 10)).hasSize(1);
            assertThat(queue().lanes().get(MAIL)).isEqualTo(new JobQueue.LaneUse(1, 0, true));
            letPass(Duration.ofSeconds(50));
            assertThat(claim(worker, 10)).isEmpty();
            letPass(Duration.ofSeconds(11));
            assertThat(claim(worker, 10)).hasSize(1);
        }

        @Test
        void what_was_not_used_is_not_saved_up() {
            limit(MAIL, JobPolicy.DEFAULT.startingAtMost(new Rate(1, Duration.ofMinutes(1))));
            for (int i = 0; i < 4; i++) {
                add(aJob());
            }
            claim(worker, 1);
            letPass(HOUR);
            assertThat(claim(worker, 10)).hasSize(1);
        }

        @Test
        void partitions_are_not_held_up() {
            limit(MAIL, JobPolicy.DEFAULT.startingAtMost(new Rate(1, HOUR)));
            add(aJob());
            split(claim(worker), "a", "b", "c");
            assertThat(claim(worker, 10)).hasSize(3);
        }
    }

    @Nested
    class A_run_ends {

        private final WorkerId worker = register("w");

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.batch.JobQueueContract#endings")
        void in_every_state_in_every_way(JobState state, Ending ending) {
            Made made = made(state, worker);
            assertThat(complete(runEnd(made.held(), ending))).isEmpty();

            assertThat(stateOf(made.id())).isEqualTo(state.ended(ending));
            assertThat(job(made.id()).finishedAt() != null)
                    .isEqualTo(state.ended(ending).isFinished());
            assertLegal(made.id());
            assertThat(queue().heartbeat(worker)).isEmpty();
            assertThat(queue().workers().get(0).running()).isZero();
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.batch.JobQueueContract#endings")
        void of_a_partition_in_every_state_in_every_way(JobState state, Ending ending) {
            TypeName type = ownType();
            JobId id = add(aJob().of(type));
            split(claim(worker, type), "a", "b");
            Claim first = claim(worker, type);
            Claim second = claim(worker, type);
            bring(first, state);
            assertThat(stateOf(first.task())).isEqualTo(state);
            assertThat(stateOf(second.task())).isEqualTo(state);

            complete(runEnd(first, ending));

            assertThat(stateOf(first.task())).isEqualTo(state.ended(ending));
            assertThat(stateOf(second.task())).isEqualTo(state);
            assertThat(stateOf(id)).isEqualTo(state);
            assertLegal(id);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"RUNNING", "PAUSING", "STOPPING", "CANCELLING"})
        void a_chunk_kept_tells_the_state(JobState state) {
            Made made = made(state, worker);
            assertThat(queue().advance(made.held(), chunk("1", 1))).isEqualTo(state);
            assertThat(job(made.id()).progress().done()).isEqualTo(1);
        }

        @Test
        void failed_with_what_went_wrong() {
            Made made = made(FAILED, worker);
            assertThat(job(made.id()).error()).isEqualTo("the lamp went out");
            assertThat(claim(worker, 10)).isEmpty();
        }

        @Test
        void quarantined_with_the_reason() {
            Made made = made(QUARANTINED, worker);
            assertThat(job(made.id()).error()).isEqualTo("cannot be read");
        }

        @Test
        void with_an_error_that_may_be_long() {
            Made made = made(RUNNING, worker);
            complete(new RunEnd.Failed(made.held(), "x".repeat(300_000)));
            assertThat(stateOf(made.id())).isEqualTo(FAILED);
            assertThat(job(made.id()).error()).startsWith("xxxxxxxx");
        }

        @Test
        void the_words_of_who_asked_stay() {
            Made made = made(RUNNING, worker);
            jobs().control(made.id(), PAUSE, "ada", "lunch");
            complete(yielded(made.held()));
            assertThat(job(made.id()).reason()).isEqualTo("lunch");
        }

        @Test
        void many_at_once() {
            List<Claim> claims = IntStream.range(0, 30)
                    .mapToObj(i -> made(RUNNING, worker).held())
                    .toList();
            complete(failed(claims.get(7)));
            List<RunEnd> all = IntStream.range(0, 30)
                    .mapToObj(i -> runEnd(claims.get(i), WAYS.get(i % 5)))
                    .toList();

            assertThat(queue().complete(all)).containsExactly(claims.get(7));

            for (int i = 0; i < 30; i++) {
                assertThat(stateOf(claims.get(i).task())).isEqualTo(i == 7 ? FAILED : RUNNING.ended(WAYS.get(i % 5)));
            }
        }
    }

    @Nested
    class A_run_is_to_be_tried_again {

        private final WorkerId worker = register("w");
        private final JobId id = add(aJob());

        @Test
        void it_waits_for_its_time_and_is_then_woken() {
            complete(retried(claim(worker)));
            assertThat(job(id).retryAt()).isNotNull();
            assertThat(job(id).error()).isEqualTo("the line is cut");
            letPass(HOUR.minusMinutes(1));
            assertThat(queue().wake()).isZero();
            assertThat(claim(worker, 1)).isEmpty();
            letPass(Duration.ofMinutes(2));
            assertThat(queue().wake()).isEqualTo(1);
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            assertThat(job(id).retryAt()).isNull();
            assertThat(claim(worker).retries()).isEqualTo(1);
            assertLegal(id);
        }

        @Test
        void it_counts_its_failures_until_a_chunk_is_kept() {
            for (int retries = 0; retries < 4; retries++) {
                Claim claim = claim(worker);
                assertThat(claim.retries()).isEqualTo(retries);
                complete(new RunEnd.Retried(claim, "the line is cut", Duration.ZERO));
                queue().wake();
            }
            Claim claim = claim(worker);
            queue().advance(claim, chunk("1", 1));
            complete(new RunEnd.Retried(claim, "the line is cut", Duration.ZERO));
            queue().wake();
            assertThat(claim(worker).retries()).isEqualTo(1);
            assertThat(job(id).crashes()).isZero();
        }

        @Test
        void started_it_does_not_wait() {
            complete(retried(claim(worker)));
            tell(id, START);
            assertThat(claim(worker).retries()).isEqualTo(1);
        }

        @Test
        void it_is_no_crash() {
            crash();
            crash();
            complete(new RunEnd.Retried(claim(register("x")), "the line is cut", Duration.ZERO));
            queue().wake();
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            assertThat(job(id).crashes()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void its_error_is_gone_once_it_completes(boolean awaited) {
            if (awaited) {
                add(aJob().after(id));
            }
            complete(retried(claim(worker)));
            assertThat(job(id).error()).isNotNull();
            letPass(HOUR);
            queue().wake();
            complete(completed(claim(worker)));
            assertThat(stateOf(id)).isEqualTo(COMPLETED);
            assertThat(job(id).error()).isNull();
        }
    }

    @Nested
    class A_claim_holds_no_longer {

        private final WorkerId worker = register("w");

        private void assertStale(Claim claim) {
            BatchJob before = job(claim.task().job());
            assertThatThrownBy(() -> queue().advance(claim, chunk("99", 99)))
                    .isInstanceOf(StaleClaim.class)
                    .hasMessageContaining(claim.task().toString());
            for (Ending ending : Ending.values()) {
                assertThat(complete(runEnd(claim, ending))).containsExactly(claim);
            }
            assertThat(complete(new RunEnd.Split(claim, List.of(new Slice("a", OptionalLong.of(1))))))
                    .containsExactly(claim);
            assertThat(complete(new RunEnd.Completed(claim, Optional.of(chunk("99", 99)))))
                    .containsExactly(claim);
            BatchJob after = job(claim.task().job());
            assertThat(after.state()).isEqualTo(before.state());
            assertThat(after.progress()).isEqualTo(before.progress());
            assertThat(after.error()).isEqualTo(before.error());
            assertThat(after.partitions()).isEqualTo(before.partitions());
        }

        @Test
        void after_another_worker_took_it_over() {
            add(aJob());
            Claim old = claim(register("weak"));
            die(worker);
            assertStale(old);
            Claim current = claim(worker);
            assertThat(current.token()).isGreaterThan(old.token());
            assertStale(old);
            assertThat(queue().advance(current, chunk("1", 1))).isEqualTo(RUNNING);
            assertThat(complete(completed(current))).isEmpty();
            assertStale(old);
        }

        @ParameterizedTest
        @EnumSource(Ending.class)
        void after_it_was_settled(Ending ending) {
            Made made = made(RUNNING, worker);
            complete(runEnd(made.held(), ending));
            assertStale(made.held());
        }

        @Test
        void after_its_own_worker_claimed_the_unit_again() {
            Made made = made(RUNNING, worker);
            complete(yielded(made.held()));
            Claim again = claim(worker, made.type());
            assertStale(made.held());
            assertThat(complete(completed(again))).isEmpty();
        }

        @Test
        void after_its_worker_retired() {
            Made made = made(RUNNING, worker);
            queue().retire(worker);
            assertStale(made.held());
        }

        @Test
        void for_a_partition_as_well() {
            add(aJob());
            split(claim(worker), "a", "b");
            Claim old = claim(register("weak"));
            die(worker);
            assertStale(old);
            claim(worker, 10);
            assertStale(old);
        }

        @Test
        void for_the_whole_once_it_runs_as_partitions() {
            add(aJob());
            Claim whole = claim(worker);
            split(whole, "a", "b");
            assertStale(whole);
        }

        @Test
        void of_a_token_that_was_never_given() {
            Claim claim = made(RUNNING, worker).held();
            Claim forged = new Claim(
                    claim.task(),
                    claim.token() + 1,
                    claim.worker(),
                    claim.type(),
                    claim.strategy(),
                    claim.parameters(),
                    0,
                    Progress.NONE,
                    null,
                    null,
                    false,
                    false,
                    null,
                    0,
                    claim.owner());
            assertStale(forged);
        }

        @Test
        void when_it_is_settled_twice_in_one_go() {
            Claim claim = made(RUNNING, worker).held();
            assertThat(complete(completed(claim), failed(claim))).containsExactly(claim);
            assertThat(stateOf(claim.task())).isEqualTo(COMPLETED);
        }
    }

    @Nested
    class A_worker_dies {

        private final WorkerId other = register("other");

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.batch.JobQueueContract#deaths")
        void its_jobs_go_back_or_obey(JobState before, JobState after) {
            Made made = made(before, register("weak"));
            assertThat(die(other)).isEqualTo(1);
            assertThat(stateOf(made.id())).isEqualTo(after);
            assertThat(job(made.id()).crashes()).isEqualTo(1);
            assertLegal(made.id());
        }

        @Test
        void all_that_it_had_and_nothing_else() {
            WorkerId weak = register("weak");
            Made first = made(RUNNING, weak);
            Made second = made(PAUSING, weak);
            Made others = made(RUNNING, other);
            assertThat(die(other)).isEqualTo(2);
            assertThat(stateOf(first.id())).isEqualTo(QUEUED);
            assertThat(stateOf(second.id())).isEqualTo(PAUSED);
            assertThat(stateOf(others.id())).isEqualTo(RUNNING);
            assertThat(queue().takeOver(LEASE)).isZero();
        }

        @Test
        void not_while_it_beats() {
            WorkerId weak = register("weak");
            Made made = made(RUNNING, weak);
            for (int i = 0; i < 3; i++) {
                letPass(LEASE.minusSeconds(10));
                queue().heartbeat(weak);
                assertThat(queue().takeOver(LEASE)).isZero();
            }
            assertThat(stateOf(made.id())).isEqualTo(RUNNING);
        }

        @Test
        void it_goes_on_at_the_checkpoint() {
            JobId id = add(aJob());
            Claim claim = claim(register("weak"));
            queue().advance(claim, new Advance("10", 10, 1, 5));
            die(other);
            Claim next = claim(other);
            assertThat(next.checkpoint()).isEqualTo("10");
            assertThat(next.progress()).isEqualTo(new Progress(10, 1, OptionalLong.empty()));
            assertThat(next.logLines()).isEqualTo(5);
            assertThat(job(id).attempts()).isEqualTo(2);
        }

        @Test
        void if_it_lives_it_learns_that_it_was_taken_for_dead() {
            add(aJob());
            WorkerId weak = register("weak");
            die(other);
            assertThatThrownBy(() -> queue().heartbeat(weak)).isInstanceOf(StaleWorker.class);
            assertThat(claim(weak, 1)).isEmpty();
            assertThat(queue().workers()).extracting(LiveWorker::id).containsExactly(other);
            queue().retire(weak);
            assertThat(claim(other, 1)).hasSize(1);
        }

        @Test
        void many_who_take_over_take_each_unit_once() {
            WorkerId weak = register("weak");
            List<Made> all =
                    IntStream.range(0, 10).mapToObj(i -> made(RUNNING, weak)).toList();
            letPass(LEASE.plusSeconds(5));
            queue().heartbeat(other);
            List<Integer> taken = Together.run(8, i -> queue().takeOver(LEASE));
            assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
            all.forEach(made -> assertThat(job(made.id()).crashes()).isEqualTo(1));
        }

        @Test
        void who_reports_an_overload_shows_it_until_it_reports_none() {
            WorkerId full = register("full");
            queue().report(full, Optional.of("its heap is full"));
            queue().heartbeat(full);
            assertThat(overloadOf(full)).contains("its heap is full");
            queue().report(full, Optional.empty());
            assertThat(overloadOf(full)).isEmpty();
        }

        private Optional<String> overloadOf(WorkerId worker) {
            return queue().workers().stream()
                    .filter(each -> each.id().equals(worker))
                    .findFirst()
                    .orElseThrow()
                    .overload();
        }

        @Test
        void who_never_was_is_dead() {
            WorkerId nobody = new WorkerId(UUID.randomUUID());
            assertThatThrownBy(() -> queue().heartbeat(nobody)).isInstanceOf(StaleWorker.class);
            assertThat(queue().claim(nobody, List.of(MAIL), 1)).isEmpty();
            queue().retire(nobody);
        }
    }

    @Nested
    class A_job_kills_its_workers {

        private final JobId id = add(aJob());

        @Test
        void after_the_third_in_a_row_it_is_set_aside() {
            crash();
            crash();
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            crash();
            assertThat(stateOf(id)).isEqualTo(QUARANTINED);
            assertThat(job(id).crashes()).isEqualTo(3);
            assertThat(job(id).attempts()).isEqualTo(3);
            assertThat(job(id).error()).isNotBlank();
            assertThat(job(id).finishedAt()).isNotNull();
            assertThat(claim(register("next"), 1)).isEmpty();
            assertLegal(id);
        }

        @Test
        void a_chunk_kept_begins_the_row_anew() {
            crash();
            crash();
            queue().advance(claim(register("weak")), chunk("1", 1));
            die();
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            crash();
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            crash();
            crash();
            assertThat(stateOf(id)).isEqualTo(QUARANTINED);
        }

        @Test
        void a_worker_that_lets_go_is_no_crash_and_does_not_begin_the_row_anew() {
            crash();
            crash();
            complete(yielded(claim(register("strong"))));
            WorkerId retiring = register("retiring");
            claim(retiring);
            queue().retire(retiring);
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            assertThat(job(id).crashes()).isEqualTo(2);
            crash();
            assertThat(stateOf(id)).isEqualTo(QUARANTINED);
        }

        @Test
        void started_again_it_goes_on_at_the_checkpoint_with_a_new_row() {
            queue().advance(claim(register("weak")), chunk("7", 7));
            die();
            crash();
            crash();
            crash();
            assertThat(stateOf(id)).isEqualTo(QUARANTINED);
            tell(id, START);
            assertThat(job(id).error()).isNull();
            assertThat(job(id).finishedAt()).isNull();
            crash();
            crash();
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            assertThat(claim(register("strong")).checkpoint()).isEqualTo("7");
        }

        @Test
        void one_that_was_asked_to_pause_pauses() {
            crash();
            crash();
            claim(register("weak"));
            tell(id, PAUSE);
            die();
            assertThat(stateOf(id)).isEqualTo(PAUSED);
        }

        @Test
        void each_partition_has_its_own_row() {
            WorkerId strong = register("strong");
            split(claim(strong), "a", "b");
            for (int i = 0; i < 2; i++) {
                claim(register("weak"), 2);
                queue().heartbeat(strong);
                assertThat(die(strong)).isEqualTo(2);
            }
            Claim first = claim(strong, 1).get(0);
            queue().advance(first, chunk("1", 1));
            claim(register("weak"), 1);
            assertThat(die(strong)).isEqualTo(1);

            TaskId second = new TaskId(id, 3 - first.task().partition());
            assertThat(stateOf(first.task())).isEqualTo(RUNNING);
            assertThat(stateOf(second)).isEqualTo(QUARANTINED);
            assertThat(stateOf(id)).isEqualTo(RUNNING);
            assertThat(job(id).crashes()).isEqualTo(5);

            complete(completed(first));
            assertThat(stateOf(id)).isEqualTo(QUARANTINED);
            assertThat(job(id).error()).contains(Integer.toString(second.partition()));
            assertLegal(id);
        }
    }

    @Nested
    class A_claim_has_no_answer {

        private final WorkerId worker = register("here");

        @Test
        void what_the_worker_does_not_know_of_goes_back_uncharged() {
            JobId known = add(aJob());
            Claim answered = claim(worker);
            JobId unknown = add(aJob());
            claim(worker);
            assertThat(queue().handBack(worker, List.of(answered))).isEqualTo(1);
            assertThat(stateOf(known)).isEqualTo(RUNNING);
            assertThat(stateOf(unknown)).isEqualTo(QUEUED);
            assertThat(job(unknown).crashes()).isZero();
            assertLegal(unknown);
        }

        @Test
        void it_does_not_count_as_a_crash_however_often() {
            JobId id = add(aJob());
            for (int i = 0; i < 5; i++) {
                claim(worker);
                assertThat(queue().handBack(worker, List.of())).isEqualTo(1);
            }
            claim(worker);
            assertThat(die(register("strong"))).isEqualTo(1);
            assertThat(stateOf(id)).isEqualTo(QUEUED);
        }

        @Test
        void partitions_go_back_alone() {
            JobId id = add(aJob());
            split(claim(worker), "a", "b");
            List<Claim> parts = claim(worker, 2);
            assertThat(queue().handBack(worker, parts.subList(0, 1))).isEqualTo(1);
            assertThat(stateOf(parts.get(0).task())).isEqualTo(RUNNING);
            assertThat(stateOf(parts.get(1).task())).isEqualTo(QUEUED);
            assertThat(stateOf(id)).isEqualTo(RUNNING);
        }

        @Test
        void what_others_have_is_left_to_them() {
            JobId id = add(aJob());
            claim(register("there"));
            assertThat(queue().handBack(worker, List.of())).isZero();
            assertThat(queue().handBack(new WorkerId(UUID.randomUUID()), List.of()))
                    .isZero();
            assertThat(stateOf(id)).isEqualTo(RUNNING);
        }
    }

    @Nested
    class A_worker_retires {

        private final WorkerId worker = register("w");

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.batch.JobQueueContract#deaths")
        void its_jobs_go_back_or_obey_without_a_crash(JobState before, JobState after) {
            Made made = made(before, worker);
            queue().retire(worker);
            assertThat(stateOf(made.id())).isEqualTo(after);
            assertThat(job(made.id()).crashes()).isZero();
            assertThat(queue().workers()).isEmpty();
            assertLegal(made.id());
        }

        @Test
        void it_is_unknown_then() {
            queue().retire(worker);
            queue().retire(worker);
            assertThatThrownBy(() -> queue().heartbeat(worker)).isInstanceOf(StaleWorker.class);
            assertThat(claim(worker, 1)).isEmpty();
        }

        @Test
        void partitions_go_back_too() {
            JobId id = add(aJob());
            split(claim(worker), "a", "b");
            claim(worker, 10);
            queue().retire(worker);
            assertThat(job(id).partitions())
                    .extracting(BatchJob.Partition::state)
                    .containsOnly(QUEUED);
            assertThat(stateOf(id)).isEqualTo(RUNNING);
        }
    }

    @Nested
    class Something_is_wanted_of_a_run {

        private final WorkerId worker = register("w");

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"PAUSING", "STOPPING", "CANCELLING"})
        void the_beat_says_that_it_is_to_let_go(JobState state) {
            made(RUNNING, worker);
            Made made = made(state, worker);
            made(state, register("other"));
            Request request = new Request(TaskId.whole(made.id()), made.held().token(), Want.YIELD);
            assertThat(queue().heartbeat(worker)).containsExactly(request);
            assertThat(queue().heartbeat(worker)).containsExactly(request);
        }

        @Test
        void not_any_more_when_it_is_resumed() {
            Made made = made(PAUSING, worker);
            tell(made.id(), RESUME);
            assertThat(queue().heartbeat(worker)).isEmpty();
            assertThat(queue().advance(made.held(), chunk("1", 1))).isEqualTo(RUNNING);
        }

        @Test
        void the_beat_says_that_it_takes_too_long() {
            JobId id = add(aJob().lastingAtMost(HOUR));
            letPass(HOUR.plusMinutes(5));
            Claim claim = claim(worker);
            assertThat(claim.overdue()).isFalse();
            letPass(HOUR.minusMinutes(1));
            assertThat(queue().heartbeat(worker)).isEmpty();
            letPass(Duration.ofMinutes(2));
            assertThat(queue().heartbeat(worker))
                    .containsExactly(new Request(TaskId.whole(id), claim.token(), Want.OVERDUE));
        }

        @Test
        void the_time_runs_from_the_first_start() {
            add(aJob().lastingAtMost(HOUR));
            complete(yielded(claim(worker)));
            letPass(HOUR.plusMinutes(1));
            queue().heartbeat(worker);
            assertThat(claim(worker).overdue()).isTrue();
        }

        @Test
        void a_job_that_failed_and_is_started_again_has_all_its_time() {
            JobId id = add(aJob().lastingAtMost(HOUR));
            complete(failed(claim(worker)));
            letPass(HOUR.plusMinutes(1));
            tell(id, START);
            assertThat(claim(worker).overdue()).isFalse();
            assertThat(queue().heartbeat(worker)).isEmpty();
        }

        @Test
        void of_each_partition_of_a_job_that_is_paused_or_takes_too_long() {
            JobId id = add(aJob().lastingAtMost(HOUR));
            split(claim(worker), "a", "b");
            claim(worker, 2);
            letPass(HOUR.plusMinutes(1));
            assertThat(queue().heartbeat(worker)).extracting(Request::want).containsExactly(Want.OVERDUE, Want.OVERDUE);
            tell(id, PAUSE);
            assertThat(queue().heartbeat(worker)).extracting(Request::want).containsExactly(Want.YIELD, Want.YIELD);
        }
    }

    @Nested
    class A_job_is_split {

        private final WorkerId worker = register("w");
        private final JobId id = add(aJob().with(Strategy.PARALLEL));

        private List<Claim> parts(String... slices) {
            split(claim(worker), slices);
            return claim(worker, 10);
        }

        @Test
        void its_partitions_are_claimed_each_with_its_slice() {
            List<Claim> parts = parts("x", "y", "z");
            assertThat(parts)
                    .extracting(Claim::task)
                    .containsExactly(new TaskId(id, 1), new TaskId(id, 2), new TaskId(id, 3));
            assertThat(parts).extracting(Claim::slice).containsExactly("x", "y", "z");
            assertThat(parts).allMatch(Claim::split);
            assertThat(parts).extracting(Claim::progress).containsOnly(new Progress(0, 0, OptionalLong.of(10)));
            assertThat(stateOf(id)).isEqualTo(RUNNING);
            assertThat(job(id).attempts()).isEqualTo(4);
            assertLegal(id);
        }

        @Test
        void its_progress_is_the_sum() {
            List<Claim> parts = parts("x", "y");
            queue().advance(parts.get(0), new Advance("3", 3, 1, 0));
            queue().advance(parts.get(1), new Advance("5", 5, 2, 0));
            assertThat(job(id).progress()).isEqualTo(new Progress(8, 3, OptionalLong.of(20)));
        }

        @Test
        void its_total_is_unknown_when_that_of_a_slice_is() {
            complete(new RunEnd.Split(
                    claim(worker), List.of(new Slice("x", OptionalLong.of(10)), new Slice("y", OptionalLong.empty()))));
            assertThat(job(id).progress()).isEqualTo(Progress.NONE);
        }

        @Test
        void it_completes_when_all_partitions_have() {
            List<Claim> parts = parts("x", "y");
            complete(new RunEnd.Completed(parts.get(1), Optional.of(chunk("10", 10))));
            assertThat(stateOf(id)).isEqualTo(RUNNING);
            complete(completed(parts.get(0)));
            assertThat(stateOf(id)).isEqualTo(COMPLETED);
            assertThat(job(id).progress().done()).isEqualTo(10);
            assertThat(job(id).partitions())
                    .extracting(BatchJob.Partition::state)
                    .containsOnly(COMPLETED);
            assertThat(path(TaskId.whole(id))).containsExactly(QUEUED, RUNNING, COMPLETED);
        }

        @Test
        void it_completes_once_when_they_complete_at_the_same_moment() {
            List<Claim> parts = parts("a", "b", "c", "d");
            Together.run(4, i -> complete(completed(parts.get(i))));
            assertThat(stateOf(id)).isEqualTo(COMPLETED);
            assertLegal(id);
        }

        @Test
        void it_fails_when_all_are_at_rest_and_one_has_failed() {
            List<Claim> parts = parts("x", "y", "z");
            complete(failed(parts.get(1)));
            assertThat(stateOf(id)).isEqualTo(RUNNING);
            complete(completed(parts.get(0)));
            complete(retried(parts.get(2)));
            assertThat(stateOf(id)).isEqualTo(RUNNING);
            letPass(HOUR.plusMinutes(1));
            queue().heartbeat(worker);
            assertThat(queue().wake()).isEqualTo(1);
            complete(completed(claim(worker)));
            assertThat(stateOf(id)).isEqualTo(FAILED);
            assertThat(job(id).error()).contains("2").contains("the lamp went out");
        }

        @Test
        void it_is_quarantined_rather_than_failed() {
            List<Claim> parts = parts("x", "y");
            complete(failed(parts.get(0)), quarantined(parts.get(1)));
            assertThat(stateOf(id)).isEqualTo(QUARANTINED);
        }

        @Test
        void started_again_only_those_run_that_have_not_completed() {
            List<Claim> parts = parts("x", "y", "z");
            queue().advance(parts.get(0), chunk("4", 4));
            complete(failed(parts.get(0)), completed(parts.get(1)), quarantined(parts.get(2)));
            tell(id, START);

            Claim whole = claim(worker);
            assertThat(whole.task()).isEqualTo(TaskId.whole(id));
            assertThat(whole.split()).isTrue();
            split(whole);

            List<Claim> again = claim(worker, 10);
            assertThat(again).extracting(Claim::slice).containsExactlyInAnyOrder("x", "z");
            Claim first = again.get(0).task().partition() == 1 ? again.get(0) : again.get(1);
            assertThat(first.checkpoint()).isEqualTo("4");
            assertThat(first.retries()).isZero();
            again.forEach(claim -> complete(completed(claim)));
            assertThat(stateOf(id)).isEqualTo(COMPLETED);
            assertLegal(id);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobCommand.class,
                names = {"PAUSE", "STOP", "CANCEL"})
        void commands_reach_every_partition(JobCommand command) {
            split(claim(worker), "runs", "retries", "waits");
            Claim runs = claim(worker, 1).get(0);
            complete(retried(claim(worker, 1).get(0)));
            JobState asked = RUNNING.after(command).orElseThrow();
            JobState rest = QUEUED.after(command).orElseThrow();

            assertThat(tell(id, command)).isEqualTo(new BatchJobs.CommandResult.CarriedOut(RUNNING, asked));
            assertThat(job(id).partitions())
                    .extracting(BatchJob.Partition::state)
                    .containsExactly(asked, rest, rest);

            complete(yielded(runs));
            assertThat(stateOf(id)).isEqualTo(rest);
            assertThat(job(id).partitions())
                    .extracting(BatchJob.Partition::state)
                    .containsOnly(rest);
            assertLegal(id);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobCommand.class,
                names = {"PAUSE", "STOP", "CANCEL"})
        void it_obeys_at_once_when_no_partition_runs(JobCommand command) {
            split(claim(worker), "x", "y");
            JobState rest = QUEUED.after(command).orElseThrow();
            tell(id, command);
            assertThat(stateOf(id)).isEqualTo(rest);
            assertThat(claim(worker, 10)).isEmpty();
            assertLegal(id);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobCommand.class,
                names = {"START", "RESUME"})
        void taken_back_a_pause_lets_all_partitions_go_on(JobCommand command) {
            split(claim(worker), "x", "y");
            Claim runs = claim(worker, 1).get(0);
            tell(id, PAUSE);
            tell(id, command);
            assertThat(stateOf(id)).isEqualTo(RUNNING);
            assertThat(stateOf(runs.task())).isEqualTo(RUNNING);
            Claim other = claim(worker);
            complete(completed(runs), completed(other));
            assertThat(stateOf(id)).isEqualTo(COMPLETED);
            assertLegal(id);
        }

        @Test
        void resumed_it_is_claimed_whole_and_goes_on_in_its_partitions() {
            List<Claim> parts = parts("x", "y", "z");
            complete(completed(parts.get(0)));
            queue().advance(parts.get(1), chunk("4", 4));
            tell(id, PAUSE);
            complete(yielded(parts.get(1)), yielded(parts.get(2)));
            assertThat(stateOf(id)).isEqualTo(PAUSED);
            tell(id, RESUME);
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            split(claim(worker));
            assertThat(claim(worker, 10)).extracting(Claim::checkpoint).containsExactlyInAnyOrder("4", null);
        }

        @Test
        void stopped_while_it_is_paused_it_can_be_started() {
            split(claim(worker), "x", "y");
            tell(id, PAUSE);
            tell(id, STOP);
            assertThat(job(id).partitions())
                    .extracting(BatchJob.Partition::state)
                    .containsOnly(STOPPED);
            tell(id, START);
            split(claim(worker));
            claim(worker, 10).forEach(claim -> complete(completed(claim)));
            assertThat(stateOf(id)).isEqualTo(COMPLETED);
            assertLegal(id);
        }

        @Test
        void asked_to_pause_it_pauses_although_all_have_completed_and_then_has_nothing_left_to_do() {
            List<Claim> parts = parts("x");
            tell(id, PAUSE);
            complete(completed(parts.get(0)));
            assertThat(stateOf(id)).isEqualTo(PAUSED);
            tell(id, RESUME);
            split(claim(worker));
            assertThat(stateOf(id)).isEqualTo(COMPLETED);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobCommand.class,
                names = {"PAUSE", "STOP", "CANCEL"})
        void not_when_somebody_asked_something_of_it(JobCommand command) {
            Claim whole = claim(worker);
            tell(id, command);
            split(whole, "x", "y");
            assertThat(stateOf(id)).isEqualTo(QUEUED.after(command).orElseThrow());
            assertThat(job(id).partitions()).isEmpty();
        }

        @Test
        void a_cancelled_partition_ends_its_run_without_going_on() {
            List<Claim> parts = parts("x", "y");
            tell(id, CANCEL);
            complete(completed(parts.get(0)), failed(parts.get(1)));
            assertThat(stateOf(id)).isEqualTo(CANCELLED);
            assertThat(job(id).partitions())
                    .extracting(BatchJob.Partition::state)
                    .containsOnly(CANCELLED);
        }

        @Test
        void the_worker_that_has_the_whole_again_may_die() {
            split(claim(worker), "x", "y");
            tell(id, PAUSE);
            tell(id, RESUME);
            claim(register("weak"));
            die(worker);
            assertThat(stateOf(id)).isEqualTo(QUEUED);
            split(claim(worker));
            assertThat(claim(worker, 10)).hasSize(2);
            assertLegal(id);
        }
    }

    @Nested
    class An_attempt {

        private final WorkerId worker = register("w");
        private final JobId id = add(aJob());

        private void pauseAndResume(Claim... running) {
            tell(id, PAUSE);
            for (Claim claim : running) {
                complete(yielded(claim));
            }
            assertThat(stateOf(id)).isEqualTo(PAUSED);
            tell(id, RESUME);
        }

        @Test
        void goes_on_after_a_pause() {
            Claim claim = claim(worker);
            queue().advance(claim, chunk("4", 4));
            for (int i = 0; i < 3; i++) {
                pauseAndResume(claim);
                claim = claim(worker);
                assertThat(job(id).attempts()).isEqualTo(1);
            }
            assertThat(claim.checkpoint()).isEqualTo("4");
        }

        @Test
        void goes_on_where_a_worker_let_go_or_retired() {
            complete(yielded(claim(worker)));
            claim(worker);
            queue().retire(worker);
            claim(register("next"));
            assertThat(job(id).attempts()).isEqualTo(1);
        }

        @Test
        void begins_with_a_retry_also_after_a_pause_in_its_wait() {
            complete(retried(claim(worker)));
            pauseAndResume();
            claim(worker);
            assertThat(job(id).attempts()).isEqualTo(2);
        }

        @Test
        void begins_with_a_crash_also_after_a_pause() {
            pauseAndResume(claim(worker));
            claim(register("weak"));
            die(worker);
            claim(worker);
            assertThat(job(id).attempts()).isEqualTo(2);
        }

        @Test
        void begins_when_a_job_that_was_stopped_is_started() {
            Claim claim = claim(worker);
            tell(id, STOP);
            complete(yielded(claim));
            tell(id, START);
            claim(worker);
            assertThat(job(id).attempts()).isEqualTo(2);
        }

        @Test
        void begins_when_a_job_that_was_paused_and_stopped_is_started() {
            Claim claim = claim(worker);
            tell(id, PAUSE);
            complete(yielded(claim));
            tell(id, STOP);
            tell(id, START);
            claim(worker);
            assertThat(job(id).attempts()).isEqualTo(2);
        }

        @Test
        void begins_when_a_job_that_failed_is_started() {
            complete(failed(claim(worker)));
            tell(id, START);
            claim(worker);
            assertThat(job(id).attempts()).isEqualTo(2);
        }

        @Test
        void of_a_job_that_was_paused_before_its_first_run_begins_with_that() {
            pauseAndResume();
            claim(worker);
            assertThat(job(id).attempts()).isEqualTo(1);
        }

        @Test
        void of_partitions_and_their_job_goes_on_after_a_pause() {
            tell(id, CANCEL);
            JobId split = add(aJob().with(Strategy.PARALLEL));
            split(claim(worker), "x", "y");
            Claim part = claim(worker, 1).get(0);
            assertThat(job(split).attempts()).isEqualTo(2);
            tell(split, PAUSE);
            complete(yielded(part));
            tell(split, RESUME);
            split(claim(worker));
            claim(worker, 10);
            assertThat(job(split).attempts()).isEqualTo(3);
        }

        @Test
        void of_a_job_that_crashes_after_every_pause_still_ends_in_quarantine() {
            for (int i = 0; i < 3; i++) {
                claim(register("weak"));
                die(worker);
            }
            assertThat(stateOf(id)).isEqualTo(QUARANTINED);
            assertThat(job(id).attempts()).isEqualTo(3);
        }
    }

    @Nested
    class A_job_without_items {

        private final WorkerId worker = register("w");

        @Test
        void has_a_total_of_0_when_it_has_completed() {
            JobId id = add(aJob());
            complete(new RunEnd.Completed(claim(worker), Optional.empty(), OptionalLong.of(0)));
            assertThat(job(id).progress()).isEqualTo(new Progress(0, 0, OptionalLong.of(0)));
        }

        @Test
        void has_a_total_of_0_also_when_others_wait_for_it() {
            JobId id = add(aJob());
            add(aJob().after(id));
            complete(new RunEnd.Completed(claim(worker), Optional.empty(), OptionalLong.of(0)));
            assertThat(job(id).progress()).isEqualTo(new Progress(0, 0, OptionalLong.of(0)));
        }

        @Test
        void has_a_total_of_0_when_its_partitions_have_none() {
            JobId id = add(aJob().with(Strategy.PARALLEL));
            complete(new RunEnd.Split(
                    claim(worker), List.of(new Slice("x", OptionalLong.of(0)), new Slice("y", OptionalLong.empty()))));
            claim(worker, 10)
                    .forEach(part -> complete(new RunEnd.Completed(part, Optional.empty(), OptionalLong.of(0))));
            assertThat(job(id).progress()).isEqualTo(new Progress(0, 0, OptionalLong.of(0)));
            assertThat(job(id).partitions())
                    .extracting(BatchJob.Partition::progress)
                    .containsOnly(new Progress(0, 0, OptionalLong.of(0)));
        }
    }

    @Nested
    class Eight_claim_at_once {

        private final List<WorkerId> workers =
                IntStream.range(0, 8).mapToObj(i -> register("w" + i)).toList();

        @Test
        void each_job_is_claimed_once() {
            List<JobId> ids = IntStream.range(0, 100).mapToObj(i -> add(aJob())).toList();
            List<Claim> claims = new ArrayList<>();
            for (int round = 0; round < 50 && claims.size() < 100; round++) {
                Together.run(8, i -> claim(workers.get(i), 5)).forEach(claims::addAll);
            }
            assertThat(jobsOf(claims)).containsExactlyInAnyOrderElementsOf(ids);
        }

        @Test
        void one_of_those_who_settle_the_same_run_does() {
            JobId id = add(aJob());
            Claim claim = claim(workers.get(0));
            List<List<Claim>> stale =
                    Together.run(8, i -> complete(runEnd(claim, i % 2 == 0 ? Ending.COMPLETED : Ending.FAILED)));
            assertThat(stale).filteredOn(List::isEmpty).hasSize(1);
            assertLegal(id);
        }

        @Test
        void groups_are_settled_in_any_order() {
            List<Claim> claims = new ArrayList<>();
            IntStream.range(0, 40).forEach(i -> add(aJob()));
            workers.forEach(worker -> claims.addAll(claim(worker, 5)));
            List<List<Claim>> stale = Together.run(8, i -> {
                List<RunEnd> mine = new ArrayList<>(
                        claims.stream().map(claim -> completed(claim)).toList());
                Collections.rotate(mine, i * 5);
                return queue().complete(mine);
            });
            assertThat(stale.stream().mapToInt(List::size).sum()).isEqualTo(7 * 40);
            claims.forEach(claim -> assertThat(stateOf(claim.task())).isEqualTo(COMPLETED));
        }
    }
}
