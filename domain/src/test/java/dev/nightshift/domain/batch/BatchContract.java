package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobCommand.CANCEL;
import static dev.nightshift.domain.batch.JobCommand.PAUSE;
import static dev.nightshift.domain.batch.JobCommand.STOP;
import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.BatchJobs.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the contracts of the batch ports have in common.
 *
 * <p>The store's own clock counts, so time passes through {@link #letPass}; the aging delay of LOW must be 15 minutes.
 */
public abstract class BatchContract {

    protected static final TypeName MAIL = TypeName.of("MAIL");
    protected static final TypeName REPORT = TypeName.of("REPORT");
    protected static final Duration LEASE = Duration.ofMinutes(1);
    protected static final Duration HOUR = Duration.ofHours(1);

    private int types;

    /** Nothing kept yet, no limits declared; the same throughout a test. */
    protected abstract BatchPorts batch();

    /** Lets that much time pass on the store's clock, for all that is kept. */
    protected abstract void letPass(Duration time);

    /** The time by the store's clock, to the second or so. */
    protected abstract Instant now();

    /** Does the work in one transaction, which is rolled back when the work throws. */
    protected abstract <T> T inOne(Supplier<T> work);

    protected final JobQueue queue() {
        return batch().queue();
    }

    protected final BatchJobs jobs() {
        return batch().jobs();
    }

    protected final JobId add(NewJobBuilder job) {
        NewJob made = job.build();
        jobs().add(List.of(made));
        return made.id();
    }

    protected final WorkerId register(String name) {
        WorkerId worker = new WorkerId(UUID.randomUUID());
        queue().register(worker, name, 10, List.of(MAIL, REPORT));
        return worker;
    }

    protected final BatchJob job(JobId id) {
        return jobs().find(id).orElseThrow();
    }

    protected final JobState stateOf(JobId id) {
        return job(id).state();
    }

    protected final JobState stateOf(TaskId task) {
        return task.isWhole()
                ? stateOf(task.job())
                : job(task.job()).partitions().get(task.partition() - 1).state();
    }

    protected final CommandResult tell(JobId id, JobCommand command) {
        return jobs().control(id, command, "ada", null);
    }

    protected final List<Claim> claim(WorkerId worker, int most) {
        return queue().claim(worker, List.of(MAIL, REPORT), most);
    }

    /** The only task that waits. */
    protected final Claim claim(WorkerId worker) {
        List<Claim> claims = claim(worker, 1);
        assertThat(claims).as("what can be claimed").hasSize(1);
        return claims.get(0);
    }

    protected final Claim claim(WorkerId worker, TypeName type) {
        List<Claim> claims = queue().claim(worker, List.of(type), 1);
        assertThat(claims).as("what can be claimed of " + type).hasSize(1);
        return claims.get(0);
    }

    protected final List<Claim> complete(RunEnd... runEnds) {
        return queue().complete(List.of(runEnds));
    }

    protected static RunEnd completed(Claim claim) {
        return new RunEnd.Completed(claim, Optional.empty());
    }

    protected static RunEnd failed(Claim claim) {
        return new RunEnd.Failed(claim, "the lamp went out");
    }

    protected static RunEnd quarantined(Claim claim) {
        return new RunEnd.Quarantined(claim, "cannot be read");
    }

    protected static RunEnd retried(Claim claim) {
        return new RunEnd.Retried(claim, "the line is cut", HOUR);
    }

    protected static RunEnd yielded(Claim claim) {
        return new RunEnd.Yielded(claim, "somebody asked");
    }

    protected static RunEnd runEnd(Claim claim, Ending ending) {
        return switch (ending) {
            case COMPLETED -> completed(claim);
            case FAILED -> failed(claim);
            case QUARANTINED -> quarantined(claim);
            case RETRIED -> retried(claim);
            case YIELDED -> yielded(claim);
        };
    }

    /** Splits the job of a claim into slices of ten items. */
    protected final void split(Claim claim, String... slices) {
        assertThat(complete(new RunEnd.Split(
                        claim,
                        Arrays.stream(slices)
                                .map(name -> new Slice(name, OptionalLong.of(10)))
                                .toList())))
                .isEmpty();
    }

    /** Lets the worker die, while the others live on. */
    protected final int die(WorkerId... living) {
        letPass(LEASE.plusSeconds(5));
        for (WorkerId worker : living) {
            queue().heartbeat(worker);
        }
        return queue().takeOver(LEASE);
    }

    protected static List<JobId> jobsOf(Collection<Claim> claims) {
        return claims.stream().map(claim -> claim.task().job()).toList();
    }

    protected static Advance chunk(String checkpoint, long done) {
        return new Advance(checkpoint, done, 0, 0);
    }

    protected final List<Transition> history(JobId id) {
        List<Transition> all = new ArrayList<>();
        Long after = null;
        do {
            var page = jobs().history(id, after, 100);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    protected final List<JobState> path(TaskId task) {
        return history(task.job()).stream()
                .filter(move -> move.task().equals(task))
                .map(Transition::to)
                .toList();
    }

    /** The first parts of the path of a job are legal, and it ends where the job is. */
    protected final void assertLegal(JobId id) {
        BatchJob job = job(id);
        IntStream.rangeClosed(0, job.partitions().size()).forEach(number -> {
            TaskId task = new TaskId(id, number);
            @Nullable JobState at = null;
            for (Transition move : history(id)) {
                if (move.task().equals(task)) {
                    assertThat(move.from())
                            .as("from where %s goes to %s", task, move.to())
                            .isEqualTo(at);
                    if (at != null) {
                        assertThat(at.successors()).contains(move.to());
                    }
                    at = move.to();
                }
            }
            assertThat(stateOf(task)).isEqualTo(at);
        });
    }

    /** A type that no other job of the test has. */
    protected final TypeName ownType() {
        return TypeName.of("OWN" + ++types);
    }

    /** A job of a type of its own in this state; a worker has it where one must. */
    protected final Made made(JobState state, WorkerId worker) {
        TypeName type = ownType();
        JobId id = add(state == JobState.PENDING ? aJob().of(type).notStarted() : aJob().of(type));
        if (state == JobState.PENDING || state == JobState.QUEUED) {
            return new Made(id, type, null);
        }
        if (state == JobState.PAUSED || state == JobState.STOPPED || state == JobState.CANCELLED) {
            tell(id, into(state));
            return new Made(id, type, null);
        }
        Claim claim = claim(worker, type);
        bring(claim, state);
        assertThat(stateOf(id)).isEqualTo(state);
        return new Made(id, type, claim);
    }

    /** Brings a task that runs into this state. */
    protected final void bring(Claim claim, JobState state) {
        switch (state) {
            case PAUSING, STOPPING, CANCELLING -> tell(claim.task().job(), into(state));
            case RETRY_WAIT -> complete(retried(claim));
            case COMPLETED -> complete(completed(claim));
            case FAILED -> complete(failed(claim));
            case QUARANTINED -> complete(quarantined(claim));
            default -> assertThat(state).isEqualTo(JobState.RUNNING);
        }
    }

    private static JobCommand into(JobState state) {
        return switch (state) {
            case PAUSING, PAUSED -> PAUSE;
            case STOPPING, STOPPED -> STOP;
            default -> CANCEL;
        };
    }

    /** A job that was brought into a state, with the claim that it is or was under. */
    protected record Made(JobId id, TypeName type, @Nullable Claim claim) {
        Claim held() {
            return requireNonNull(claim, "claim");
        }
    }
}
