package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.CANCELLED;
import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.FAILED;
import static dev.nightshift.domain.batch.JobState.PAUSED;
import static dev.nightshift.domain.batch.JobState.QUARANTINED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RUNNING;
import static dev.nightshift.domain.batch.JobState.STOPPED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of jobs: what becomes of them and of their partitions when a run ends, a worker dies, somebody commands, or a job that they
 * wait for ends. It decides, and tells the store what has changed; the store locks, loads and writes.
 *
 * @param <T> a task as the store keeps it
 */
public final class JobLife<T extends Task> {

    /** A task that kills so many workers one after the other is set aside. */
    public static final int MOST_CRASHES = 3;

    private final Store<T> store;

    public JobLife(Store<T> store) {
        this.store = store;
    }

    /** Where the tasks of one transaction are. */
    public interface Store<T extends Task> {

        /** The whole job of a partition. */
        T wholeOf(T partition);

        /** The partitions of a job that may be changed now, in order. */
        List<T> partitionsOf(JobId job);

        /** How all partitions of a job are now, in order. Asked only when none of them goes on by itself. */
        List<Partition> allPartitionsOf(JobId job);

        /** A task has gone from one state into another; it belongs into the history. */
        void changed(T task, JobState from, String actor, @Nullable String why);

        /**
         * A job runs as partitions from now on, one for each slice, numbered from 1. They are due now, and not there yet.
         *
         * @param first the state that they begin in
         */
        void split(T whole, List<Slice> slices, JobState first, String actor, Instant now);
    }

    /** A partition, as far as the end of its job depends on it. */
    public record Partition(int number, JobState state, @Nullable String error) {}

    /**
     * A worker has claimed a task.
     *
     * @param deadline when it takes too long, if that was not known yet; null when it may take as long as it likes
     */
    public void claimed(T task, WorkerId worker, String name, @Nullable Instant deadline) {
        task.claimedBy(worker);
        if (task.deadline() == null) {
            task.limitTo(deadline);
        }
        change(task, RUNNING, name, null);
    }

    /** The time has come for which a task waited to be tried again. */
    public void timeHasCome(T task, String actor) {
        change(task, QUEUED, actor, "it is time to try again");
    }

    /**
     * The run of a task has ended, as its worker says.
     *
     * @param actor the name of the worker
     */
    public void ended(T task, RunEnd how, String actor, Instant now) {
        task.discharge();
        if (how instanceof RunEnd.Split split) {
            split(task, split.slices(), actor, now);
            return;
        }
        @Nullable String why = null;
        if (how instanceof RunEnd.Completed completed) {
            completed.last().ifPresent(task::commit);
            task.know(completed.total());
        } else if (how instanceof RunEnd.Failed failed) {
            why = failed.error();
            task.failed(why);
        } else if (how instanceof RunEnd.Quarantined quarantined) {
            why = quarantined.reason();
            task.failed(why);
        } else if (how instanceof RunEnd.Retried retried) {
            why = retried.error();
            task.failed(why);
            task.retryAt(now.plus(retried.pause()));
        } else if (how instanceof RunEnd.Yielded yielded) {
            why = yielded.reason();
        }
        end(task, how.ending().orElseThrow(), actor, why);
    }

    /** Its worker gives the task back without having finished it, such as when it retires. */
    public void handedBack(T task, String actor, String why) {
        task.discharge();
        end(task, Ending.YIELDED, actor, why);
    }

    /** The run of a task has ended with its worker. */
    public void died(T task, String worker) {
        task.crashed();
        if (task.state() == RUNNING && task.streak() >= MOST_CRASHES) {
            String all = "its worker died %d times in a row, last %s".formatted(task.streak(), worker);
            task.failed(all);
            end(task, Ending.QUARANTINED, worker, all);
        } else {
            end(task, Ending.YIELDED, worker, "worker %s was considered dead".formatted(worker));
            task.resuming(false);
        }
    }

    /**
     * Carries out what somebody commands, where the state of the job allows it; its partitions must be there to be changed.
     *
     * @param notBefore when the job may start at the earliest; null where that does not matter
     * @return what came of it; nothing has changed unless it says so
     */
    public BatchJobs.CommandResult commanded(
            T job, JobCommand command, @Nullable Instant notBefore, String actor, @Nullable String why, Instant now) {
        BatchJobs.CommandResult result = BatchJobs.CommandResult.to(command, job.state());
        if (!(result instanceof BatchJobs.CommandResult.CarriedOut carriedOut) || !result.isChange()) {
            return result;
        }
        carryOut(job, command, carriedOut.now(), notBefore, actor, why, now);
        return new BatchJobs.CommandResult.CarriedOut(carriedOut.before(), job.state());
    }

