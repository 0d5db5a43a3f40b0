package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A job as the fake keeps it. */
final class JobRow {

    final NewJob made;
    final Instant createdAt;
    final TaskRow whole;
    final List<TaskRow> partitions = new ArrayList<>();
    final Set<JobId> waitsFor = new TreeSet<>();

    /** Whether it counts for the quota of its owner. */
    boolean counted;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    JobRow(NewJob made, Instant createdAt, Instant due) {
        this.made = made;
        this.createdAt = createdAt;
        whole = new TaskRow(TaskId.whole(made.id()), null, made.start() ? JobState.QUEUED : JobState.PENDING, due);
    }

    JobRow(JobRow other) {
        made = other.made;
        createdAt = other.createdAt;
        whole = new TaskRow(other.whole);
        other.partitions.forEach(partition -> partitions.add(new TaskRow(partition)));
        waitsFor.addAll(other.waitsFor);
        counted = other.counted;
        startedAt = other.startedAt;
        finishedAt = other.finishedAt;
    }

    Stream<TaskRow> tasks() {
        return Stream.concat(Stream.of(whole), partitions.stream());
    }

    boolean passes(JobFilter filter) {
        JobId id = made.id();
        return (filter.states().isEmpty() || filter.states().contains(whole.state()))
                && (filter.type() == null || filter.type().equals(made.type().name()))
                && (filter.priority() == null || filter.priority() == made.priority())
                && (filter.owner() == null || filter.owner().equals(made.owner()))
                && (filter.text() == null || texts().contains(filter.text().toLowerCase(Locale.ROOT)))
                && (filter.from() == null || id.compareTo(JobId.firstOf(filter.from())) >= 0)
                && (filter.to() == null || id.compareTo(JobId.firstOf(filter.to())) < 0);
    }

    private String texts() {
        return String.join(
                        "\n",
                        made.type().toString(),
                        made.owner(),
                        made.parameters().toString(),
                        "" + whole.error())
                .toLowerCase(Locale.ROOT);
    }

    BatchJob seenAt(Instant now) {
        return new BatchJob(
                made.id(),
                made.type(),
                whole.state(),
                made.priority(),
                made.strategy(),
                made.owner(),
                Collections.unmodifiableMap(made.parameters()),
                progress(),
                partitions.stream().map(JobRow::seen).toList(),
                sum(task -> task.attempts),
                sum(Task::crashes),
                whole.error(),
                whole.reason(),
                made.notBefore(),
                whole.state() == JobState.RETRY_WAIT ? whole.due() : null,
                List.copyOf(waitsFor),
                made.replayOf(),
                createdAt,
                startedAt,
                finishedAt,
                now);
    }

    private int sum(ToIntFunction<TaskRow> number) {
        return tasks().mapToInt(number).sum();
    }

    Progress progress() {
        if (!whole.isSplit()) {
            return whole.progress();
        }
        long done = 0;
        long skipped = 0;
        OptionalLong total = OptionalLong.of(0);
        for (TaskRow partition : partitions) {
            Progress progress = partition.progress();
            done += progress.done();
            skipped += progress.skipped();
            total = total.isPresent() && progress.total().isPresent()
                    ? OptionalLong.of(total.getAsLong() + progress.total().getAsLong())
                    : OptionalLong.empty();
        }
        return new Progress(done, skipped, total);
    }

    private static BatchJob.Partition seen(TaskRow row) {
        return new BatchJob.Partition(
                row.id().partition(),
                requireNonNull(row.slice),
                row.state(),
                row.progress(),
                row.attempts,
                row.crashes(),
                row.error());
    }
}
