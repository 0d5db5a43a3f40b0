package dev.nightshift.application.batch.simulation;

import dev.nightshift.application.RollingBack;
import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.Transactions;
import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.ReplayDeadItems;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Strategy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Workers and users who replay dead items, with the real use cases and the real worker: between any two transactions, and
 * between calls outside of one, the seed picks who goes on.
 */
final class SimulatedReplays {

    private static final Requester BOSS = new Requester("boss", Role.MANAGER);
    private static final int ITEMS = 7;
    private static final Set<String> WHERE_OTHERS_MATTER =
            Set.of("beat", "claim", "advance", "settle", "open", "find", "tell");

    private final long seed;
    private final Random random;
    private final MovableClock clock = MovableClock.at("2026-03-02T22:00:00Z");
    private final Interleaving turns;
    private final InMemoryBatch batch = new InMemoryBatch(clock);
    private final Numbers type = new Numbers(happens(3), happens(10), happens(25));
    private final RollingBack database = new RollingBack(batch, type);
    private final Transactions transactions = new InTurns();
    private final BatchJobs jobs;
    private final DeadItems dead;
    private final JobIds ids;
    private final JobId source;
    private final Set<String> gone = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private boolean isCalm;
    private int replays;
    private int refused;

    SimulatedReplays(long seed, ReplayFault fault) {
        this.seed = seed;
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        turns = new Interleaving(random, this::letPass);
        jobs = inTurns(BatchJobs.class, batch.jobs());
        dead = fault.in(inTurns(DeadItems.class, batch.deadItems()));
        ids = new JobIds(clock, random);
        source = source();
    }

    /** What became of it. */
    record Outcome(int replays, int refused, int crashes) {}

    /** @throws AssertionError if an item was lost or written twice; it names the seed and the steps that led there */
    Outcome run() {
        try {
            for (String name : List.of("worker1", "worker2", "worker3")) {
                turns.add(name, () -> work(name, 6));
            }
            for (String name : List.of("ada", "bob")) {
                turns.add(name, () -> ask(name));
            }
            turns.run();
            isCalm = true;
            gone.clear();
            turns.add("last", this::end);
            turns.run();
            return new Outcome(replays, refused, crashes());
        } catch (AssertionError broken) {
            throw new AssertionError(
                    "%s%nseed %d, again with -D%s=%d, after:%n%s"
                            .formatted(broken.getMessage(), seed, SimulatedEdits.SEED, seed, String.join("\n", told)),
                    broken);
        }
    }

    private JobId source() {
        Strategy strategy = List.of(Strategy.values()).get(random.nextInt(Strategy.values().length));
        JobRequest request = new JobRequest(
                null,
                "NUMBERS",
                null,
                Map.of("items", (long) ITEMS, "partitions", 2L),
                null,
                strategy,
                null,
                List.of(),
                true);
        CreateJobs create =
                new CreateJobs(database, batch.jobs(), batch.templates(), types(), ids, new InMemoryAuditLog(), clock);
        return ((CreateJobs.Outcome.Created) create.create(List.of(request), new Requester("ada", Role.USER)))
                .jobs()
                .get(0)
                .id();
    }

    private JobTypes types() {
        return new JobTypes(List.of(type));
    }

    private LongPredicate happens(int oneIn) {
        return item -> !isCalm && random.nextInt(oneIn) == 0;
    }

    /** Mostly little, and sometimes so much that whoever has not gone on since is considered dead. */
    private void letPass() {
        int what = random.nextInt(60);
        clock.advance(what == 0 && !isCalm ? Worker.LEASE.plusSeconds(1) : Duration.ofMillis(what < 40 ? 0 : 100));
    }

    private Worker worker(String name) {
        Worker worker = Worker.on(
                        transactions,
                        inTurns(JobQueue.class, batch.queue()),
                        inTurns(JobLogs.class, batch.logs()),
                        dead,
                        types(),
                        Runnable::run)
                .named(name)
                .usually(new EngineDefaults(3, 2, EngineDefaults.STANDARD.retry()))
                .build(clock, random);
        worker.register();
        return worker;
    }

    private void work(String name, int rounds) {
        @Nullable Worker worker = null;
        for (int i = 0; i < rounds; i++) {
            try {
                worker = worker == null ? worker(name) : worker;
                worker.heartbeat();
                worker.maintain();
                takeOver();
                worker.work();
            } catch (StorageUnavailable away) {
                told.add(name + " is cut off");
            }
            worker = gone.remove(name) ? null : worker;
        }
    }

