package dev.nightshift.domain.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The view of those who let the clock make jobs. What is held is held by {@link InMemoryBatch#atomically}. */
final class InMemorySchedules implements Schedules {

    private final InMemoryBatch batch;

    InMemorySchedules(InMemoryBatch batch) {
        this.batch = batch;
    }

    @Override
    public boolean add(Schedule schedule) {
        synchronized (batch) {
            return batch.schedules.putIfAbsent(schedule.name(), schedule) == null;
        }
    }

    @Override
    public void replace(Schedule schedule) {
        synchronized (batch) {
            batch.schedules.replace(schedule.name(), schedule);
        }
    }

    @Override
    public Optional<Schedule> find(String name) {
        synchronized (batch) {
            return Optional.ofNullable(batch.schedules.get(name));
        }
    }

    @Override
    public List<Schedule> all() {
        synchronized (batch) {
            return List.copyOf(batch.schedules.values());
        }
    }

    @Override
    public boolean remove(String name) {
        synchronized (batch) {
            batch.scheduleErrors.remove(name);
            return batch.schedules.remove(name) != null;
        }
    }

    @Override
    public Instant now() {
        return batch.now();
    }

    @Override
    public Optional<Locked> lock(String name) {
        synchronized (batch) {
            return find(name).map(schedule -> new Locked(schedule, batch.now()));
        }
    }

    @Override
    public void note(String name, @Nullable String error) {
        synchronized (batch) {
            if (error == null) {
                batch.scheduleErrors.remove(name);
            } else {
                batch.scheduleErrors.put(name, error);
            }
        }
    }

    @Override
    public Map<String, String> lastErrors() {
        synchronized (batch) {
            return Map.copyOf(batch.scheduleErrors);
        }
    }

    @Override
    public Optional<Due> holdDue(Set<String> passed) {
        synchronized (batch) {
            Instant now = batch.now();
            return batch.schedules.values().stream()
                    .filter(schedule -> schedule.isDue(now) && !passed.contains(schedule.name()))
                    .findFirst()
                    .map(schedule -> new Due(schedule, now));
        }
    }
}
