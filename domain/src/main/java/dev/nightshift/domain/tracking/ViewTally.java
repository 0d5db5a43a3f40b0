package dev.nightshift.domain.tracking;

import java.util.HashMap;
import java.util.Map;

/** Views that were seen and not kept yet; safe for any number of threads. */
public final class ViewTally {

    private final Object lock = new Object();
    private Map<IssueId, Long> counts = new HashMap<>();

    public void count(IssueId issue) {
        synchronized (lock) {
            counts.merge(issue, 1L, Long::sum);
        }
    }

    /** The views of an issue that are not kept yet. */
    public long of(IssueId issue) {
        synchronized (lock) {
            return counts.getOrDefault(issue, 0L);
        }
    }

    /** Takes all views out, to be kept by the caller. */
    public Map<IssueId, Long> drain() {
        synchronized (lock) {
            Map<IssueId, Long> drained = counts;
            counts = new HashMap<>();
            return drained;
        }
    }

    /** Puts views back that could not be kept. */
    public void restore(Map<IssueId, Long> drained) {
        synchronized (lock) {
            drained.forEach((issue, count) -> counts.merge(issue, count, Long::sum));
        }
    }
}
