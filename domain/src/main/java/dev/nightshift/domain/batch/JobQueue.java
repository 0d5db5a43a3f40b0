package dev.nightshift.domain.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What workers do with jobs, over any number of processes. All times are measured by the store's own clock.
 *
 * <p>A worker lives for as long as it beats. Tasks that are claimed belong to it until it completes them or is
 * considered dead; every claim of a task has a larger token than all before it, and only the latest token can keep anything.
 */
public interface JobQueue {

    /** Makes the limits of these types known, instead of those known before. */
    void declare(Collection<Lane> lanes);

    /** Makes a worker known. */
    void register(WorkerId worker, String name, int concurrency, Collection<TypeName> types);

    /**
     * Says that the worker lives, and asks what is wanted of it.
     *
     * @throws StaleWorker if it was considered dead; whatever it had belongs to others
     */
    List<Request> heartbeat(WorkerId worker);

    /**
     * Says why the worker takes no new work for now, or that it does again.
     *
     * @param overload without a full stop; empty when it takes work
     */
    void report(WorkerId worker, Optional<String> overload);

    /** Makes the worker unknown; what it still has goes back into the queue, without a crash. */
    void retire(WorkerId worker);

    /**
     * Claims tasks of these types that wait and may run now, in {@link ClaimOrder}; never more of a type than its limits
     * allow. A task gets its turn from {@link Turns} when it becomes ready: when it is made, started, resumed, tried
     * again, or what it waits for is over. Each claim counts as a crash until a chunk is kept or the run is settled.
     *
     * @param most at least 1
     * @return in the order of going; empty also if the worker was considered dead
     */
    List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most);

    /**
     * Keeps a chunk, in the transaction of its effects.
     *
     * @return the state of the task, which says whether somebody asks for it
     * @throws StaleClaim if the claim holds no longer
     */
    JobState advance(Claim claim, Advance chunk);

    /**
     * Ends runs.
     *
     * @return those whose claim holds no longer: nothing of them was kept
     */
    List<Claim> complete(List<RunEnd> runEnds);

    /**
     * Takes over from workers that have not beaten for the lease: what they had goes back into the queue, or is set
     * aside after its third crash in a row. A store that has not been up itself for the lease considers nobody dead.
     *
     * @return how many tasks
     */
    int takeOver(Duration lease);

    /**
     * Lets go on what waited for a time that has come: retries and jobs with a {@code notBefore}.
     *
     * @return how many
     */
    int wake();

    /**
     * Gives back what belongs to the worker and is not among the claims that it knows of: what it claimed when the answer
     * was lost. Charges nothing.
     *
     * @return how many tasks
     */
    int handBack(WorkerId worker, Collection<Claim> known);

    /** The workers that are alive. */
    List<LiveWorker> workers();

    /** The types that jobs wait for or run in, with how many run, for those that are limited. */
    Map<TypeName, LaneUse> lanes();

    /** The limits of a type. */
    record Lane(TypeName type, JobPolicy policy) {}

    /**
     * How far a type uses its limits.
     *
     * @param limit 0 when there is none
     */
    record LaneUse(int running, int limit, boolean rateReached) {}

    /** Something is wanted of the run of a claim. */
    record Request(TaskId task, long token, Want want) {}

    /** What is wanted. */
    enum Want {
        /** Let go at the end of the chunk. */
        YIELD,
        /** Fail: the job has taken longer than it may. */
        OVERDUE;

        /** Of a task in this state that somebody asks something of, or that has taken too long. */
        public static Want of(JobState state) {
            return state.isAsking() ? YIELD : OVERDUE;
        }
    }

    /**
     * A worker as others see it.
     *
     * @param overload why it takes no new work, without a full stop; empty when it does
     */
    record LiveWorker(
            WorkerId id,
            String name,
            int concurrency,
            int running,
            List<TypeName> types,
            Instant startedAt,
            Instant beatAt,
            Optional<String> overload) {
        public LiveWorker {
            types = List.copyOf(types);
        }
    }

    /** The worker was considered dead. */
    final class StaleWorker extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleWorker(WorkerId worker) {
            super("worker %s was considered dead".formatted(worker));
        }
    }
}
