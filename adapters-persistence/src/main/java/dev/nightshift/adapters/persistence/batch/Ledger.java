package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.JobState.CANCELLED;
import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The moves of one transaction: units are held, moved in memory as {@link JobState} allows, and written together with what
 * follows for the jobs that wait for them. Rows are locked in one order by all: partitions, jobs, jobs that wait, lanes,
 * tallies.
 */
final class Ledger {

    private final Handle handle;
    private final Pace pace;
    private final Map<Unit, Held> held = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();

    Ledger(Handle handle, Pace pace) {
        this.handle = handle;
        this.pace = pace;
    }

    /** A move that was made. */
    record Move(Unit unit, @Nullable JobState from, JobState to, String actor, @Nullable String reason, long token) {}

    /** Locks the units that are there, in their order. */
    void hold(Collection<Unit> units) {
        hold(LedgerStatements.HOLD, units);
    }

    /** Locks those of the units that nobody else has locked. */
    void holdFree(Collection<Unit> units) {
        hold(LedgerStatements.HOLD_FREE, units);
    }

    private void hold(String statement, Collection<Unit> units) {
        List<Unit> missing = units.stream()
                .filter(unit -> !held.containsKey(unit))
                .sorted()
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            handle.createQuery(statement)
                    .bind("holding", pace.holdingMillis())
                    .bind("jobs", Columns.ids(missing, unit -> unit.job().value()))
                    .bind("partitions", Columns.integers(missing, Unit::partition))
                    .map((row, context) -> new Held(row))
                    .forEach(this::remember);
        }
    }

    void holdPartitionsOf(JobId job) {
        handle.createQuery(LedgerStatements.HOLD_PARTITIONS)
                .bind("holding", pace.holdingMillis())
                .bind("job", job.value())
                .map((row, context) -> new Held(row))
                .forEach(this::remember);
    }

    void remember(Held unit) {
        held.putIfAbsent(unit.unit, unit);
    }

    /** The unit; null when it is not there, or was not held. */
    @Nullable
    Held get(Unit unit) {
        return held.get(unit);
    }

    /** The partitions of a job that are held, in order. */
    List<Held> partitionsOf(JobId job) {
        return held.values().stream()
                .filter(unit -> unit.job().equals(job) && !unit.unit.isWhole())
                .sorted((one, other) -> one.unit.compareTo(other.unit))
                .toList();
    }

    /** @throws IllegalStateException if there is no such move */
    void move(Held unit, JobState to, String actor, @Nullable String reason) {
        if (!unit.state.canBecome(to)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(unit.unit, unit.state, to));
        }
        moves.add(new Move(unit.unit, unit.state, to, actor, reason, unit.token));
        unit.state = to;
        unit.reason = reason;
        if (!to.isActive()) {
            unit.worker = null;
        }
    }

    void create(Unit unit, JobState state, String actor) {
        moves.add(new Move(unit, null, state, actor, null, 0));
    }

    void write() {
        followFinished();
        List<Held> rows = List.copyOf(held.values());
        update(rows);
        releaseLanes(rows);
        writeHistory();
        finish(rows.stream()
                .filter(row -> row.unit.isWhole() && row.state.isFinished())
                .map(Held::job)
                .toList());
    }

    private void followFinished() {
        List<Held> ended = held.values().stream()
                .filter(unit -> unit.unit.isWhole() && unit.awaited && unit.state.isFinished())
                .toList();
        List<JobId> completed = ended.stream()
                .filter(unit -> unit.state == COMPLETED)
                .map(Held::job)
                .toList();
        if (!completed.isEmpty()) {
            release(completed);
        }
        List<Held> broken =
                ended.stream().filter(unit -> unit.state != COMPLETED).toList();
        if (!broken.isEmpty()) {
            cancelDependantsOf(broken);
        }
    }

    private void release(List<JobId> completed) {
        Map<JobId, Long> released = new TreeMap<>();
        handle.createQuery(LedgerStatements.RELEASE)
                .bind("parents", Columns.ids(completed))
                .map((row, context) -> Columns.job(row, "job_id"))
                .forEach(job -> released.merge(job, 1L, Long::sum));
        hold(released.keySet().stream().map(Unit::whole).toList());
        released.forEach((job, parents) -> {
            Held dependant = get(Unit.whole(job));
            if (dependant != null) {
                dependant.waitingOn -= Math.toIntExact(parents);
            }
        });
    }

    private void cancelDependantsOf(List<Held> broken) {
        Map<JobId, Set<JobId>> dependants = new TreeMap<>();
        handle.createQuery(LedgerStatements.DEPENDANTS)
                .bind("parents", Columns.ids(broken, unit -> unit.job().value()))
                .map((row, context) -> Map.entry(Columns.job(row, "parent_id"), Columns.job(row, "job_id")))
                .forEach(edge -> dependants
                        .computeIfAbsent(edge.getKey(), parent -> new TreeSet<>())
                        .add(edge.getValue()));
        hold(dependants.values().stream().flatMap(Set::stream).map(Unit::whole).toList());
        Deque<Held> parents = new ArrayDeque<>(broken);
        for (Held parent = parents.poll(); parent != null; parent = parents.poll()) {
            String actor = lastActorOf(parent);
            for (JobId job : dependants.getOrDefault(parent.job(), Set.of())) {
                Held dependant = get(Unit.whole(job));
                if (dependant != null && !dependant.state.isFinished()) {
                    cancel(dependant, parent, actor);
                    parents.add(dependant);
                }
            }
        }
    }

    private void cancel(Held dependant, Held parent, String actor) {
        JobState to = dependant.state.after(JobCommand.CANCEL).orElse(CANCELLED);
        move(dependant, to, actor, dependsOn(parent.job(), parent.state.name()));
    }

    static String dependsOn(JobId parent, String state) {
        return "It depends on the job %s, which is %s.".formatted(parent, state);
    }

    private String lastActorOf(Held unit) {
        String actor = unit.holder();
        for (Move move : moves) {
            if (move.unit().equals(unit.unit)) {
                actor = move.actor();
            }
        }
        return actor;
    }

    private void update(List<Held> rows) {
        if (rows.isEmpty()) {
            return;
        }
        handle.createUpdate(LedgerStatements.UPDATE)
                .bind("jobs", Columns.ids(rows, row -> row.job().value()))
                .bind("partitions", Columns.integers(rows, row -> row.unit.partition()))
                .bind("states", Columns.texts(rows, row -> row.state.name()))
                .bind("claimAts", Columns.times(rows, row -> row.claimAt(pace)))
                .bind("wakeAts", Columns.times(rows, Held::wakeAt))
                .bind("dues", Columns.times(rows, row -> row.due))
                .bind("workers", Columns.ids(rows, (Held row) -> row.worker))
                .bind("streaks", Columns.integers(rows, row -> row.streak))
                .bind("retries", Columns.integers(rows, row -> row.retries))
                .bind("crashes", Columns.integers(rows, row -> row.crashes))
                .bind("dones", Columns.numbers(rows, row -> row.done))
                .bind("skips", Columns.numbers(rows, row -> row.skipped))
                .bind("totals", Columns.numbers(rows, row -> row.total))
                .bind("logLines", Columns.integers(rows, row -> row.logLines))
                .bind("waitingOns", Columns.integers(rows, row -> row.waitingOn))
                .bind("activePartitions", Columns.integers(rows, row -> row.activePartitions))
                .bind("splits", Columns.flags(rows, row -> row.split))
                .bind("counteds", Columns.flags(rows, Held::isCounted))
                .bind("checkpoints", Columns.texts(rows, row -> row.checkpoint))
                .bind("errors", Columns.texts(rows, row -> row.error))
                .bind("reasons", Columns.texts(rows, row -> row.reason))
                .bind("deadlines", Columns.times(rows, row -> row.deadline))
                .execute();
    }

    private void releaseLanes(List<Held> rows) {
        Map<String, Long> released = rows.stream()
                .filter(row -> row.wasCounted && !row.isCounted())
                .collect(groupingBy(row -> row.lane, TreeMap::new, counting()));
        if (!released.isEmpty()) {
            handle.createUpdate(LedgerStatements.RELEASE_LANES)
                    .bind("types", released.keySet().toArray(String[]::new))
                    .bind("counts", released.values().toArray(Long[]::new))
                    .execute();
        }
    }

    private void writeHistory() {
        if (moves.isEmpty()) {
            return;
        }
        handle.createUpdate(LedgerStatements.HISTORY)
                .bind("jobs", Columns.ids(moves, move -> move.unit().job().value()))
                .bind("partitions", Columns.integers(moves, move -> move.unit().partition()))
                .bind(
                        "froms",
                        Columns.texts(
                                moves,
                                move -> move.from() == null ? null : move.from().name()))
                .bind("tos", Columns.texts(moves, move -> move.to().name()))
                .bind("actors", Columns.texts(moves, Move::actor))
                .bind("reasons", Columns.texts(moves, Move::reason))
                .bind("tokens", Columns.numbers(moves, Move::token))
                .execute();
    }

    private void finish(List<JobId> jobs) {
        if (!jobs.isEmpty()) {
            UUID[] ids = Columns.ids(jobs);
            handle.createUpdate(LedgerStatements.FINISH).bind("jobs", ids).execute();
        }
    }
}
