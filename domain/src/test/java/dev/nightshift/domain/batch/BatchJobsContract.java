package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobCommand.CANCEL;
import static dev.nightshift.domain.batch.JobCommand.PAUSE;
import static dev.nightshift.domain.batch.JobCommand.RESUME;
import static dev.nightshift.domain.batch.JobCommand.START;
import static dev.nightshift.domain.batch.JobCommand.STOP;
import static dev.nightshift.domain.batch.JobState.CANCELLED;
import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.FAILED;
import static dev.nightshift.domain.batch.JobState.PAUSED;
import static dev.nightshift.domain.batch.JobState.PAUSING;
import static dev.nightshift.domain.batch.JobState.PENDING;
import static dev.nightshift.domain.batch.JobState.QUARANTINED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RUNNING;
import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.batch.BatchJobs.CommandResult;
import dev.nightshift.domain.batch.BatchJobs.UnknownJobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link BatchJobs} promise. */
public abstract class BatchJobsContract extends BatchContract {

    private static final JobFilter ALL = JobFilter.ALL;

    /** Every state with every command. */
    static Stream<Arguments> commands() {
        return Stream.of(JobState.values())
                .flatMap(state -> Stream.of(JobCommand.values()).map(command -> Arguments.of(state, command)));
    }

    private static JobFilter in(JobState... states) {
        return new JobFilter(Set.of(states), null, null, null, null, null, null);
    }

    private static JobFilter about(String text) {
        return new JobFilter(Set.of(), null, null, null, text, null, null);
    }

    private static JobFilter ofType(String type) {
        return new JobFilter(Set.of(), type, null, null, null, null, null);
    }

    private static JobFilter made(@Nullable Instant from, @Nullable Instant to) {
        return new JobFilter(Set.of(), null, null, null, null, from, to);
    }

    private List<JobId> list(JobFilter filter) {
        Page<BatchJob, JobId> page = jobs().list(filter, null, 100);
        assertThat(page.next()).isNull();
        return page.items().stream().map(BatchJob::id).toList();
    }

    private static JobId unknown() {
        return aJob().build().id();
    }

    @Nested
    class There_are_no_jobs {

        @Test
        void nothing_is_found() {
            assertThat(jobs().find(unknown())).isEmpty();
            assertThat(jobs().list(ALL, null, 10)).isEqualTo(new Page<>(List.of(), null));
            assertThat(jobs().list(ALL, unknown(), 10)).isEqualTo(new Page<>(List.of(), null));
            assertThat(jobs().history(unknown(), null, 10)).isEqualTo(new Page<>(List.of(), null));
            assertThat(jobs().history(unknown(), 5L, 10)).isEqualTo(new Page<>(List.of(), null));
            assertThat(tell(unknown(), START)).isEqualTo(new CommandResult.Unknown());
        }

        @Test
        void adding_none_adds_none() {
            jobs().add(List.of());
            assertThat(list(ALL)).isEmpty();
        }
    }

    @Nested
    class Jobs_count_for_the_quota_of_their_owner {

        private NewJob counted(String owner) {
            NewJob job = aJob().ownedBy(owner).build();
            jobs().addCounted(List.of(job));
            return job;
        }

        @Test
        void until_they_have_ended() {
            NewJob job = counted("ada");
            counted("ada");
            assertThat(jobs().countUnfinished("ada", 10)).isEqualTo(2);
            assertThat(tell(job.id(), CANCEL)).isInstanceOf(CommandResult.CarriedOut.class);
            assertThat(jobs().countUnfinished("ada", 10)).isEqualTo(1);
        }

        @Test
        void and_for_no_other() {
            counted("ada");
            assertThat(jobs().countUnfinished("grace", 10)).isZero();
        }

        @Test
        void no_further_than_is_asked_for() {
            counted("ada");
            counted("ada");
            assertThat(jobs().countUnfinished("ada", 1)).isEqualTo(1);
        }

        @Test
        void unless_they_were_added_without() {
            jobs().add(List.of(aJob().ownedBy("ada").build()));
            assertThat(jobs().countUnfinished("ada", 10)).isZero();
        }
    }

    @Nested
    class Owners_are_asked_for {

        @Test
        void they_are_told_of_jobs_that_are_there_whether_they_have_ended_or_not() {
            JobId waiting = add(aJob().ownedBy("ada"));
            JobId ended = add(aJob().ownedBy("grace"));
            tell(ended, CANCEL);
            assertThat(jobs().ownersOf(List.of(waiting, ended, unknown())))
                    .containsOnly(Map.entry(waiting, "ada"), Map.entry(ended, "grace"));
        }

