package dev.nightshift.domain.keywords;

import dev.nightshift.domain.Undoable;
import dev.nightshift.domain.batch.JobId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of keywords, in memory. */
public final class InMemoryKeywordCounts implements KeywordCounts, Undoable {

    private final TreeMap<JobId, TreeMap<Integer, KeywordCount>> jobs = new TreeMap<>();

    @Override
    public synchronized void keep(JobId job, List<KeywordCount> counts) {
        counts.forEach(count -> jobs.computeIfAbsent(job, id -> new TreeMap<>()).put(count.position(), count));
    }

    @Override
    public synchronized List<KeywordCount> of(JobId job) {
        return List.copyOf(jobs.getOrDefault(job, new TreeMap<>()).values());
    }

    @Override
    public synchronized int purge(JobId before, int limit) {
        int purged = 0;
        while (purged < limit && !jobs.isEmpty() && jobs.firstKey().compareTo(before) < 0) {
            TreeMap<Integer, KeywordCount> oldest = jobs.firstEntry().getValue();
            oldest.pollFirstEntry();
            purged++;
            if (oldest.isEmpty()) {
                jobs.pollFirstEntry();
            }
        }
        return purged;
    }

    @Override
    public synchronized Runnable savepoint() {
        TreeMap<JobId, TreeMap<Integer, KeywordCount>> then = new TreeMap<>();
        jobs.forEach((job, counts) -> then.put(job, new TreeMap<>(counts)));
        return () -> restore(then);
    }

    private synchronized void restore(Map<JobId, ? extends SortedMap<Integer, KeywordCount>> then) {
        jobs.clear();
        then.forEach((job, counts) -> jobs.put(job, new TreeMap<>(counts)));
    }
}
