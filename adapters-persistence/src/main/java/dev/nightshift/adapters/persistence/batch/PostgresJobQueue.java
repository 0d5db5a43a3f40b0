package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.StaleClaim;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The queue in the table {@code batch_live}; all times are the database's. */
public final class PostgresJobQueue implements JobQueue {

    private static final int WOKEN_AT_ONCE = 1_000;

    private final Database database;
    private final EngineTimings pace;
    private final OwnersTurns turns = new OwnersTurns();
    private final Claiming claiming;

    public PostgresJobQueue(Database database, EngineTimings pace) {
        this.database = database;
        this.pace = pace;
        this.claiming = new Claiming(database, this::complete);
    }

    @Override
    public void declare(Collection<Lane> lanes) {
        inOne(handle -> {
            TypeLimitStates.declare(handle, lanes);
            return true;
        });
        claiming.learn();
    }

    @Override
    public void register(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        database.run(handle -> Roster.register(handle, worker, name, concurrency, types));
    }

    @Override
    public List<Request> heartbeat(WorkerId worker) {
        return database.with(handle -> Roster.heartbeat(handle, worker));
    }

    @Override
    public void report(WorkerId worker, Optional<String> overload) {
        database.run(handle -> Roster.report(handle, worker, overload));
    }

    @Override
    public void retire(WorkerId worker) {
        inOne(handle -> {
            new Reclaiming(handle, pace, turns).retire(worker);
            return true;
        });
        claiming.lookAgain();
    }

    @Override
    public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be >= 1, was " + most);
        }
        return claiming.claim(worker, types, most);
    }

    @Override
    public JobState advance(Claim claim, Advance chunk) {
        Optional<String> state = database.with(handle -> handle.createQuery(QueueStatements.ADVANCE)
                .bind("job", claim.task().job().value())
                .bind("partition", claim.task().partition())
                .bind("token", claim.token())
                .bind("worker", claim.worker().value())
                .bind("checkpoint", chunk.checkpoint())
                .bind("done", chunk.done())
                .bind("skipped", chunk.skipped())
                .bind("lines", chunk.logLines())
                .bind("total", Columns.known(chunk.total()))
                .bind("holding", pace.holdingMillis())
                .map((row, context) -> row.getString("state"))
                .findOne());
        return JobState.valueOf(state.orElseThrow(() -> refused(claim)));
    }

    private StaleClaim refused(Claim claim) {
        database.apart(handle -> PostgresBatchMetrics.count(handle, "stale_writes_refused", 1));
        return new StaleClaim(claim);
    }

    @Override
    public List<Claim> complete(List<RunEnd> runEnds) {
        Map<TaskId, RunEnd> firsts = new LinkedHashMap<>();
        runEnds.forEach(runEnd -> firsts.putIfAbsent(runEnd.claim().task(), runEnd));
        Set<JobId> completed = completeAtOnce(firsts.values());
        List<RunEnd> others = runEnds.stream()
                .filter(runEnd -> !completed.contains(runEnd.claim().task().job())
                        || runEnd != firsts.get(runEnd.claim().task()))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        List<Claim> stale = inOne(handle -> new CompletingRuns(handle, pace, turns).complete(others));
        if (others.stream().anyMatch(runEnd -> runEnd instanceof RunEnd.Split)) {
            claiming.lookAgain();
        }
        return stale;
    }

    private Set<JobId> completeAtOnce(Collection<RunEnd> runEnds) {
        List<RunEnd.Completed> candidates = Completing.candidates(runEnds);
        return candidates.isEmpty() ? Set.of() : database.with(handle -> Completing.complete(handle, candidates));
    }

    @Override
    public int takeOver(Duration lease) {
        return cameBack(inOne(handle -> new Reclaiming(handle, pace, turns).takeOver(lease)));
    }

    @Override
    public int handBack(WorkerId worker, Collection<Claim> known) {
        return cameBack(inOne(handle -> new Reclaiming(handle, pace, turns).handBack(worker, known)));
    }

    private int cameBack(int tasks) {
        if (tasks > 0) {
            claiming.lookAgain();
        }
        return tasks;
    }

    @Override
    public int wake() {
        int woken = 0;
        int now = WOKEN_AT_ONCE;
        while (now == WOKEN_AT_ONCE) {
            now = database.with(handle -> Waking.wake(handle, pace, turns, WOKEN_AT_ONCE));
            woken += now;
        }
        return woken;
    }

    @Override
    public List<LiveWorker> workers() {
        return database.with(Roster::workers);
    }

    @Override
    public Map<TypeName, LaneUse> lanes() {
        return database.with(TypeLimitStates::uses);
    }

    private <T> T inOne(Function<Handle, T> statements) {
        return database.inOne(() -> database.with(statements));
    }
}
