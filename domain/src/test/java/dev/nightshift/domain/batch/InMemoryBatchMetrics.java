package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.FAILED;
import static dev.nightshift.domain.batch.JobState.QUARANTINED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The view of those who look at the engine as a whole. */
final class InMemoryBatchMetrics implements BatchMetrics {

    private final InMemoryBatch batch;

    InMemoryBatchMetrics(InMemoryBatch batch) {
        this.batch = batch;
    }

    @Override
    public Snapshot read(Instant dayStart) {
        synchronized (batch) {
            Instant now = batch.now();
            List<JobRow> ended = batch.jobs.values().stream()
                    .filter(job -> isFrom(dayStart, job.finishedAt))
                    .toList();
            return new Snapshot(
                    count(job -> job.whole.state().isActive()),
                    count(job -> job.whole.state() == QUEUED),
                    ended.stream().filter(job -> job.whole.state() == COMPLETED).count(),
                    ended.stream()
                            .filter(job -> job.whole.state() == FAILED || job.whole.state() == QUARANTINED)
                            .count(),
                    meanTime(ended, now),
                    itemsPerSecond(ended, now),
                    oldestWaiting(now),
                    batch.counts);
        }
    }

    @Override
    public void count(String name, long times) {
        synchronized (batch) {
            batch.count(name, times);
        }
    }

    private static boolean isFrom(Instant dayStart, @Nullable Instant finishedAt) {
        return finishedAt != null && !finishedAt.isBefore(dayStart);
    }

    private long count(Predicate<JobRow> condition) {
        return batch.jobs.values().stream().filter(condition).count();
    }

    private static Duration meanTime(List<JobRow> ended, Instant now) {
        List<Duration> times = ended.stream()
                .filter(job -> job.whole.state() == COMPLETED)
                .map(job -> runTime(job, now))
                .toList();
        return times.isEmpty()
                ? Duration.ZERO
                : times.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(times.size());
    }

    private double itemsPerSecond(List<JobRow> ended, Instant now) {
        List<JobRow> all = new ArrayList<>(ended);
        batch.jobs.values().stream().filter(job -> job.whole.state().isActive()).forEach(all::add);
        long millis =
                all.stream().mapToLong(job -> runTime(job, now).toMillis()).sum();
        long items = all.stream().mapToLong(job -> job.progress().done()).sum();
        return millis == 0 ? 0 : items * 1000.0 / millis;
    }

    private static Duration runTime(JobRow job, Instant now) {
        if (job.startedAt == null) {
            return Duration.ZERO;
        }
        return Duration.between(job.startedAt, job.finishedAt == null ? now : job.finishedAt);
    }

    private Optional<Duration> oldestWaiting(Instant now) {
        return batch.jobs.values().stream()
                .filter(job -> job.waitsFor.isEmpty())
                .flatMap(JobRow::tasks)
                .filter(task -> task.ready)
                .map(task -> Duration.between(task.due(), now))
                .max(naturalOrder());
    }
}