        @Test
        void there_are_none_of_no_jobs() {
            assertThat(jobs().ownersOf(List.of())).isEmpty();
        }
    }

    @Nested
    class A_job_is_added {

        @Test
        void it_is_found_as_it_was_made() {
            Instant later = now().plus(HOUR).truncatedTo(ChronoUnit.MILLIS);
            JobId parent = add(aJob().notStarted());
            NewJob made = aJob().of(new TypeName("REPORT", 3))
                    .with(Priority.LOW)
                    .with(Strategy.PARALLEL)
                    .with("to", "böb \"the\" builder")
                    .with("times", 3L)
                    .with("each", List.of("a", "b"))
                    .with("nothing", null)
                    .ownedBy("grace")
                    .notBefore(later)
                    .after(parent)
                    .replaying(parent)
                    .build();
            jobs().add(List.of(made));
            BatchJob job = job(made.id());
            assertThat(job)
                    .isEqualTo(new BatchJob(
                            made.id(),
                            new TypeName("REPORT", 3),
                            QUEUED,
                            Priority.LOW,
                            Strategy.PARALLEL,
                            "grace",
                            made.parameters(),
                            Progress.NONE,
                            List.of(),
                            0,
                            0,
                            null,
                            null,
                            later,
                            null,
                            List.of(parent),
                            parent,
                            job.createdAt(),
                            null,
                            null,
                            job.readAt()));
            assertThat(Duration.between(now(), job.createdAt()).abs()).isLessThan(Duration.ofMinutes(1));
            assertThat(Duration.between(now(), job.readAt()).abs()).isLessThan(Duration.ofMinutes(1));
        }

        @Test
        void it_is_pending_when_it_is_not_to_start() {
            assertThat(stateOf(add(aJob().notStarted()))).isEqualTo(PENDING);
        }

        @Test
        void it_can_not_be_added_twice() {
            NewJob made = aJob().build();
            jobs().add(List.of(made));
            assertThatThrownBy(() -> jobs().add(List.of(aJob().build(), made))).isInstanceOf(RuntimeException.class);
            assertThat(list(ALL)).containsExactly(made.id());
        }

        @Test
        void what_is_added_in_a_transaction_that_fails_is_not_there() {
            assertThatThrownBy(() -> inOne(() -> {
                        add(aJob());
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
            assertThat(list(ALL)).isEmpty();
        }

        @Test
        void many_can_be_added_at_once() {
            List<NewJob> many =
                    IntStream.range(0, 500).mapToObj(i -> aJob().build()).toList();
            jobs().add(many);
            assertThat(jobs().list(ALL, null, 1_000).items()).hasSize(500);
        }
    }

    @Nested
    class A_job_is_added_that_depends_on_another {

        private final WorkerId worker = register("w");

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"FAILED", "QUARANTINED", "CANCELLED"})
        void it_is_cancelled_at_once_when_that_has_ended_otherwise_than_well(JobState state) {
            JobId parent = made(state, worker).id();
            JobId child = add(aJob().after(parent));
            JobId grandchild = add(aJob().notStarted().after(child));
            assertThat(stateOf(child)).isEqualTo(CANCELLED);
            assertThat(job(child).reason()).contains(parent.toString());
            assertThat(job(child).finishedAt()).isNotNull();
            assertThat(stateOf(grandchild)).isEqualTo(CANCELLED);
            assertThat(path(TaskId.whole(child))).containsExactly(QUEUED, CANCELLED);
            assertThat(path(TaskId.whole(grandchild))).containsExactly(PENDING, CANCELLED);
        }

        @Test
        void it_waits_for_nothing_when_that_has_completed() {
            JobId parent = made(COMPLETED, worker).id();
            JobId child = add(aJob().after(parent));
            assertThat(job(child).waitsFor()).isEmpty();
            assertThat(jobsOf(claim(worker, 1))).containsExactly(child);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"COMPLETED", "FAILED", "QUARANTINED", "CANCELLED"},
                mode = EnumSource.Mode.EXCLUDE)
        void it_waits_while_that_has_not_ended(JobState state) {
            JobId parent = made(state, worker).id();
            JobId child = add(aJob().after(parent));
            assertThat(job(child).waitsFor()).containsExactly(parent);
            assertThat(claim(worker, 1)).isEmpty();
        }

