package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.CANCELLED;
import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.FAILED;
import static dev.nightshift.domain.batch.JobState.PAUSED;
import static dev.nightshift.domain.batch.JobState.QUARANTINED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RUNNING;
import static dev.nightshift.domain.batch.JobState.STOPPED;

import dev.nightshift.domain.batch.InMemoryBatch.Line;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The moves of units in memory, and what follows from them. */
final class InMemoryMoves {

    private static final int CRASHES_IN_A_ROW = 3;

    private final InMemoryBatch batch;

    InMemoryMoves(InMemoryBatch batch) {
        this.batch = batch;
    }

    void create(JobRow job) {
        write(job.whole, null, job.made.owner(), null);
        ready(job.whole);
    }

    /** Gives the units that may be claimed their turns. */
    void takeTurns(Collection<UnitRow> units) {
        Map<Line, Turns> turns = new HashMap<>();
        units.stream()
                .filter(batch::isClaimable)
                .forEach(unit -> unit.turn = turns.computeIfAbsent(batch.lineOf(unit), batch::turnsOf)
                        .next());
    }

    void move(UnitRow unit, JobState to, String actor, @Nullable String reason) {
        if (!unit.state.canBecome(to)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(unit.unit, unit.state, to));
        }
        JobState from = unit.state;
        unit.state = to;
        if (!to.isActive()) {
            unit.worker = null;
        }
        if (to == COMPLETED) {
            unit.error = null;
        }
        ready(unit);
        if (to == QUEUED) {
            comeTo(unit, from);
        }
        write(unit, from, actor, reason);
        if (unit.unit.isWhole()) {
            JobRow job = batch.jobOf(unit);
            job.reason = reason;
            job.finishedAt = to.isFinished() ? batch.now() : null;
            if (to.isFinished()) {
                release(job, actor);
            }
        }
    }

    private void write(UnitRow unit, @Nullable JobState from, String actor, @Nullable String reason) {
        batch.history.add(new Transition(
                batch.history.size() + 1L, unit.unit, from, unit.state, actor, reason, unit.token, batch.now()));
    }

    private void comeTo(UnitRow unit, JobState from) {
        if (from.isActive() && batch.isClaimable(unit)) {
            unit.turn = batch.turnsOf(batch.lineOf(unit)).current();
        } else {
            takeTurns(List.of(unit));
        }
    }

    private void ready(UnitRow unit) {
        unit.turn = InMemoryBatch.NO_TURN;
        unit.ready = unit.state == QUEUED && !unit.due.isAfter(batch.now());
    }

    private void release(JobRow parent, String actor) {
        JobId id = parent.made.id();
        List<JobRow> dependants = batch.jobs.values().stream()
                .filter(job -> job.waitsFor.contains(id))
                .toList();
        for (JobRow job : dependants) {
            if (parent.whole.state == COMPLETED) {
                job.waitsFor.remove(id);
                takeTurns(List.of(job.whole));
            } else if (!job.whole.state.isFinished()) {
                cancelWith(job, parent, actor);
            }
        }
    }

    void cancelWith(JobRow job, JobRow parent, String actor) {
        move(
                job.whole,
                CANCELLED,
                actor,
                "It depends on the job %s, which is %s.".formatted(parent.made.id(), parent.whole.state));
    }

    /** The run of a unit ends so. */
    void end(UnitRow unit, Ending ending, String actor, @Nullable String why) {
        JobState to = unit.state.ended(ending);
        boolean obeys = to == PAUSED || to == STOPPED || to == CANCELLED;
        unit.resuming = ending == Ending.YIELDED;
        move(unit, to, actor, obeys ? batch.jobOf(unit).reason : why);
        comeToRest(batch.jobOf(unit), actor);
    }

    /** The run of a unit ended with its worker. */
    void crash(UnitRow unit, String worker) {
        unit.crashes++;
        String why = "worker %s was taken for dead".formatted(worker);
        if (unit.state == RUNNING && unit.streak >= CRASHES_IN_A_ROW) {
            String all = "its worker died %d times in a row, last %s".formatted(unit.streak, worker);
            unit.error = all;
            end(unit, Ending.QUARANTINED, worker, all);
        } else {
            end(unit, Ending.YIELDED, worker, why);
            unit.resuming = false;
        }
    }

    /** The whole becomes partitions, or those of its partitions that have not completed go on. */
    void split(UnitRow whole, List<Slice> slices, String actor) {
        if (whole.state != RUNNING) {
            end(whole, Ending.YIELDED, actor, null);
            return;
        }
        JobRow job = batch.jobOf(whole);
        whole.worker = null;
        Instant now = batch.now();
        if (job.split) {
            job.partitions.stream()
                    .filter(partition -> partition.state != COMPLETED)
                    .forEach(partition -> requeue(partition, now, actor, null));
        } else {
            job.split = true;
            for (Slice slice : slices) {
                Unit unit = new Unit(job.made.id(), job.partitions.size() + 1);
                UnitRow row = new UnitRow(unit, slice, QUEUED, now);
                job.partitions.add(row);
                ready(row);
                write(row, null, actor, null);
            }
            takeTurns(job.partitions);
        }
        comeToRest(job, actor);
    }

    /** Settles a job that runs as partitions when none of them goes on by itself. */
    void comeToRest(JobRow job, String actor) {
        if (!job.runsAsPartitions() || job.partitions.stream().anyMatch(UnitRow::isUnderWay)) {
            return;
        }
        if (job.whole.state.isAsking()) {
            job.whole.resuming = true;
            move(job.whole, job.whole.state.ended(Ending.YIELDED), actor, job.reason);
            return;
        }
        Optional<UnitRow> worst = first(job, QUARANTINED).or(() -> first(job, FAILED));
        worst.ifPresent(row -> job.whole.error = "partition %d: %s".formatted(row.unit.partition(), row.error));
        move(
                job.whole,
                worst.map(row -> row.state).orElse(COMPLETED),
                actor,
                worst.isPresent() ? job.whole.error : null);
    }

    private static Optional<UnitRow> first(JobRow job, JobState state) {
        return job.partitions.stream().filter(row -> row.state == state).findFirst();
    }

    /** Does what somebody told a job that can do it. */
    void obey(JobRow job, JobCommand command, JobState to, String actor, @Nullable String reason) {
        if (to == QUEUED) {
            if (job.whole.state == FAILED || job.whole.state == QUARANTINED || job.whole.state == STOPPED) {
                job.deadline = null;
            }
            Instant now = batch.now();
            Instant notBefore = job.made.notBefore();
            requeue(job.whole, notBefore != null && notBefore.isAfter(now) ? notBefore : now, actor, reason);
            return;
        }
        move(job.whole, to, actor, reason);
        if (to != RUNNING || job.runsAsPartitions()) {
            for (UnitRow partition : job.partitions) {
                reach(partition, command, actor, reason);
            }
        }
        comeToRest(job, actor);
    }

    private void reach(UnitRow partition, JobCommand command, String actor, @Nullable String reason) {
        Optional<JobState> next = partition.state.after(command).filter(to -> to != partition.state);
        if (next.isEmpty() || partition.state.isFinished()) {
            return;
        }
        if (next.get() == QUEUED) {
            requeue(partition, batch.now(), actor, reason);
        } else {
            move(partition, next.get(), actor, reason);
        }
    }

    private void requeue(UnitRow unit, Instant due, String actor, @Nullable String reason) {
        if (unit.state == FAILED || unit.state == QUARANTINED || unit.state == STOPPED) {
            unit.forgive();
        }
        unit.due = due;
        move(unit, QUEUED, actor, reason);
    }
}
