package dev.nightshift.domain.stats;

import static java.util.Comparator.comparing;

import dev.nightshift.domain.Undoable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Daily statistics in memory. */
public final class InMemoryDailyStats implements DailyStats, Undoable {

    private final AtomicLong lastId = new AtomicLong();
    private Map<Place, RecordedDay> days = new HashMap<>();

    @Override
    public void hold() {
        // There is nobody to wait for: a fake has no transactions side by side.
    }

    @Override
    public synchronized void replace(ZoneId zone, List<DailyIssueStats> newDays, Instant now) {
        Instant kept = now.truncatedTo(ChronoUnit.MICROS);
        newDays.forEach(stats -> days.merge(
                new Place(zone, stats.date()),
                new RecordedDay(lastId.incrementAndGet(), stats, kept, kept),
                (before, after) -> new RecordedDay(before.id(), stats, before.createdAt(), kept)));
    }

    @Override
    public synchronized List<RecordedDay> in(ZoneId zone, DayRange range) {
        return days.entrySet().stream()
                .filter(day -> day.getKey().zone().equals(zone))
                .filter(day -> range.contains(day.getKey().day()))
                .sorted(comparing(day -> day.getKey().day()))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public synchronized List<ZoneId> zones() {
        return days.keySet().stream()
                .map(Place::zone)
                .distinct()
                .sorted(comparing(ZoneId::getId))
                .toList();
    }

    @Override
    public synchronized Runnable savepoint() {
        Map<Place, RecordedDay> before = Map.copyOf(days);
        return () -> restore(before);
    }

    private synchronized void restore(Map<Place, RecordedDay> before) {
        days = new HashMap<>(before);
    }

    private record Place(ZoneId zone, LocalDate day) {}
}