        @Test
        void it_may_come_before_that_in_the_same_list() {
            NewJob parent = aJob().build();
            NewJob child = aJob().after(parent.id()).build();
            jobs().add(List.of(child, parent));
            assertThat(jobsOf(claim(worker, 10))).containsExactly(parent.id());
            assertThat(job(child.id()).waitsFor()).containsExactly(parent.id());
        }

        @Test
        void none_is_added_when_that_is_unknown() {
            JobId nobody = unknown();
            assertThatThrownBy(() -> jobs().add(
                                    List.of(aJob().build(), aJob().after(nobody).build())))
                    .isInstanceOfSatisfying(UnknownJobs.class, refused -> assertThat(refused.ids())
                            .containsExactly(nobody));
            assertThat(list(ALL)).isEmpty();
        }

        @Test
        void it_is_let_go_or_cancelled_also_when_that_ends_at_the_same_moment() {
            for (int round = 0; round < 20; round++) {
                TypeName type = ownType();
                JobId parent = add(aJob().of(type));
                Claim claim = claim(worker, type);
                Ending ending = round % 2 == 0 ? Ending.COMPLETED : Ending.FAILED;
                TypeName childs = ownType();
                NewJob child = aJob().of(childs).after(parent).build();
                Together.run(2, i -> {
                    if (i == 0) {
                        jobs().add(List.of(child));
                    } else {
                        complete(runEnd(claim, ending));
                    }
                    return i;
                });
                if (ending == Ending.COMPLETED) {
                    assertThat(jobsOf(queue().claim(worker, List.of(childs), 1)))
                            .containsExactly(child.id());
                } else {
                    assertThat(stateOf(child.id())).isEqualTo(CANCELLED);
                }
            }
        }
    }

    @Nested
    class A_job_is_told_something {

        private final WorkerId worker = register("w");

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.batch.BatchJobsContract#commands")
        void it_does_what_the_states_allow(JobState state, JobCommand command) {
            JobId id = made(state, worker).id();
            int moves = history(id).size();

            CommandResult told = jobs().control(id, command, "grace", "because");

            Optional<JobState> after = state.after(command);
            if (after.isEmpty()) {
                assertThat(told).isEqualTo(new CommandResult.Illegal(state));
                assertThat(((CommandResult.Illegal) told).legal()).isEqualTo(state.legalCommands());
                assertThat(stateOf(id)).isEqualTo(state);
                assertThat(history(id)).hasSize(moves);
                return;
            }
            assertThat(told).isEqualTo(new CommandResult.CarriedOut(state, after.get()));
            assertThat(stateOf(id)).isEqualTo(after.get());
            if (after.get() == state) {
                assertThat(history(id)).hasSize(moves);
            } else {
                Transition last = history(id).get(moves);
                assertThat(history(id)).hasSize(moves + 1);
                assertThat(last.from()).isEqualTo(state);
                assertThat(last.actor()).isEqualTo("grace");
                assertThat(last.reason()).isEqualTo("because");
                assertThat(job(id).reason()).isEqualTo("because");
            }
            assertLegal(id);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"FAILED", "QUARANTINED", "STOPPED", "PAUSED", "PENDING", "QUEUED", "RETRY_WAIT"})
        void started_it_can_be_claimed(JobState state) {
            Made made = made(state, worker);
            tell(made.id(), START);
            assertThat(claim(worker, made.type()).task().job()).isEqualTo(made.id());
            assertThat(job(made.id()).finishedAt()).isNull();
        }

        @ParameterizedTest
        @EnumSource(
                value = JobState.class,
                names = {"FAILED", "QUARANTINED"})
        void started_again_it_goes_on_at_its_checkpoint(JobState state) {
            Made made = made(RUNNING, worker);
            queue().advance(made.held(), new Advance("10", 10, 1, 2));
            bring(made.held(), state);
            assertThat(job(made.id()).finishedAt()).isNotNull();

            tell(made.id(), START);

            assertThat(job(made.id()).error()).isNull();
            assertThat(job(made.id()).progress().done()).isEqualTo(10);
            Claim again = claim(worker, made.type());
            assertThat(again.checkpoint()).isEqualTo("10");
            assertThat(again.progress().skipped()).isEqualTo(1);
            assertThat(again.logLines()).isEqualTo(2);
            assertThat(again.token()).isGreaterThan(made.held().token());
            assertThat(job(made.id()).attempts()).isEqualTo(2);
        }

