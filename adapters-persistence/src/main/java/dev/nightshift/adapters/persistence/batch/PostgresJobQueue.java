package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.Ending;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Settlement;
import dev.nightshift.domain.batch.StaleClaim;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.Unit;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The queue in the table {@code batch_live}; all times are the database's. */
public final class PostgresJobQueue implements JobQueue {

    private static final int WOKEN_AT_ONCE = 1_000;

    private final Database database;
    private final Pace pace;
    private final Claiming claiming;

    public PostgresJobQueue(Database database, Pace pace) {
        this.database = database;
        this.pace = pace;
        this.claiming = new Claiming(database);
    }

    @Override
    public void declare(Collection<Lane> lanes) {
        List<Lane> inOrder =
                lanes.stream().sorted(Comparator.comparing(Lane::type)).toList();
        database.inOne(() -> database.with(handle -> {
            inOrder.forEach(lane -> declare(handle, lane));
            return true;
        }));
        claiming.learnLimits();
    }

    private static void declare(Handle handle, Lane lane) {
        String type = lane.type().toString();
        JobPolicy policy = lane.policy();
        if (!policy.isLimited()) {
            handle.execute("DELETE FROM batch_lanes WHERE type = ?", type);
            return;
        }
        @Nullable
        Integer most = policy.concurrency().isPresent() ? policy.concurrency().getAsInt() : null;
        @Nullable
        Long micros = policy.rate()
                .map(rate -> rate.interval().plusNanos(999).toNanos() / 1_000)
                .orElse(null);
        handle.createUpdate(QueueStatements.DECLARE)
                .bind("type", type)
                .bind("most", most)
                .bind("micros", micros)
                .execute();
        handle.createUpdate(QueueStatements.COUNT_RUNNING).bind("type", type).execute();
        handle.createUpdate(QueueStatements.RECOUNT).bind("type", type).execute();
    }

    @Override
    public void enlist(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        database.run(handle -> handle.createUpdate(QueueStatements.ENLIST)
                .bind("worker", worker.value())
                .bind("name", name)
                .bind("concurrency", concurrency)
                .bind("types", types.stream().map(TypeName::toString).toArray(String[]::new))
                .execute());
    }

    @Override
    public List<Request> beat(WorkerId worker) {
        List<Optional<Request>> rows = database.with(handle -> handle.createQuery(QueueStatements.BEAT)
                .bind("worker", worker.value())
                .map((row, context) -> row.getObject("job_id") == null
                        ? Optional.<Request>empty()
                        : Optional.of(new Request(
                                new Unit(Columns.job(row, "job_id"), row.getInt("partition")),
                                row.getLong("token"),
                                JobState.valueOf(row.getString("state")).isAsking() ? Want.YIELD : Want.OVERDUE)))
                .list());
        if (rows.isEmpty()) {
            throw new StaleWorker(worker);
        }
        return rows.stream().flatMap(Optional::stream).toList();
    }

    @Override
    public void retire(WorkerId worker) {
        database.inOne(() -> database.with(handle -> {
            handle.createQuery("DELETE FROM batch_workers WHERE id = :worker RETURNING name")
                    .bind("worker", worker.value())
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(name -> giveBack(handle, worker, name));
            return true;
        }));
    }

    private void giveBack(Handle handle, WorkerId worker, String name) {
        List<Unit> units = handle.createQuery("SELECT job_id, partition FROM batch_live WHERE worker = :worker")
                .bind("worker", worker.value())
                .map((row, context) -> new Unit(Columns.job(row, "job_id"), row.getInt("partition")))
                .list();
        Ledger ledger = new Ledger(handle, pace);
        Moves moves = new Moves(handle, ledger, pace);
        holdWithJobs(ledger, units, false);
        for (Held unit : heldBy(ledger, units, Set.of(worker.value()))) {
            unit.discharge();
            moves.end(unit, Ending.YIELDED, name, "worker %s retired".formatted(name));
        }
        ledger.write();
    }

    /** Partitions before jobs, as all who lock both. */
    private static void holdWithJobs(Ledger ledger, List<Unit> units, boolean onlyFree) {
        List<Unit> partitions = units.stream().filter(unit -> !unit.isWhole()).toList();
        List<Unit> wholes = units.stream().filter(Unit::isWhole).toList();
        if (onlyFree) {
            ledger.holdFree(partitions);
            ledger.holdFree(wholes);
        } else {
            ledger.hold(partitions);
            ledger.hold(wholes);
        }
        ledger.hold(partitions.stream()
                .filter(unit -> ledger.get(unit) != null)
                .map(unit -> Unit.whole(unit.job()))
                .toList());
    }

    private static List<Held> heldBy(Ledger ledger, List<Unit> units, Set<UUID> workers) {
        return units.stream()
                .sorted()
                .map(ledger::get)
                .flatMap(Stream::ofNullable)
                .filter(unit -> unit.worker != null && workers.contains(unit.worker))
                .toList();
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
        Set<JobId> completed = complete(firsts.values().stream()
                .filter(settlement -> settlement.claim().unit().isWhole())
                .flatMap(settlement ->
                        settlement instanceof Settlement.Completed done ? Stream.of(done) : Stream.empty())
                .toList());
        List<Settlement> others = settlements.stream()
                .filter(settlement ->
                        !completed.contains(settlement.claim().unit().job())
                                || settlement != firsts.get(settlement.claim().unit()))
                .toList();
        return others.isEmpty()
                ? List.of()
                : database.inOne(() -> database.with(handle -> new Settling(handle, pace).settle(others)));
    }

