package dev.nightshift.application.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.Transactions;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobQueue.StaleWorker;
import dev.nightshift.domain.batch.Resources;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.UsageSource;
import dev.nightshift.domain.batch.WorkerId;
import dev.nightshift.domain.batch.WorkerLimits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Works on jobs, many at once. It starts no thread: whoever owns it calls {@link #heartbeat} every second or two, {@link
 * #maintain} as often, {@link #work} again and again, and gives it an executor to run on.
 */
public final class Worker {

    private static final Logger LOG = System.getLogger(Worker.class.getName());

    /** How long a worker may be silent before it is considered dead. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private final WorkerPorts ports;
    private final JobQueue queue;
    private final RunTools tools;
    private final Runs runs;
    private final PendingRunEnds owed;
    private final GroupCompletion settling;
    private final Runner runner;
    private final Membership membership;
    private final InstantSource clock;
    private final Duration lease;
    private final Recovery recovery;
    private final Overload overload;
    private final ReentrantLock claiming = new ReentrantLock();

    private Worker(Builder given, InstantSource clock, RandomGenerator random) {
        this.ports = given.ports;
        this.queue = ports.queue();
        this.tools =
                new RunTools(ports.transactions(), queue, ports.logs(), ports.dead(), given.defaults, clock, random);
        this.runs = new Runs(given.concurrency);
        this.owed = new PendingRunEnds(queue);
        this.recovery = new Recovery(clock, given.lease);
        this.overload = new Overload(given.limits, given.usage, clock);
        this.settling = new GroupCompletion(queue);
        this.runner = new Runner(
                new RunClaim(tools, ports.types(), given.resources), ports.types(), settling, owed, tools, recovery);
        this.membership = new Membership(queue, ports.types(), random, given.name, given.concurrency);
        this.clock = clock;
        this.lease = given.lease;
    }

    /** A worker on these ports; what is not said otherwise is usual. */
    public static Builder on(
            Transactions transactions,
            JobQueue queue,
            JobLogs logs,
            DeadItems dead,
            JobTypes types,
            Executor executor) {
        return new Builder(new WorkerPorts(transactions, queue, logs, dead, types, executor));
    }

    /** Makes the worker and the limits of its types known. To be called first; again after it was refused. */
    public void register() {
        membership.register();
        recovery.enlisted();
        overload.enlisted();
    }

    /** Says that the worker lives, and tells its runs what is wanted of them; does nothing once it has left. */
    public void heartbeat() {
        overload.look();
        flushLogs();
        try {
            WorkerId current = membership.id();
            if (current == null) {
                beginAnew();
            } else {
                settling.completeAll();
                runs.stranded().forEach(this::giveUp);
                owed.pay();
                queue.heartbeat(current).forEach(runs::pass);
                handBackUnknown(current);
                overload.report(queue, current);
                recovery.passed();
            }
        } catch (StaleWorker dead) {
            if (!runs.isClosed()) {
                LOG.log(Level.WARNING, "This worker was considered dead; its runs are abandoned");
            }
            runs.abandon();
            membership.lapse();
            beginAnew();
        } catch (StorageUnavailable away) {
            recovery.metByBeat();
            throw away;
        }
    }

    /** Ends a run that could not end itself, as for want of memory, and hands back one that was never begun. */
    private void giveUp(Run stranded) {
        owed.add(
                stranded.hasBegun()
                        ? runner.endOfStranded(stranded)
                        : new RunEnd.Yielded(stranded.claim(), "the worker had no thread for it"));
        runs.remove(stranded);
    }

    /** Of a claim without an answer nobody knows what it claimed; no other one runs meanwhile. */
    private void handBackUnknown(WorkerId current) {
        if (recovery.isClaimUnanswered() && claiming.tryLock()) {
            try {
                List<Claim> known = new ArrayList<>(runs.claims());
                known.addAll(owed.claims());
                int tasks = queue.handBack(current, known);
                recovery.claimsAreKnown();
                if (tasks > 0) {
                    LOG.log(Level.INFO, "{0} runs whose claim had no answer were handed back", tasks);
                }
            } finally {
                claiming.unlock();
            }
        }
    }

    private void beginAnew() {
        if (!runs.isClosed()) {
            register();
        }
    }

    /** Does what falls to any one worker: takes over from dead ones, wakes what waited for a time. */
    public void maintain() {
        try {
            queue.wake();
        } finally {
            takeOver();
        }
    }

    private void takeOver() {
        if (recovery.mayJudge()) {
            int tasks = queue.takeOver(lease);
            if (tasks > 0) {
                LOG.log(Level.WARNING, "{0} runs were taken over from dead workers", tasks);
            }
        }
    }

    /**
     * Claims as much as there is room for and runs it on the executor. Belongs to one thread.
     *
     * @return how many tasks were claimed
     */
    public int work() {
        WorkerId current = membership.id();
        int room = room();
        if (current == null || room < 1 || overload.now().isPresent() || !recovery.mayClaim()) {
            return 0;
        }
        claiming.lock();
        try {
            return claim(current, room);
        } catch (StorageUnavailable away) {
            recovery.metByClaim();
            throw away;
        } catch (RuntimeException | Error failure) { // it may have come after the claim was made
            recovery.leftClaimUnanswered();
            throw failure;
        } finally {
            claiming.unlock();
        }
    }

    private int claim(WorkerId current, int room) {
        List<Claim> claims = queue.claim(current, ports.types().names(), room);
        Optional<Throwable> failure = start(claims);
        if (failure.isPresent()) {
            throw new IllegalStateException("a run could not be started", failure.get());
        }
        return claims.size();
    }

    /** One that has no thread is handed back with the next beat, and no reason not to start the others. */
    private Optional<Throwable> start(List<Claim> claims) {
        Optional<Throwable> last = Optional.empty();
        for (Claim claim : claims) {
            try {
                start(claim);
            } catch (RuntimeException | Error failure) { // such as no memory for a thread
                last = failure instanceof RejectedExecutionException ? last : Optional.of(failure);
            }
        }
        return last;
    }

    private void start(Claim claim) {
        Run run = new Run(claim, new RunLog(tools.logs(), claim.task(), claim.logLines(), clock));
        runs.add(run);
        try {
            ports.executor().execute(() -> run(run));
        } catch (RuntimeException | Error failure) {
            run.strand(failure);
            throw failure;
        }
    }

    private void run(Run run) {
        try {
            runner.run(run, () -> runs.remove(run));
        } catch (RuntimeException | Error beyond) {
            run.strand(beyond);
            SafeLog.log(LOG, Level.ERROR, "A run could not be ended and will be abandoned", beyond);
        }
    }

    /** Why it takes no new work for now, without a full stop; empty when it does. */
    public Optional<String> overload() {
        return overload.now();
    }

    /** How many more tasks can run now. */
    public int room() {
        return runs.room();
    }

    /**
     * Waits until there is room for so many tasks.
     *
     * @return false when the time was over first
     */
    public boolean awaitRoom(int tasks, Duration atMost) throws InterruptedException {
        return runs.awaitRoom(tasks, atMost);
    }

    /**
     * Lets go of all runs at the end of their items or, when the time is over, in the middle of a chunk that is then
     * rolled back; hands everything back, and is no longer known.
     */
    public void leave(Duration grace) throws InterruptedException {
        runs.close();
        if (!runs.awaitEnd(grace)) {
            runs.interrupt();
            runs.awaitEnd(Duration.ofMillis(500));
        }
        flushLogs();
        WorkerId current = membership.id();
        if (current != null) {
            owed.pay();
            membership.retire(current);
        }
    }

    private void flushLogs() {
        runs.logs().forEach(tools::flush);
    }

    /** How a worker is made. */
    public static final class Builder {
        private final WorkerPorts ports;
        private EngineDefaults defaults = EngineDefaults.STANDARD;
        private Resources resources = Resources.none();
        private String name = "worker";
        private int concurrency = 10;
        private Duration lease = LEASE;
        private WorkerLimits limits = WorkerLimits.NONE;
        private Optional<UsageSource> usage = Optional.empty();

        private Builder(WorkerPorts ports) {
            this.ports = ports;
        }

        /** What others call it: its host and process, for instance. */
        public Builder named(String given) {
            this.name = given;
            return this;
        }

        /**
         * How many tasks it runs at once.
         *
         * @throws IllegalArgumentException if that is below 1
         */
        public Builder concurrency(int tasks) {
            if (tasks < 1) {
                throw new IllegalArgumentException("concurrency must be >= 1, was " + tasks);
            }
            this.concurrency = tasks;
            return this;
        }

        public Builder usually(EngineDefaults given) {
            this.defaults = given;
            return this;
        }

        public Builder offering(Resources given) {
            this.resources = given;
            return this;
        }

        /** Up to where it takes new work, and how it knows where it is. */
        public Builder within(WorkerLimits given, UsageSource source) {
            this.limits = given;
            this.usage = Optional.of(source);
            return this;
        }

        /** How long others may be silent before this worker takes them for dead; the same for all workers. */
        public Builder lease(Duration given) {
            this.lease = given;
            return this;
        }

        public Worker build(InstantSource clock, RandomGenerator random) {
            return new Worker(this, requireNonNull(clock, "clock"), requireNonNull(random, "random"));
        }
    }
}