        @Test
        void stopped_and_started_it_has_all_its_retries() {
            Made made = made(JobState.RETRY_WAIT, worker);
            tell(made.id(), STOP);
            tell(made.id(), START);
            assertThat(claim(worker, made.type()).retries()).isZero();
        }

        @Test
        void paused_and_resumed_it_keeps_what_it_had() {
            Made made = made(RUNNING, worker);
            queue().advance(made.held(), chunk("10", 10));
            complete(retried(made.held()));
            tell(made.id(), PAUSE);
            assertThat(stateOf(made.id())).isEqualTo(PAUSED);
            tell(made.id(), RESUME);
            Claim again = claim(worker, made.type());
            assertThat(again.retries()).isEqualTo(1);
            assertThat(again.checkpoint()).isEqualTo("10");
        }

        @Test
        void a_pause_can_be_taken_back_before_its_worker_answers() {
            Made made = made(PAUSING, worker);
            assertThat(tell(made.id(), RESUME)).isEqualTo(new CommandResult.CarriedOut(PAUSING, RUNNING));
            assertThat(complete(completed(made.held()))).isEmpty();
            assertThat(stateOf(made.id())).isEqualTo(COMPLETED);
        }

        @Test
        void cancelled_it_can_not_be_claimed_and_those_that_depend_on_it_are_cancelled() {
            JobId parent = add(aJob());
            JobId child = add(aJob().after(parent));
            tell(parent, CANCEL);
            assertThat(stateOf(child)).isEqualTo(CANCELLED);
            assertThat(job(parent).finishedAt()).isNotNull();
            assertThat(claim(worker, 10)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = JobCommand.class,
                names = {"PAUSE", "STOP", "CANCEL"})
        void it_is_either_claimed_or_put_to_rest(JobCommand command) {
            for (int round = 0; round < 10; round++) {
                TypeName type = ownType();
                JobId id = add(aJob().of(type));
                List<Object> came =
                        Together.run(2, i -> i == 0 ? queue().claim(worker, List.of(type), 1) : tell(id, command));
                JobState rest = QUEUED.after(command).orElseThrow();
                JobState asked = RUNNING.after(command).orElseThrow();
                List<?> claims = (List<?>) came.get(0);
                assertThat(stateOf(id)).isEqualTo(claims.isEmpty() ? rest : asked);
                assertLegal(id);
            }
        }

        @Test
        void of_many_who_tell_it_each_is_answered_and_the_path_is_legal() {
            JobId id = made(RUNNING, worker).id();
            Together.run(8, i -> tell(id, i % 2 == 0 ? PAUSE : RESUME));
            assertThat(stateOf(id)).isIn(RUNNING, PAUSING);
            assertLegal(id);
        }
    }

    @Nested
    class History {

        private final WorkerId worker = register("the worker");
        private final Made made = made(RUNNING, worker);

        @Test
        void tells_each_move_with_who_why_and_under_which_token() {
            long token = made.held().token();
            jobs().control(made.id(), PAUSE, "grace", "lunch");
            complete(yielded(made.held()));
            jobs().control(made.id(), RESUME, "ada", null);
            Claim again = claim(worker, made.type());
            complete(failed(again));

            List<Transition> moves = history(made.id());

            assertThat(moves)
                    .extracting(Transition::to)
                    .containsExactly(QUEUED, RUNNING, PAUSING, PAUSED, QUEUED, RUNNING, FAILED);
            assertThat(moves)
                    .extracting(Transition::from)
                    .containsExactly(null, QUEUED, RUNNING, PAUSING, PAUSED, QUEUED, RUNNING);
            assertThat(moves)
                    .extracting(Transition::actor)
                    .containsExactly("ada", "the worker", "grace", "the worker", "ada", "the worker", "the worker");
            assertThat(moves)
                    .extracting(Transition::token)
                    .containsExactly(0L, token, token, token, token, again.token(), again.token());
            assertThat(moves.get(2).reason()).isEqualTo("lunch");
            assertThat(moves.get(6).reason()).isEqualTo("the lamp went out");
            assertThat(moves).extracting(Transition::number).isSorted().doesNotHaveDuplicates();
            assertThat(moves).extracting(Transition::at).isSorted();
            assertThat(moves).extracting(Transition::task).containsOnly(TaskId.whole(made.id()));
        }

