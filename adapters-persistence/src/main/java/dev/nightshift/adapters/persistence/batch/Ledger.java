package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The moves of one transaction: units are held, moved in memory as {@link JobState} allows, and written together with what
 * follows for the jobs that wait for them. Rows are locked in one order by all: jobs, partitions, jobs that wait, lanes,
 * tallies. Who ends a job takes all of its partitions away, so who holds a partition and waits holds its job.
 */
final class Ledger {

    private final Handle handle;
    private final Pace pace;
    private final OwnersTurns turns;
    private final Map<Unit, Held> held = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();

    Ledger(Handle handle, Pace pace, OwnersTurns turns) {
        this.handle = handle;
        this.pace = pace;
        this.turns = turns;
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
        if (to == JobState.COMPLETED) {
            unit.error = null;
        }
    }

    void create(Unit unit, JobState state, String actor) {
        moves.add(new Move(unit, null, state, actor, null, 0));
    }

    /** Who made the last move of a unit, or else who has it. */
    String lastActorOf(Held unit) {
        String actor = unit.holder();
        for (Move move : moves) {
            if (move.unit().equals(unit.unit)) {
                actor = move.actor();
            }
        }
        return actor;
    }

    void write() {
        new Dependants(handle, this).follow(List.copyOf(held.values()));
        new LedgerWriter(handle, pace, turns).write(List.copyOf(held.values()), moves);
    }
}
