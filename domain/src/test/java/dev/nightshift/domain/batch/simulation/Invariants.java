package dev.nightshift.domain.batch.simulation;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchMetrics.Snapshot;
import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobQueue.LaneUse;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.Transition;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be so after every step, whatever happens. */
final class Invariants {

    private static final int CRASHES_IN_A_ROW = 3;
    private static final int MOST_MOVES_OF_A_STEP = 10_000;

    private final BatchPorts batch;
    private final Ledger unitOfWork;
    private final Map<TypeName, Integer> limits;
    private final Map<TaskId, TaskTrace> tasks = new LinkedHashMap<>();
    private final Map<JobId, Work> works = new LinkedHashMap<>();
    private final Set<JobId> touched = new TreeSet<>();
    private long lastMove;

    Invariants(BatchPorts batch, Ledger unitOfWork, Map<TypeName, Integer> limits) {
        this.batch = batch;
        this.unitOfWork = unitOfWork;
        this.limits = limits;
        lastMove = batch.events().latest();
    }

    void know(Collection<Work> added) {
        added.forEach(work -> works.put(work.id(), work));
        absorb(false);
    }

    List<TaskTrace> heldBy(WorkerId worker) {
        return tasks.values().stream()
                .filter(trace -> trace.holder != null && trace.holder.worker().equals(worker))
                .toList();
    }

    JobState stateOf(JobId job) {
        return requireNonNull(trace(TaskId.whole(job)).state);
    }

    private TaskTrace trace(TaskId task) {
        return tasks.computeIfAbsent(task, TaskTrace::new);
    }

    /** Takes in the moves since the last time, which must be legal. */
    void absorb(boolean takeOver) {
        for (Transition move : batch.events().after(lastMove, MOST_MOVES_OF_A_STEP)) {
            lastMove = Math.max(lastMove, move.number());
            TaskTrace trace = trace(move.task());
            touched.add(move.task().job());
            require(move.from() == trace.state, () -> "%s goes from %s, but was in %s"
                    .formatted(move.task(), move.from(), trace.state));
            requireLegal(move);
            if (takeOver && move.from() != null && move.from().isActive() && trace.holder != null) {
                requireEnoughCrashes(move, trace);
            }
            if (move.to() == JobState.QUEUED && isNewBeginning(move.from())) {
                trace.streak = 0;
                trace.retries = 0;
                trace.resuming = false;
            }
            if (move.from() != null && move.from().isActive() && !move.to().isActive()) {
                trace.resuming = trace.settled ? trace.resuming : trace.holder == null;
                trace.settled = false;
            }
            trace.state = move.to();
            if (!move.to().isActive()) {
                trace.holder = null;
            }
        }
    }

    private static boolean isNewBeginning(@Nullable JobState from) {
        return from == JobState.FAILED || from == JobState.QUARANTINED || from == JobState.STOPPED;
    }

    private static void requireLegal(Transition move) {
        boolean legal = move.from() == null
                ? move.to() == JobState.PENDING || move.to() == JobState.QUEUED
                : move.from().canBecome(move.to());
        require(legal, () -> "%s went from %s to %s".formatted(move.task(), move.from(), move.to()));
    }

    private static void requireEnoughCrashes(Transition move, TaskTrace trace) {
        trace.crashes++;
        if (move.from() == JobState.RUNNING) {
            JobState must = trace.streak >= CRASHES_IN_A_ROW ? JobState.QUARANTINED : JobState.QUEUED;
            require(move.to() == must, () -> "%s must become %s at its crash number %d in a row, but became %s"
                    .formatted(move.task(), must, trace.streak, move.to()));
        }
    }

    /** The claim was given, its move is not seen yet. */
    void willClaim(Claim claim) {
        TaskTrace trace = trace(claim.task());
        require(trace.holder == null, () -> "%s was claimed while it is held under token %d"
                .formatted(claim.task(), trace.token));
        require(claim.token() > trace.token, () -> "%s was claimed under token %d after %d"
                .formatted(claim.task(), claim.token(), trace.token));
    }

    void claimed(Claim claim) {
        TaskTrace trace = trace(claim.task());
        require(trace.state == JobState.RUNNING, () -> "%s was claimed and is %s".formatted(claim.task(), trace.state));
        require(Objects.equals(claim.checkpoint(), trace.checkpoint), () -> "%s goes on after %s instead of %s"
                .formatted(claim.task(), claim.checkpoint(), trace.checkpoint));
        require(claim.retries() == trace.retries, () -> "%s has %d retries instead of %d"
                .formatted(claim.task(), claim.retries(), trace.retries));
        trace.slice = claim.slice();
        trace.token = claim.token();
        trace.attempts += trace.resuming ? 0 : 1;
        trace.resuming = false;
        trace.streak++;
        trace.holder = claim;
    }