        @Test
        void tells_why_a_dead_worker_lost_it_and_when_it_is_tried_again() {
            die();
            WorkerId other = register("other");
            complete(new RunEnd.Retried(claim(other, made.type()), "the line is cut", Duration.ZERO));
            queue().wake();
            assertThat(path(TaskId.whole(made.id())))
                    .containsExactly(QUEUED, RUNNING, QUEUED, RUNNING, JobState.RETRY_WAIT, QUEUED);
            assertThat(history(made.id())).allMatch(move -> !move.actor().isBlank());
            assertThat(history(made.id()).get(2).reason()).isNotBlank();
            assertThat(history(made.id()).get(4).reason()).isEqualTo("the line is cut");
        }

        @Test
        void comes_in_pages() {
            for (int i = 0; i < 4; i++) {
                tell(made.id(), PAUSE);
                tell(made.id(), RESUME);
            }
            List<Transition> all = jobs().history(made.id(), null, 100).items();
            assertThat(all).hasSize(10);
            Page<Transition, Long> first = jobs().history(made.id(), null, 5);
            Page<Transition, Long> second = jobs().history(made.id(), first.next(), 5);
            assertThat(first.items()).isEqualTo(all.subList(0, 5));
            assertThat(second.items()).isEqualTo(all.subList(5, 10));
            assertThat(second.next()).isNull();
        }

        @Test
        void of_partitions_too() {
            JobId id = add(aJob());
            split(claim(worker), "x", "y");
            claim(worker, 1);
            assertThat(path(new TaskId(id, 1))).containsExactly(QUEUED, RUNNING);
            assertThat(path(new TaskId(id, 2))).containsExactly(QUEUED);
            assertThat(history(id)).hasSize(5);
        }
    }

    @Nested
    class The_list {

        private final WorkerId worker = register("w");

        @Test
        void is_newest_first_by_id_whether_they_have_ended_or_not() {
            List<NewJob> made =
                    IntStream.range(0, 9).mapToObj(i -> aJob().build()).toList();
            List<NewJob> mixed = new ArrayList<>(made);
            Collections.shuffle(mixed, new Random(7));
            mixed.forEach(job -> jobs().add(List.of(job)));
            List<Claim> claims = claim(worker, 5);
            claims.forEach(claim -> complete(completed(claim)));

            List<JobId> newestFirst =
                    new ArrayList<>(made.stream().map(NewJob::id).toList());
            Collections.reverse(newestFirst);
            assertThat(list(ALL)).isEqualTo(newestFirst);

            Page<BatchJob, JobId> first = jobs().list(ALL, null, 4);
            Page<BatchJob, JobId> second = jobs().list(ALL, first.next(), 4);
            Page<BatchJob, JobId> third = jobs().list(ALL, second.next(), 4);
            assertThat(first.next()).isEqualTo(newestFirst.get(3));
            assertThat(Stream.of(first, second, third).flatMap(page -> page.items().stream()))
                    .extracting(BatchJob::id)
                    .isEqualTo(newestFirst);
            assertThat(third.next()).isNull();
            assertThat(jobs().list(ALL, newestFirst.get(8), 4).items()).isEmpty();
        }

        @Test
        void is_in_pages_also_where_all_were_made_in_one_millisecond() {
            JobIds ids = new JobIds(InstantSource.fixed(now()), new Random(7));
            List<JobId> made = IntStream.range(0, 10)
                    .mapToObj(i -> add(aJob().named(ids.next())))
                    .toList();
            List<JobId> seen = new ArrayList<>();
            JobId before = null;
            do {
                Page<BatchJob, JobId> page = jobs().list(ALL, before, 3);
                page.items().forEach(job -> seen.add(job.id()));
                before = page.next();
            } while (before != null);
            Collections.reverse(seen);
            assertThat(seen).isEqualTo(made);
        }

        @Test
        void by_state() {
            List<Made> all = Stream.of(JobState.values())
                    .map(state -> made(state, worker))
                    .toList();
            for (Made made : all) {
                assertThat(list(in(stateOf(made.id())))).containsExactly(made.id());
            }
            assertThat(list(in(JobState.values()))).hasSize(all.size());
            assertThat(list(in(COMPLETED, QUEUED))).hasSize(2);
            assertThat(list(in(FAILED, QUARANTINED, CANCELLED))).hasSize(3);
        }

