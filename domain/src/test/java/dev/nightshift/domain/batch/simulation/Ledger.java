package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Unit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the jobs have written, each item once. */
final class Ledger {

    private final Map<JobId, Set<Long>> items = new HashMap<>();
    private final Map<Unit, Long> counts = new HashMap<>();

    /** @throws AssertionError if an item is there already */
    void write(Unit unit, Collection<Long> written) {
        Set<Long> there = items.computeIfAbsent(unit.job(), any -> new TreeSet<>());
        for (Long item : written) {
            if (!there.add(item)) {
                throw new AssertionError("item %d of %s was written twice".formatted(item, unit));
            }
        }
        counts.merge(unit, (long) written.size(), Long::sum);
    }

    long count(Unit unit) {
        return counts.getOrDefault(unit, 0L);
    }

    long count(JobId job) {
        return items.getOrDefault(job, Set.of()).size();
    }
}
