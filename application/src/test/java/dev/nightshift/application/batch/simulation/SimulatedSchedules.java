package dev.nightshift.application.batch.simulation;

import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Schedules of which several transactions read and write at once; what commits is recorded. */
class SimulatedSchedules implements Schedules {

    private final ReadCommitted database;
    private final ReadCommitted.Table<Schedule> rows;
    private final ScheduleRecord record;
    private final InstantSource clock;
    private final Map<String, Instant> lockedAt = new HashMap<>();
    private final Interleaving turns;

    SimulatedSchedules(ReadCommitted database, Interleaving turns, ScheduleRecord record, InstantSource clock) {
        this.database = database;
        this.rows = database.new Table<>();
        this.turns = turns;
        this.record = record;
        this.clock = clock;
    }

    /** When the transaction of the actor locked what it writes. */
    Instant lockedAt() {
        return lockedAt.getOrDefault(turns.name(), clock.instant());
    }

    Map<String, Schedule> committed() {
        return rows.committed();
    }

    @Override
    public boolean add(Schedule schedule) {
        return database.inOne(() -> {
            Instant from = lockedAt();
            boolean added = rows.insert(schedule.name(), schedule);
            if (added) {
                database.atCommitOfThis(() -> record.added(from, schedule));
            }
            return added;
        });
    }

    @Override
    public void replace(Schedule schedule) {
        Instant now = lockedAt();
        String actor = turns.name();
        database.inOne(() -> {
            if (rows.put(schedule.name(), schedule).isPresent()) {
                database.atCommitOfThis(() -> record.replaced(now, schedule, actor));
            }
        });
    }

    @Override
    public Instant now() {
        lockedAt.put(turns.name(), clock.instant());
        return clock.instant();
    }

    @Override
    public Optional<Schedule> find(String name) {
        return rows.find(name);
    }

    @Override
    public List<Schedule> all() {
        return rows.all();
    }

    @Override
    public boolean remove(String name) {
        return database.inOne(() -> {
            boolean removed = rows.put(name, null).isPresent();
            Instant now = clock.instant();
            if (removed) {
                database.atCommitOfThis(() -> record.removed(now, name));
            }
            return removed;
        });
    }

    @Override
    public Optional<Locked> lock(String name) {
        return rows.lock(name).map(schedule -> new Locked(schedule, now()));
    }

    @Override
    public Optional<Due> holdDue(Set<String> passed) {
        return rows.lockFirst(schedule -> schedule.isDue(clock.instant()) && !passed.contains(schedule.name()))
                .map(schedule -> new Due(schedule, now()));
    }

    /** Why a fire failed decides nothing; no schedule of the simulation has such a fire. */
    @Override
    public void note(String name, @Nullable String error) {}

    @Override
    public Map<String, String> lastErrors() {
        return Map.of();
    }
}