    /** Those that could be ended at once: their jobs run, and nobody else is concerned. */
    private Set<JobId> complete(List<Settlement.Completed> settlements) {
        if (settlements.isEmpty()) {
            return Set.of();
        }
        List<Settlement.Completed> inOrder = settlements.stream()
                .sorted(Comparator.comparing(settlement -> settlement.claim().unit()))
                .toList();
        return database.with(handle -> handle.createQuery(LedgerStatements.COMPLETE)
                .bind("state", JobState.RUNNING.ended(Ending.COMPLETED).name())
                .bind(
                        "jobs",
                        Columns.ids(inOrder, done -> done.claim().unit().job().value()))
                .bind("tokens", Columns.numbers(inOrder, done -> done.claim().token()))
                .bind(
                        "workers",
                        Columns.ids(inOrder, done -> done.claim().worker().value()))
                .bind("checkpoints", Columns.texts(inOrder, done -> done.last()
                        .map(Advance::checkpoint)
                        .orElse(null)))
                .bind("dones", Columns.numbers(inOrder, done -> done.last()
                        .map(Advance::done)
                        .orElse(0L)))
                .bind("skips", Columns.numbers(inOrder, done -> done.last()
                        .map(Advance::skipped)
                        .orElse(0L)))
                .bind("totals", Columns.numbers(inOrder, done -> done.last()
                        .map(last -> Columns.known(last.total()))
                        .orElse(null)))
                .bind("lines", Columns.integers(inOrder, done -> done.last()
                        .map(Advance::logLines)
                        .orElse(0)))
                .map((row, context) -> Columns.job(row, "job_id"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public int takeOver(Duration lease) {
        return database.inOne(() -> database.with(handle -> {
            Map<UUID, String> dead = handle.createQuery(QueueStatements.DEAD_WORKERS)
                    .bind("lease", lease.toMillis())
                    .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            List<Unit> units = handle.createQuery(QueueStatements.LEFT_BEHIND)
                    .map((row, context) -> new Unit(Columns.job(row, "job_id"), row.getInt("partition")))
                    .list();
            return units.isEmpty() ? 0 : takeOver(handle, units, dead);
        }));
    }

    /** Whoever still holds one of the units is not waited for: it is taken over the next time. */
    private int takeOver(Handle handle, List<Unit> units, Map<UUID, String> dead) {
        Ledger ledger = new Ledger(handle, pace);
        Moves moves = new Moves(handle, ledger, pace);
        holdWithJobs(ledger, units, true);
        Set<UUID> gone = units.stream()
                .map(ledger::get)
                .flatMap(Stream::ofNullable)
                .flatMap(unit -> Stream.ofNullable(unit.worker))
                .collect(Collectors.toCollection(TreeSet::new));
        handle.createQuery("SELECT id FROM batch_workers WHERE id = ANY (:workers)")
                .bind("workers", gone.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .forEach(gone::remove);
        List<Held> left = heldBy(ledger, units, gone);
        left.forEach(unit -> moves.crash(unit, dead.getOrDefault(unit.worker, unit.holder())));
        ledger.write();
        return left.size();
    }

    @Override
    public int wake() {
        int woken = 0;
        int now = WOKEN_AT_ONCE;
        while (now == WOKEN_AT_ONCE) {
            now = database.with(handle -> handle.createQuery(QueueStatements.WAKE)
                    .bind("limit", WOKEN_AT_ONCE)
                    .bind("handicaps", pace.handicaps())
                    .bind("actor", "queue")
                    .bind("reason", "it is time to try again")
                    .mapTo(Integer.class)
                    .one());
            woken += now;
        }
        return woken;
    }

    @Override
    public List<LiveWorker> workers() {
        List<LiveWorker> workers = new ArrayList<>(database.with(handle -> handle.createQuery(QueueStatements.WORKERS)
                .map((row, context) -> new LiveWorker(
                        new WorkerId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getInt("concurrency"),
                        row.getInt("running"),
                        Stream.of((String[]) row.getArray("types").getArray())
                                .flatMap(type -> TypeName.parse(type).stream())
                                .toList(),
                        Columns.instant(row, "started_at"),
                        Columns.instant(row, "beat_at")))
                .list()));
        workers.sort(Comparator.comparing(LiveWorker::name)
                .thenComparing(worker -> worker.id().value()));
        return workers;
    }

    @Override
    public Map<TypeName, LaneUse> lanes() {
        Map<TypeName, LaneUse> lanes = new TreeMap<>();
        database.run(handle -> handle.createQuery(QueueStatements.LANES)
                .map((row, context) -> Map.entry(
                        new TypeName(row.getString("type_name"), row.getInt("type_version")),
                        new LaneUse(row.getInt("running"), row.getInt("most"), row.getBoolean("rate_reached"))))
                .forEach(use -> lanes.put(use.getKey(), use.getValue())));
        return lanes;
    }
}