    private void carryOut(
            T job,
            JobCommand command,
            JobState next,
            @Nullable Instant notBefore,
            String actor,
            @Nullable String why,
            Instant now) {
        if (next == QUEUED) {
            requeue(job, notBefore != null && notBefore.isAfter(now) ? notBefore : now, actor, why);
            return;
        }
        boolean reachesPartitions = next != RUNNING || job.runsAsPartitions();
        change(job, next, actor, why);
        if (reachesPartitions) {
            store.partitionsOf(job.job()).forEach(partition -> reach(partition, command, actor, why, now));
        }
        comeToRest(job, actor);
    }

    /** Whether those that wait for a job go on when it has ended so; otherwise they are cancelled. */
    public static boolean releasesDependants(JobState end) {
        return end == COMPLETED;
    }

    /**
     * A job that the task waits for has ended and will never complete.
     *
     * @return whether that changes anything: the task has not ended itself
     */
    public boolean parentEnded(T dependant, JobId parent, JobState end, String actor) {
        if (dependant.hasEnded()) {
            return false;
        }
        change(
                dependant,
                dependant.state().after(JobCommand.CANCEL).orElse(CANCELLED),
                actor,
                "It depends on the job %s, which is %s.".formatted(parent, end));
        return true;
    }

    private void end(T task, Ending ending, String actor, @Nullable String why) {
        JobState to = task.state().ended(ending);
        boolean isAsked = to == PAUSED || to == STOPPED || to == CANCELLED;
        task.resuming(ending == Ending.YIELDED);
        change(task, to, actor, isAsked ? task.reason() : why);
        if (!task.id().isWhole()) {
            comeToRest(store.wholeOf(task), actor);
        }
    }

    /** The whole becomes partitions, or those of its partitions that have not completed go on. */
    private void split(T whole, List<Slice> slices, String actor, Instant now) {
        if (whole.state() != RUNNING) {
            end(whole, Ending.YIELDED, actor, null);
            return;
        }
        whole.handOver();
        if (whole.isSplit()) {
            for (T partition : store.partitionsOf(whole.job())) {
                if (partition.state() != COMPLETED) {
                    requeue(partition, now, actor, null);
                    partition.limitTo(whole.deadline());
                }
            }
        } else {
            whole.splitInto(slices.size());
            store.split(whole, slices, QUEUED, actor, now);
        }
        comeToRest(whole, actor);
    }

    private void reach(T partition, JobCommand command, String actor, @Nullable String why, Instant now) {
        Optional<JobState> next = partition.state().after(command).filter(to -> to != partition.state());
        if (next.isEmpty() || partition.state().isFinished()) {
            return;
        }
        if (next.get() == QUEUED) {
            requeue(partition, now, actor, why);
        } else {
            change(partition, next.get(), actor, why);
        }
    }

    private void requeue(T task, Instant due, String actor, @Nullable String why) {
        if (task.state() == FAILED || task.state() == QUARANTINED || task.state() == STOPPED) {
            task.forgive();
        }
        task.dueAt(due);
        change(task, QUEUED, actor, why);
    }

    /** Ends a job that runs as partitions when none of them goes on by itself. */
    private void comeToRest(T job, String actor) {
        if (!job.runsAsPartitions() || job.activePartitions() > 0) {
            return;
        }
        if (job.state().isAsking()) {
            job.resuming(true);
            change(job, job.state().ended(Ending.YIELDED), actor, job.reason());
            return;
        }
        List<Partition> partitions = store.allPartitionsOf(job.job());
        Optional<Partition> worst = first(partitions, QUARANTINED).or(() -> first(partitions, FAILED));
        worst.ifPresent(found -> job.failed("partition %d: %s".formatted(found.number(), found.error())));
        change(job, worst.map(Partition::state).orElse(COMPLETED), actor, worst.isPresent() ? job.error() : null);
    }

    private static Optional<Partition> first(List<Partition> partitions, JobState state) {
        return partitions.stream()
                .filter(partition -> partition.state() == state)
                .findFirst();
    }

    private void change(T task, JobState to, String actor, @Nullable String why) {
        JobState from = task.state();
        if (!from.canBecome(to)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(task.id(), from, to));
        }
        boolean wasUnderWay = task.isUnderWay();
        task.become(to, why);
        if (!task.id().isWhole() && wasUnderWay != task.isUnderWay()) {
            store.wholeOf(task).countActive(wasUnderWay ? -1 : 1);
        }
        store.changed(task, from, actor, why);
    }
}