        @Test
        void by_type_in_any_version() {
            JobId first = add(aJob());
            JobId second = add(aJob().of(new TypeName("MAIL", 2)));
            add(aJob().of(REPORT));
            assertThat(list(ofType("MAIL"))).containsExactly(second, first);
            assertThat(list(ofType("MAI"))).isEmpty();
        }

        @Test
        void by_priority_and_owner() {
            JobId high = add(aJob().with(Priority.HIGH));
            JobId graces = add(aJob().ownedBy("grace"));
            assertThat(list(new JobFilter(Set.of(), null, Priority.HIGH, null, null, null, null)))
                    .containsExactly(high);
            assertThat(list(ALL.ownedBy("grace"))).containsExactly(graces);
            assertThat(list(ALL.ownedBy("gra"))).isEmpty();
            assertThat(list(new JobFilter(Set.of(), null, Priority.HIGH, "grace", null, null, null)))
                    .isEmpty();
        }

        @Test
        void by_words_in_type_owner_parameters_and_error() {
            JobId mail = add(aJob().of("MAILING_OF_MARCH"));
            JobId graces = add(aJob().ownedBy("grace.hopper"));
            JobId toBob = add(aJob().with("to", "Bob_100%@example.org"));
            JobId broken = made(FAILED, worker).id();
            assertThat(list(about("ling_of_mar"))).containsExactly(mail);
            assertThat(list(about("GRACE.hop"))).containsExactly(graces);
            assertThat(list(about("bob_100%@EXAMPLE"))).containsExactly(toBob);
            assertThat(list(about("bobx100"))).isEmpty();
            assertThat(list(about("%"))).containsExactly(toBob);
            assertThat(list(about("the LAMP went"))).containsExactly(broken);
            assertThat(list(about("nothing of this kind"))).isEmpty();
        }

        @Test
        void by_time_with_the_first_moment_and_without_the_last() {
            Instant noon = Instant.ofEpochMilli(now().toEpochMilli()).minusSeconds(100);
            List<JobId> made = IntStream.range(0, 5)
                    .mapToObj(i -> add(
                            aJob().named(new JobIds(InstantSource.fixed(noon.plusMillis(i)), new Random(i)).next())))
                    .toList();
            assertThat(list(made(noon.plusMillis(1), noon.plusMillis(3)))).containsExactly(made.get(2), made.get(1));
            assertThat(list(made(noon.plusMillis(4), null))).containsExactly(made.get(4));
            assertThat(list(made(null, noon.plusMillis(1)))).containsExactly(made.get(0));
            assertThat(list(made(noon.plusMillis(2), noon.plusMillis(2)))).isEmpty();
        }

        @Test
        void by_all_together() {
            JobId right = add(aJob().with(Priority.HIGH).ownedBy("grace").with("to", "bob"));
            add(aJob().with(Priority.LOW).ownedBy("grace").with("to", "bob"));
            add(aJob().with(Priority.HIGH).with("to", "bob"));
            add(aJob().with(Priority.HIGH).ownedBy("grace").with("to", "eve"));
            JobFilter filter = new JobFilter(
                    Set.of(QUEUED),
                    "MAIL",
                    Priority.HIGH,
                    "grace",
                    "bob",
                    right.madeAt(),
                    right.madeAt().plusMillis(1));
            assertThat(list(filter)).containsExactly(right);
        }

        @Test
        void shows_each_as_it_is_found() {
            JobId parent = made(RUNNING, worker).id();
            JobId child = add(aJob().after(parent).with("to", "bob"));
            JobId ended = made(FAILED, worker).id();
            JobId split = add(aJob().of(REPORT));
            split(claim(worker), "x", "y");
            for (BatchJob listed : jobs().list(ALL, null, 100).items()) {
                BatchJob found = job(listed.id());
                assertThat(listed.state()).isEqualTo(found.state());
                assertThat(listed.parameters()).isEqualTo(found.parameters());
                assertThat(listed.progress()).isEqualTo(found.progress());
                assertThat(listed.error()).isEqualTo(found.error());
                assertThat(listed.attempts()).isEqualTo(found.attempts());
                assertThat(listed.createdAt()).isEqualTo(found.createdAt());
                assertThat(listed.finishedAt()).isEqualTo(found.finishedAt());
            }
            assertThat(list(ALL)).containsExactly(split, ended, child, parent);
        }
    }
}
