package dev.nightshift.domain.batch;

import dev.nightshift.domain.Page;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The view of those who set items aside and replay them. */
final class InMemoryDeadItems implements DeadItems {

    private final InMemoryBatch batch;

    InMemoryDeadItems(InMemoryBatch batch) {
        this.batch = batch;
    }

    @Override
    public void add(List<DeadItem> items) {
        synchronized (batch) {
            items.forEach(item -> batch.deadItems.add(new Numbered(batch.deadItems.size() + 1L, item, null)));
        }
    }

    @Override
    public Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit) {
        synchronized (batch) {
            return Page.cut(
                    all(job, after == null ? 0 : after).limit(limit + 1L).toList(), limit, Numbered::number);
        }
    }

    @Override
    public List<Numbered> open(JobId job, long after, int limit) {
        synchronized (batch) {
            return open(job, after).limit(limit).toList();
        }
    }

    @Override
    public long countOpen(JobId job) {
        synchronized (batch) {
            return open(job, 0).count();
        }
    }

    @Override
    public void replayed(JobId job, List<Long> numbers, JobId by) {
        synchronized (batch) {
            batch.deadItems.replaceAll(row -> row.item().unit().job().equals(job) && numbers.contains(row.number())
                    ? new Numbered(row.number(), row.item(), by)
                    : row);
        }
    }

    private Stream<Numbered> open(JobId job, long after) {
        return all(job, after).filter(row -> row.replayedBy() == null);
    }

    private Stream<Numbered> all(JobId job, long after) {
        return batch.deadItems.stream()
                .skip(after)
                .filter(row -> row.item().unit().job().equals(job));
    }
}
