package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes tasks back from workers that retire or have died, in one transaction. */
final class Reclaiming {

    private static final String HANDED_BACK = "the database went away while it was claimed";

    private final Handle handle;
    private final PostgresUnitOfWork unitOfWork;

    Reclaiming(Handle handle, EngineTimings pace, OwnersTurns turns) {
        this.handle = handle;
        this.unitOfWork = new PostgresUnitOfWork(handle, pace, turns);
    }

    void retire(WorkerId worker) {
        handle.createQuery("DELETE FROM batch_workers WHERE id = :worker RETURNING name")
                .bind("worker", worker.value())
                .mapTo(String.class)
                .findOne()
                .ifPresent(name -> giveBack(holdingOf(worker), name, "worker %s retired".formatted(name)));
    }

    /** @return how many tasks the worker had without knowing of them */
    int handBack(WorkerId worker, Collection<Claim> known) {
        List<LockedTask> unknown = holdingOf(worker).stream()
                .filter(task ->
                        known.stream().noneMatch(claim -> claim.task().equals(task.id()) && task.isClaimedBy(claim)))
                .toList();
        unknown.stream().findFirst().ifPresent(first -> giveBack(unknown, first.holder(), HANDED_BACK));
        return unknown.size();
    }

    /** What the worker has, locked. */
    private List<LockedTask> holdingOf(WorkerId worker) {
        List<TaskId> tasks = handle.createQuery("SELECT job_id, partition FROM batch_live WHERE worker = :worker")
                .bind("worker", worker.value())
                .map((row, context) -> Columns.task(row))
                .list();
        if (tasks.isEmpty()) {
            return List.of();
        }
        unitOfWork.hold(jobsOf(tasks));
        unitOfWork.hold(partitionsOf(tasks));
        return heldBy(tasks, Set.of(worker.value()));
    }

    private void giveBack(List<LockedTask> tasks, String name, String reason) {
        tasks.forEach(task -> unitOfWork.life().handedBack(task, name, reason));
        unitOfWork.write();
    }

    /** @return how many tasks were taken over from workers that did not beat for so long */
    int takeOver(Duration lease) {
        Map<UUID, String> dead = handle.createQuery(QueueStatements.DEAD_WORKERS)
                .bind("lease", lease.toMillis())
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<TaskId> tasks = handle.createQuery(QueueStatements.LEFT_BEHIND)
                .map((row, context) -> Columns.task(row))
                .list();
        return tasks.isEmpty() ? 0 : takeOver(tasks, dead);
    }

    /** Whoever still holds one of the tasks is not waited for: it is taken over the next time. */
    private int takeOver(List<TaskId> tasks, Map<UUID, String> dead) {
        List<TaskId> partitions = partitionsOf(tasks);
        unitOfWork.hold(jobsOf(partitions));
        unitOfWork.holdFree(wholesOf(tasks));
        unitOfWork.holdFree(partitions);
        List<LockedTask> left = heldBy(tasks, goneOf(tasks));
        left.forEach(task -> unitOfWork.life().died(task, nameOf(task, dead)));
        unitOfWork.write();
        return left.size();
    }

    private static String nameOf(LockedTask task, Map<UUID, String> dead) {
        WorkerId worker = task.worker();
        return worker == null ? task.holder() : dead.getOrDefault(worker.value(), task.holder());
    }

    /** The workers of the tasks that are no longer there. */
    private Set<UUID> goneOf(List<TaskId> tasks) {
        Set<UUID> gone = tasks.stream()
                .map(unitOfWork::get)
                .flatMap(Stream::ofNullable)
                .flatMap(task -> Stream.ofNullable(task.worker()))
                .map(WorkerId::value)
                .collect(Collectors.toCollection(TreeSet::new));
        handle.createQuery("SELECT id FROM batch_workers WHERE id = ANY (:workers)")
                .bind("workers", gone.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .forEach(gone::remove);
        return gone;
    }

    private static List<TaskId> partitionsOf(List<TaskId> tasks) {
        return tasks.stream().filter(task -> !task.isWhole()).toList();
    }

    private static List<TaskId> wholesOf(List<TaskId> tasks) {
        return tasks.stream().filter(TaskId::isWhole).toList();
    }

    /** The jobs that the tasks are, or are parts of. */
    private static List<TaskId> jobsOf(List<TaskId> tasks) {
        return tasks.stream().map(task -> TaskId.whole(task.job())).toList();
    }

    private List<LockedTask> heldBy(List<TaskId> tasks, Set<UUID> workers) {
        return tasks.stream()
                .sorted()
                .map(unitOfWork::get)
                .flatMap(Stream::ofNullable)
                .filter(task -> isHeldByOneOf(workers, task.worker()))
                .toList();
    }

    private static boolean isHeldByOneOf(Set<UUID> workers, @Nullable WorkerId worker) {
        return worker != null && workers.contains(worker.value());
    }
}
