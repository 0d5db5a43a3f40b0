package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.TaskId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the jobs have written, each item once. */
final class Ledger {

    private final Map<JobId, Set<Long>> items = new HashMap<>();
    private final Map<TaskId, Long> counts = new HashMap<>();

    /** @throws AssertionError if an item is there already */
    void write(TaskId task, Collection<Long> written) {
        Set<Long> there = items.computeIfAbsent(task.job(), any -> new TreeSet<>());
        for (Long item : written) {
            if (!there.add(item)) {
                throw new AssertionError("item %d of %s was written twice".formatted(item, task));
            }
        }
        counts.merge(task, (long) written.size(), Long::sum);
    }

    long count(TaskId task) {
        return counts.getOrDefault(task, 0L);
    }

    long count(JobId job) {
        return items.getOrDefault(job, Set.of()).size();
    }
}
