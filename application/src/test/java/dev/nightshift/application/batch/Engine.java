package dev.nightshift.application.batch;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole engine in memory, with one worker that runs on the thread of the test. */
final class Engine {

    static final Requester ANN = new Requester("ann", Role.USER);
    static final Requester BOSS = new Requester("boss", Role.MANAGER);

    final MovableClock clock = MovableClock.at(Instant.parse("2026-01-15T10:00:00Z"));
    final InMemoryBatch batch = new InMemoryBatch(clock);
    final Ledger unitOfWork = new Ledger();
    final Copying type = new Copying(unitOfWork);
    final Throwing throwing = new Throwing();
    private final FaultyQueue queue = new FaultyQueue(batch.queue());

    /** What users may do now; ADMIN where it does not say. */
    final Map<String, Role> roles = new HashMap<>();

    final RollingBack transactions = new RollingBack(batch, unitOfWork);
    final InMemoryAuditLog audit = new InMemoryAuditLog();

    /** As {@link #type}, but for managers. */
    final Copying guarded = new Copying(unitOfWork, TypeName.of("GUARDED"), Role.MANAGER);

    final CommandJob commandJob = new CommandJob(transactions, batch.jobs(), () -> this.types, audit, clock);
    final BulkCommand bulkCommand =
            new BulkCommand(batch.jobs(), commandJob, owner -> roles.getOrDefault(owner, Role.ADMIN));
    final JobTypes types = new JobTypes(List.of(type, guarded, throwing, new NoOp(time -> {}), bulkCommand));
    final JobIds ids = new JobIds(clock, new Random(7));
    final CreateJobs createJobs =
            new CreateJobs(transactions, batch.jobs(), batch.templates(), types, ids, audit, clock);
    final Worker worker = worker("one");

    Worker worker(String name) {
        return worker(name, Runnable::run);
    }

    Worker worker(String name, Executor executor) {
        return worker(name, queue.asQueue(), executor);
    }

    /** On this queue instead of the one in memory. */
    Worker workerOn(JobQueue queue, String name) {
        return worker(name, queue, Runnable::run);
    }

    private Worker worker(String name, JobQueue queue, Executor executor) {
        Worker made = Worker.on(transactions, queue, batch.logs(), batch.deadItems(), types, executor)
                .named(name)
                .concurrency(4)
                .usually(new EngineDefaults(10, 4, EngineDefaults.STANDARD.retry()))
                .build(clock, new Random(name.hashCode()));
        made.register();
        return made;
    }

    /** The answer to the next claim does not arrive. */
    void loseNextClaim() {
        queue.loseNextClaim();
    }

    void failSettlingFor(int times) {
        queue.failSettlingFor(times);
    }

    /** A worker that has been heard for long enough to take others for dead. */
    Worker watching(String name) {
        Worker made = worker(name);
        for (int heartbeat = 0; heartbeat < 3; heartbeat++) {
            clock.advance(Duration.ofSeconds(2));
            made.heartbeat();
        }
        return made;
    }

    JobId copying(int items) {
        return copying(items, Map.of(), Strategy.CHUNKED);
    }

    JobId copying(int items, Map<String, Object> more, Strategy strategy) {
        Map<String, @Nullable Object> parameters = new HashMap<>(more);
        parameters.put("items", (long) items);
        JobRequest request = new JobRequest(null, "COPYING", null, parameters, null, strategy, null, List.of(), true);
        return ((CreateJobs.Outcome.Created) createJobs.create(List.of(request), ANN))
                .jobs()
                .get(0)
                .id();
    }

    /** Lets the worker claim and run until nothing is left to claim. */
    void runAll() {
        int claimed;
        do {
            claimed = worker.work();
        } while (claimed > 0);
    }

    /** Time passes, and whatever waits for it goes on. */
    void pass(Duration time) {
        clock.advance(time);
        worker.heartbeat();
        worker.maintain();
        runAll();
    }

    BatchJob job(JobId id) {
        return batch.jobs().find(id).orElseThrow();
    }

    JobState state(JobId id) {
        return job(id).state();
    }

    /** Of all moves in its history, in order. */
    List<String> reasons(JobId id) {
        return batch.jobs().history(id, null, 1_000).items().stream()
                .flatMap(move -> Stream.ofNullable(move.reason()))
                .toList();
    }

    List<String> log(JobId id) {
        return batch.logs().of(id, null, 10_000).items().stream()
                .map(line -> line.line().text())
                .toList();
    }
}
