package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Settlement;
import dev.nightshift.domain.batch.StaleClaim;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.Unit;
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
    private final Pace pace;
    private final OwnersTurns turns = new OwnersTurns();
    private final Claiming claiming;

    public PostgresJobQueue(Database database, Pace pace) {
        this.database = database;
        this.pace = pace;
        this.claiming = new Claiming(database, this::settle);
    }

    @Override
    public void declare(Collection<Lane> lanes) {
        inOne(handle -> {
            Lanes.declare(handle, lanes);
            return true;
        });
        claiming.learn();
    }

    @Override
    public void enlist(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        database.run(handle -> Roster.enlist(handle, worker, name, concurrency, types));
    }

    @Override
    public List<Request> beat(WorkerId worker) {
        return database.with(handle -> Roster.beat(handle, worker));
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
                .bind("job", claim.unit().job().value())
                .bind("partition", claim.unit().partition())
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
        database.apart(handle -> PostgresBatchFigures.count(handle, "stale_writes_refused", 1));
        return new StaleClaim(claim);
    }

    @Override
    public List<Claim> settle(List<Settlement> settlements) {
        Map<Unit, Settlement> firsts = new LinkedHashMap<>();
        settlements.forEach(settlement -> firsts.putIfAbsent(settlement.claim().unit(), settlement));
        Set<JobId> completed = complete(firsts.values());
        List<Settlement> others = settlements.stream()
                .filter(settlement ->
                        !completed.contains(settlement.claim().unit().job())
                                || settlement != firsts.get(settlement.claim().unit()))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        List<Claim> stale = inOne(handle -> new Settling(handle, pace, turns).settle(others));
        if (others.stream().anyMatch(settlement -> settlement instanceof Settlement.Split)) {
            claiming.lookAgain();
        }
        return stale;
    }

    private Set<JobId> complete(Collection<Settlement> settlements) {
        List<Settlement.Completed> candidates = Completing.candidates(settlements);
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

    private int cameBack(int units) {
        if (units > 0) {
            claiming.lookAgain();
        }
        return units;
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
        return database.with(Lanes::uses);
    }

    private <T> T inOne(Function<Handle, T> statements) {
        return database.inOne(() -> database.with(statements));
    }
}
