package dev.nightshift.domain.batch;

import dev.nightshift.domain.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of those who read and write logs. */
final class InMemoryJobLogs implements JobLogs {

    private final InMemoryBatch batch;

    InMemoryJobLogs(InMemoryBatch batch) {
        this.batch = batch;
    }

    @Override
    public void append(List<Line> lines) {
        synchronized (batch) {
            lines.forEach(line -> batch.lines.add(new Numbered(batch.lines.size() + 1L, line)));
        }
    }

    @Override
    public Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit) {
        synchronized (batch) {
            List<Numbered> rows = batch.lines.stream()
                    .skip(after == null ? 0 : after)
                    .filter(row -> row.line().task().job().equals(job))
                    .limit(limit + 1L)
                    .toList();
            return Page.cut(rows, limit, Numbered::number);
        }
    }
}
