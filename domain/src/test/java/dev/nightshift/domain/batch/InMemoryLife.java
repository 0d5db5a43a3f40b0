package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.QUEUED;
import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.InMemoryBatch.Line;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps in memory what {@link JobLife} decides. */
final class InMemoryLife implements JobLife.Store<TaskRow> {

    private final InMemoryBatch batch;
    final JobLife<TaskRow> life = new JobLife<>(this);

    InMemoryLife(InMemoryBatch batch) {
        this.batch = batch;
    }

    void create(JobRow job) {
        write(job.whole, null, job.made.owner(), null);
        ready(job.whole);
    }

    /** Gives the tasks that may be claimed their turns. */
    void takeTurns(Collection<TaskRow> tasks) {
        Map<Line, Turns> turns = new HashMap<>();
        tasks.stream()
                .filter(batch::isClaimable)
                .forEach(task -> task.turn = turns.computeIfAbsent(batch.lineOf(task), batch::turnsOf)
                        .next());
    }

    @Override
    public TaskRow wholeOf(TaskRow partition) {
        return batch.jobOf(partition).whole;
    }

    @Override
    public List<TaskRow> partitionsOf(JobId job) {
        return requireNonNull(batch.jobs.get(job)).partitions;
    }

    @Override
    public List<JobLife.Partition> allPartitionsOf(JobId job) {
        return partitionsOf(job).stream()
                .map(row -> new JobLife.Partition(row.id().partition(), row.state(), row.error()))
                .toList();
    }

    @Override
    public void changed(TaskRow task, JobState from, String actor, @Nullable String why) {
        ready(task);
        if (task.state() == QUEUED) {
            comeTo(task, from);
        }
        write(task, from, actor, why);
        if (task.id().isWhole()) {
            JobRow job = batch.jobOf(task);
            job.finishedAt = task.hasEnded() ? batch.now() : null;
            if (task.hasEnded()) {
                follow(job, actor);
            }
        }
    }

    @Override
    public void split(TaskRow whole, List<Slice> slices, JobState first, String actor, Instant now) {
        JobRow job = batch.jobOf(whole);
        for (Slice slice : slices) {
            TaskId task = new TaskId(job.made.id(), job.partitions.size() + 1);
            TaskRow row = new TaskRow(task, slice, first, now);
            row.limitTo(whole.deadline());
            job.partitions.add(row);
            ready(row);
            write(row, null, actor, null);
        }
        takeTurns(job.partitions);
    }

    private void write(TaskRow task, @Nullable JobState from, String actor, @Nullable String reason) {
        batch.history.add(new Transition(
                batch.history.size() + 1L, task.id(), from, task.state(), actor, reason, task.token(), batch.now()));
    }

    private void comeTo(TaskRow task, JobState from) {
        if (from.isActive() && batch.isClaimable(task)) {
            task.turn = batch.turnsOf(batch.lineOf(task)).current();
        } else {
            takeTurns(List.of(task));
        }
    }

    private void ready(TaskRow task) {
        task.turn = InMemoryBatch.NO_TURN;
        task.ready = task.isReady(batch.now());
    }

    private void follow(JobRow parent, String actor) {
        JobId id = parent.made.id();
        List<JobRow> dependants = batch.jobs.values().stream()
                .filter(job -> job.waitsFor.contains(id))
                .toList();
        for (JobRow job : dependants) {
            if (JobLife.releasesDependants(parent.whole.state())) {
                job.waitsFor.remove(id);
                takeTurns(List.of(job.whole));
            } else {
                life.parentEnded(job.whole, id, parent.whole.state(), actor);
            }
        }
    }
}
