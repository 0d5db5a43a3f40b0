package dev.nightshift.application.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.Transactions;
import dev.nightshift.application.batch.GroupSettling.Settled;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobQueue.Lane;
import dev.nightshift.domain.batch.JobQueue.Request;
import dev.nightshift.domain.batch.JobQueue.StaleWorker;
import dev.nightshift.domain.batch.JobQueue.Want;
import dev.nightshift.domain.batch.Resources;
import dev.nightshift.domain.batch.Settlement;
import dev.nightshift.domain.batch.Unit;
import dev.nightshift.domain.batch.WorkerId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Works on jobs, many at once. It starts no thread: whoever owns it calls {@link #beat} every second or two, {@link
 * #tend} as often, {@link #work} again and again, and gives it an executor to run on.
 */
public final class Worker {

    private static final Logger LOG = System.getLogger(Worker.class.getName());

    /** How long a worker may be silent before it is taken for dead. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private final JobQueue queue;
    private final JobTypes types;
    private final RunTools tools;
    private final RunClaim runClaim;
    private final GroupSettling settling;
    private final Executor executor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String name;
    private final int concurrency;
    private final Duration lease;

    private final Map<Unit, Run> runs = new HashMap<>();
    private final ReentrantLock room = new ReentrantLock();
    private final Condition more = room.newCondition();
    private final Queue<Settlement> owed = new ConcurrentLinkedQueue<>();
    private @Nullable WorkerId id;
    private boolean leaving;
    private volatile Instant takeOverFrom = Instant.MIN;

    private Worker(Builder given, InstantSource clock, RandomGenerator random) {
        this.queue = given.queue;
        this.types = given.types;
        this.tools = new RunTools(given.transactions, given.queue, given.logs, given.dead, given.usual, clock, random);
        this.runClaim = new RunClaim(tools, given.types, given.resources);
        this.settling = new GroupSettling(given.queue);
        this.executor = given.executor;
        this.clock = clock;
        this.random = random;
        this.name = given.name;
        this.concurrency = given.concurrency;
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
        return new Builder(transactions, queue, logs, dead, types, executor);
    }

    /** Makes the worker and the limits of its types known. To be called first; again after it was refused. */
    public void enlist() {
        queue.declare(types.all().stream()
                .map(type -> new Lane(type.name(), type.policy()))
                .toList());
        WorkerId fresh = new WorkerId(
                new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L));
        queue.enlist(fresh, name, concurrency, types.names());
        synchronized (runs) {
            id = fresh;
        }
    }

    /** Says that the worker lives, and tells its runs what is wanted of them; does nothing once it has left. */
    public void beat() {
        flushLogs();
        try {
            WorkerId current = id();
            if (current == null) {
                beginAnew();
            } else {
                payOwed();
                queue.beat(current).forEach(this::pass);
            }
        } catch (StaleWorker dead) {
            if (!isLeaving()) {
                LOG.log(Level.WARNING, "This worker was taken for dead; its runs are given up");
            }
            abandonAll();
            beginAnew();
        } catch (StorageUnavailable away) {
            // All workers are silent while the database is away: nobody is dead for that.
            takeOverFrom = clock.instant().plus(lease);
            throw away;
        }
    }

    private void beginAnew() {
        if (!isLeaving()) {
            enlist();
        }
    }

    private boolean isLeaving() {
        synchronized (runs) {
            return leaving;
        }
    }

    /** Does what falls to any one worker: takes over from dead ones, wakes what waited for a time. */
    public void tend() {
        queue.wake();
        if (!clock.instant().isBefore(takeOverFrom)) {
            int units = queue.takeOver(lease);
            if (units > 0) {
                LOG.log(Level.WARNING, "{0} runs were taken over from dead workers", units);
            }
        }
    }

    /**
     * Claims as much as there is room for and runs it on the executor.
     *
     * @return how many units were claimed
     */
    public int work() {
        WorkerId current = id();
        int room = room();
        if (current == null || room < 1) {
            return 0;
        }
        List<Claim> claims = queue.claim(current, types.names(), room);
        for (Claim claim : claims) {
            start(claim);
        }
        return claims.size();
    }

    /** How many more units can run now. */
    public int room() {
        synchronized (runs) {
            return leaving ? 0 : concurrency - runs.size();
        }
    }

    /**
     * Waits until there is room for so many units.
     *
     * @return false when the time was over first
     */
    public boolean awaitRoom(int units, Duration atMost) throws InterruptedException {
        room.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (isFull(Math.min(units, concurrency))) {
                if (left <= 0) {
                    return false;
                }
                left = more.awaitNanos(left);
            }
            return true;
        } finally {
            room.unlock();
        }
    }

    private boolean isFull(int units) {
        synchronized (runs) {
            return concurrency - runs.size() < units;
        }
    }

    /**
     * Lets go of all runs at the end of their items or, when the time is over, in the middle of a chunk that is then
     * rolled back; hands everything back, and is no longer known.
     */
    public void leave(Duration grace) throws InterruptedException {
        synchronized (runs) {
            leaving = true;
            runs.values().forEach(run -> run.signal().yieldSoon());
        }
        if (!awaitRoom(concurrency, grace)) {
            synchronized (runs) {
                runs.values().forEach(Run::interrupt);
            }
            awaitRoom(concurrency, Duration.ofMillis(500));
        }
        flushLogs();
        WorkerId current = id();
        if (current != null) {
            payOwed();
            queue.retire(current);
            synchronized (runs) {
                id = null;
            }
        }
    }

    private @Nullable WorkerId id() {
        synchronized (runs) {
            return id;
        }
    }

    private void start(Claim claim) {
        Run run = new Run(claim, new RunSignal(), new RunLog(tools.logs(), claim.unit(), claim.logLines(), clock));
        synchronized (runs) {
            runs.put(claim.unit(), run);
            if (leaving) {
                run.signal().yieldSoon();
            }
        }
        executor.execute(() -> run(run));
    }

    private void run(Run run) {
        Optional<Settlement> end = endOf(run);
        if (end.isPresent()) {
            settling.settle(end.get(), settled -> {
                learn(end.get(), settled);
                forget(run);
            });
        } else {
            forget(run);
        }
    }

    private Optional<Settlement> endOf(Run run) {
        run.begin();
        try {
            return runClaim.run(run.claim(), run.signal(), run.log());
        } catch (StorageUnavailable away) {
            // Handed back with the next beat, not at once: whoever claims it then would find the database away as well.
            owed.add(new Settlement.Yielded(run.claim(), "the database was away"));
            return Optional.empty();
        } catch (RuntimeException | Error failure) {
            return Optional.of(broken(run.claim(), failure));
        } finally {
            run.end();
        }
    }

    private void learn(Settlement end, Settled settled) {
        if (settled.failure() instanceof StorageUnavailable) {
            owed.add(end);
        } else if (settled.failure() != null) {
            owed.add(broken(end.claim(), settled.failure()));
        } else if (!settled.kept()) {
            LOG.log(
                    Level.INFO,
                    "The end of a run came too late: others have {0}",
                    end.claim().unit());
        }
    }

    private static Settlement broken(Claim claim, Throwable failure) {
        LOG.log(Level.ERROR, "The run of %s ended in a way it should not".formatted(claim.unit()), failure);
        return new Settlement.Failed(claim, FailureText.of(failure));
    }

    private void forget(Run run) {
        synchronized (runs) {
            runs.remove(run.claim().unit(), run);
        }
        room.lock();
        try {
            more.signalAll();
        } finally {
            room.unlock();
        }
    }

    private void pass(Request request) {
        synchronized (runs) {
            Run run = runs.get(request.unit());
            if (run == null || run.claim().token() != request.token()) {
                return;
            }
            if (request.want() == Want.OVERDUE) {
                run.signal().beOverdue();
            } else {
                run.signal().yieldSoon();
            }
        }
    }

    private void abandonAll() {
        synchronized (runs) {
            runs.values().forEach(run -> {
                run.signal().beLost();
                run.interrupt();
            });
            id = null;
        }
    }

    /** What could not be settled while the database was away. */
    private void payOwed() {
        for (Settlement next = owed.peek(); next != null; next = owed.peek()) {
            queue.settle(List.of(next));
            owed.remove(next);
        }
    }

    private void flushLogs() {
        List<Run> current;
        synchronized (runs) {
            current = List.copyOf(runs.values());
        }
        current.forEach(run -> tools.flush(run.log()));
    }

    /** A claim that is being worked on. */
    private static final class Run {
        private final Claim claim;
        private final RunSignal signal;
        private final RunLog log;
        private @Nullable Thread thread;

        Run(Claim claim, RunSignal signal, RunLog log) {
            this.claim = claim;
            this.signal = signal;
            this.log = log;
        }

        Claim claim() {
            return claim;
        }

        RunSignal signal() {
            return signal;
        }

        RunLog log() {
            return log;
        }

        synchronized void begin() {
            thread = Thread.currentThread();
        }

        synchronized void end() {
            thread = null;
            Thread.interrupted();
        }

        synchronized void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** How a worker is made. */
    public static final class Builder {
        private final Transactions transactions;
        private final JobQueue queue;
        private final JobLogs logs;
        private final DeadItems dead;
        private final JobTypes types;
        private final Executor executor;
        private Usual usual = Usual.STANDARD;
        private Resources resources = Resources.none();
        private String name = "worker";
        private int concurrency = 10;
        private Duration lease = LEASE;

        private Builder(
                Transactions transactions,
                JobQueue queue,
                JobLogs logs,
                DeadItems dead,
                JobTypes types,
                Executor executor) {
            this.transactions = requireNonNull(transactions, "transactions");
            this.queue = requireNonNull(queue, "queue");
            this.logs = requireNonNull(logs, "logs");
            this.dead = requireNonNull(dead, "dead");
            this.types = requireNonNull(types, "types");
            this.executor = requireNonNull(executor, "executor");
        }

        /** What others call it: its host and process, for instance. */
        public Builder named(String given) {
            this.name = given;
            return this;
        }

        /**
         * How many units it runs at once.
         *
         * @throws IllegalArgumentException if that is below 1
         */
        public Builder concurrency(int units) {
            if (units < 1) {
                throw new IllegalArgumentException("concurrency must be >= 1, was " + units);
            }
            this.concurrency = units;
            return this;
        }

        public Builder usually(Usual given) {
            this.usual = given;
            return this;
        }

        public Builder offering(Resources given) {
            this.resources = given;
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