    void refused(Claim claim) {
        require(!isHeldBy(claim), () -> "%s was refused although it holds".formatted(claim));
    }

    void kept(Claim claim, Advance chunk) {
        require(isHeldBy(claim), () -> "a chunk of token %d of %s was kept".formatted(claim.token(), claim.task()));
        touched.add(claim.task().job());
        trace(claim.task()).keep(chunk);
    }

    void settled(RunEnd runEnd) {
        Claim claim = runEnd.claim();
        require(isHeldBy(claim), () -> "an end under token %d of %s was kept".formatted(claim.token(), claim.task()));
        TaskTrace trace = trace(claim.task());
        trace.letGo(!(runEnd instanceof RunEnd.Retried));
        if (runEnd instanceof RunEnd.Completed completed) {
            completed.last().ifPresent(trace::keep);
        }
        if (runEnd instanceof RunEnd.Retried) {
            trace.retries++;
        }
        trace.holder = null;
    }

    private boolean isHeldBy(Claim claim) {
        Claim holder = trace(claim.task()).holder;
        return holder != null && holder.token() == claim.token();
    }

    /** After every step: what was touched is as it must be, and no limit is passed. */
    void check() {
        absorb(false);
        touched.forEach(this::check);
        touched.clear();
        limits.forEach((type, limit) -> {
            long running = running(type);
            require(running <= limit, () -> "%d jobs of the type %s run, at most %d may"
                    .formatted(running, type, limit));
        });
    }

    /** Every so often: the counters equal the counts. */
    void checkCounters(Instant dayStart) {
        Snapshot metrics = batch.metrics().read(dayStart);
        requireEqual(
                "active jobs",
                metrics.active(),
                wholes().filter(TaskTrace::isActive).count());
        requireEqual("queued jobs", metrics.queued(), count(JobState.QUEUED));
        requireEqual("completed jobs", metrics.completed(), count(JobState.COMPLETED));
        requireEqual("failed jobs", metrics.failed(), count(JobState.FAILED) + count(JobState.QUARANTINED));
        Map<TypeName, LaneUse> lanes = batch.queue().lanes();
        limits.keySet().forEach(type -> {
            LaneUse use = lanes.get(type);
            requireEqual("running jobs of " + type, use == null ? 0 : use.running(), running(type));
        });
    }

    /** All that is known of every job. */
    void checkAll() {
        touched.addAll(works.keySet());
        check();
    }

    private void check(JobId id) {
        BatchJob job = batch.jobs().find(id).orElseThrow(() -> new AssertionError("job %s is lost".formatted(id)));
        Work work = requireNonNull(works.get(id));
        List<TaskTrace> all = new ArrayList<>();
        all.add(trace(TaskId.whole(id)));
        job.partitions().forEach(partition -> all.add(trace(new TaskId(id, partition.number()))));
        require(job.state() == all.get(0).state, () -> "%s is %s, its moves say %s"
                .formatted(work, job.state(), all.get(0).state));
        requireEqual(
                "attempts of " + work,
                job.attempts(),
                all.stream().mapToInt(trace -> trace.attempts).sum());
        requireEqual(
                "crashes of " + work,
                job.crashes(),
                all.stream().mapToInt(trace -> trace.crashes).sum());
        requireEqual("items done of " + work, job.progress().done(), unitOfWork.count(id));
        for (BatchJob.Partition partition : job.partitions()) {
            TaskTrace trace = all.get(partition.number());
            require(partition.state() == trace.state, () -> "%s is %s".formatted(trace, partition.state()));
            requireEqual("items done of " + trace.task, partition.progress().done(), unitOfWork.count(trace.task));
            if (partition.state() == JobState.COMPLETED) {
                long size = work.source(partition.slice()).size().orElseThrow();
                requireEqual("items of " + trace.task + ", which has completed", unitOfWork.count(trace.task), size);
            }
        }
        if (job.state() == JobState.COMPLETED) {
            requireEqual("items of " + work + ", which has completed", unitOfWork.count(id), work.items());
        }
    }

    private long running(TypeName type) {
        return wholes().filter(TaskTrace::isActive)
                .filter(trace ->
                        requireNonNull(works.get(trace.task.job())).job().type().equals(type))
                .count();
    }

    private long count(JobState state) {
        return wholes().filter(trace -> trace.state == state).count();
    }

    private Stream<TaskTrace> wholes() {
        return tasks.values().stream().filter(trace -> trace.task.isWhole());
    }

    private static void requireEqual(String what, long actual, long expected) {
        if (actual != expected) {
            throw new AssertionError("%s: %d instead of %d".formatted(what, actual, expected));
        }
    }

    private static void require(boolean condition, Supplier<String> message) {
        if (!condition) {
            throw new AssertionError(message.get());
        }
    }
}
