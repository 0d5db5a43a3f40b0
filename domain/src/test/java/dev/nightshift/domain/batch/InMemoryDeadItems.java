package dev.nightshift.domain.batch;

import dev.nightshift.domain.Page;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
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
            items.forEach(
                    item -> batch.deadItems.add(new Row(new Numbered(batch.deadItems.size() + 1L, item, null), null)));
        }
    }

    @Override
    public Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit) {
        synchronized (batch) {
            return page(all(job, after == null ? 0 : after), limit);
        }
    }

    @Override
    public Page<Numbered, Long> of(JobId job, JobId replay, @Nullable Long after, int limit) {
        synchronized (batch) {
            return page(all(job, after == null ? 0 : after).filter(row -> row.isReservedFor(replay)), limit);
        }
    }

    private static Page<Numbered, Long> page(Stream<Row> rows, int limit) {
        return Page.cut(rows.map(Row::numbered).limit(limit + 1L).toList(), limit, Numbered::number);
    }

    @Override
    public long reserve(JobId job, @Nullable JobId former, JobId replay) {
        synchronized (batch) {
            List<Long> free = all(job, 0)
                    .filter(Row::isOpen)
                    .filter(row -> former == null || row.isReservedFor(former))
                    .filter(row -> row.replay() == null || hasEnded(row.replay()))
                    .map(Row::number)
                    .toList();
            change(free, row -> new Row(row.numbered(), replay));
            return free.size();
        }
    }

    private boolean hasEnded(JobId replay) {
        return batch.job(replay).map(job -> job.whole.state().isFinished()).orElse(true);
    }

    @Override
    public List<Numbered> open(JobId job, JobId replay, long after, int limit) {
        synchronized (batch) {
            return all(job, after)
                    .filter(Row::isOpen)
                    .filter(row -> row.isReservedFor(replay))
                    .map(Row::numbered)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long countOpen(JobId job) {
        synchronized (batch) {
            return all(job, 0).filter(Row::isOpen).count();
        }
    }

    @Override
    public List<Long> replayed(JobId job, List<Long> numbers, JobId replay) {
        synchronized (batch) {
            List<Long> mine = mine(job, numbers, replay);
            change(
                    mine,
                    row -> new Row(new Numbered(row.number(), row.numbered().item(), replay), replay));
            return mine;
        }
    }

    @Override
    public void stillBad(JobId job, List<Again> items, JobId replay) {
        synchronized (batch) {
            for (Again again : items) {
                change(mine(job, List.of(again.number()), replay), row -> row.failed(again));
            }
        }
    }

    private List<Long> mine(JobId job, List<Long> numbers, JobId replay) {
        return all(job, 0)
                .filter(Row::isOpen)
                .filter(row -> row.isReservedFor(replay))
                .map(Row::number)
                .filter(numbers::contains)
                .toList();
    }

    private void change(List<Long> numbers, UnaryOperator<Row> change) {
        batch.deadItems.replaceAll(row -> numbers.contains(row.number()) ? change.apply(row) : row);
    }

    private Stream<Row> all(JobId job, long after) {
        return batch.deadItems.stream()
                .skip(after)
                .filter(row -> row.numbered().item().task().job().equals(job));
    }

    /**
     * An item as the fake stores it.
     *
     * @param replay which has it reserved, or had it last; null if none ever had
     */
    record Row(Numbered numbered, @Nullable JobId replay) {

        long number() {
            return numbered.number();
        }

        boolean isOpen() {
            return numbered.replayedBy() == null;
        }

        boolean isReservedFor(JobId other) {
            return Objects.equals(replay, other);
        }

        Row failed(Again again) {
            DeadItem item = numbered.item();
            return new Row(
                    new Numbered(
                            number(),
                            new DeadItem(item.task(), item.position(), item.payload(), again.error(), again.at()),
                            numbered.replayedBy()),
                    replay);
        }
    }
}
