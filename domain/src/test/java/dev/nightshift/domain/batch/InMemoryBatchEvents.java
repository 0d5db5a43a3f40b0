package dev.nightshift.domain.batch;

import java.util.List;
import java.util.Set;

/** The view of those who watch. */
final class InMemoryBatchEvents implements BatchEvents {

    private final InMemoryBatch batch;

    InMemoryBatchEvents(InMemoryBatch batch) {
        this.batch = batch;
    }

    @Override
    public long latest() {
        synchronized (batch) {
            return batch.history.size();
        }
    }

    @Override
    public List<Transition> after(long number, int limit) {
        synchronized (batch) {
            int size = batch.history.size();
            int from = (int) Math.min(Math.max(number, 0), size);
            return List.copyOf(batch.history.subList(from, Math.min(size, from + limit)));
        }
    }

    @Override
    public List<BatchJob> running(int limit) {
        synchronized (batch) {
            return batch.jobs.values().stream()
                    .filter(job -> job.whole.state().isActive())
                    .limit(limit)
                    .map(job -> job.seenAt(batch.now()))
                    .toList();
        }
    }

    @Override
    public List<BatchJob> of(Set<JobId> jobs) {
        synchronized (batch) {
            return jobs.stream()
                    .sorted()
                    .flatMap(id -> batch.job(id).stream())
                    .map(job -> job.seenAt(batch.now()))
                    .toList();
        }
    }
}