    /** As a worker does that was heard all the while; those here have missed the time that passed at once. */
    private void takeOver() {
        batch.queue().takeOver(Worker.LEASE);
    }

    private void ask(String user) {
        for (int i = 0; i < 4; i++) {
            turns.turn();
            List<JobId> replaying = jobs.list(JobFilter.ALL, null, 100).items().stream()
                    .map(BatchJob::id)
                    .toList();
            JobId one = replaying.get(random.nextInt(replaying.size()));
            if (random.nextBoolean()) {
                replay(user, random.nextInt(3) > 0 ? source : one);
            } else {
                command(user, one);
            }
        }
    }

    private boolean replay(String user, JobId id) {
        ReplayDeadItems.Outcome outcome = new ReplayDeadItems(
                        transactions, jobs, dead, types(), ids, new InMemoryAuditLog(), clock)
                .replay(id, BOSS);
        told.add(user + " replays " + id + ": " + outcome);
        boolean isReplaying = outcome instanceof ReplayDeadItems.Outcome.Replaying;
        replays += isReplaying ? 1 : 0;
        refused += isReplaying ? 0 : 1;
        return isReplaying;
    }

    private void command(String user, JobId id) {
        JobCommand command = List.of(JobCommand.values()).get(random.nextInt(JobCommand.values().length));
        if (!(id.equals(source) && command == JobCommand.CANCEL)) {
            told.add(user + " tells " + id + " " + command + ": "
                    + new CommandJob(transactions, jobs, SimulatedReplays.this::types, new InMemoryAuditLog(), clock)
                            .command(id, command, BOSS, null));
        }
    }

    /** Nothing goes wrong any more: all jobs go on, and what is left is replayed. */
    private void end() {
        told.add("faults stop");
        clock.advance(Worker.LEASE.plusSeconds(1));
        settleDown();
        for (int i = 0;
                batch.jobs().find(source).orElseThrow().state() != JobState.COMPLETED || replay("last", source);
                i++) {
            settleDown();
            if (i == 20) {
                throw new AssertionError("there is no end of it");
            }
        }
        must(
                type.written().stream().sorted().toList(),
                LongStream.rangeClosed(1, ITEMS).boxed().toList());
    }

    private void settleDown() {
        for (int round = 0; round < 2; round++) {
            for (BatchJob job : batch.jobs().list(JobFilter.ALL, null, 100).items()) {
                if (job.state() != JobState.COMPLETED
                        && job.state().legalCommands().contains(JobCommand.START)) {
                    batch.jobs().control(job.id(), JobCommand.START, "last", null);
                }
            }
            work("last", 6);
        }
    }

    private int crashes() {
        return batch.jobs().list(JobFilter.ALL, null, 100).items().stream()
                .mapToInt(BatchJob::crashes)
                .sum();
    }

    private void check() {
        must(
                type.written().stream().sorted().toList(),
                type.written().stream().sorted().distinct().toList());
    }

    private static void must(List<Long> written, List<Long> expected) {
        if (!written.equals(expected)) {
            throw new AssertionError("must have written %s, wrote %s".formatted(expected, written));
        }
    }

    /** Calls outside of a transaction are turns where others could come between; whoever is gone reaches the store no more. */
    @SuppressWarnings("unchecked")
    private <T> T inTurns(Class<T> port, T right) {
        return (T) Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
            if (!database.isOpen() && WHERE_OTHERS_MATTER.contains(method.getName())) {
                turns.turn();
            }
            dieSometimes();
            try {
                return method.invoke(right, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        });
    }

    private void dieSometimes() {
        if (!isCalm && turns.name().startsWith("worker") && random.nextInt(60) == 0 && gone.add(turns.name())) {
            told.add(turns.name() + " dies");
        }
        if (gone.contains(turns.name())) {
            throw new StorageUnavailable("it is gone", new IllegalStateException());
        }
    }

    /** A transaction is a turn; within one nobody else goes on. */
    private final class InTurns implements Transactions {
        @Override
        public <T> T inOne(Supplier<T> work) {
            if (database.isOpen()) {
                return work.get();
            }
            turns.turn();
            dieSometimes();
            T result = database.inOne(() -> {
                T done = work.get();
                dieSometimes();
                return done;
            });
            check();
            return result;
        }

        @Override
        public void afterCommit(Runnable action) {
            database.afterCommit(action);
        }
    }
}
