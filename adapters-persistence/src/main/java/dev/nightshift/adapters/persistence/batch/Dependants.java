package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLife;
import dev.nightshift.domain.batch.TaskId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The jobs that wait for others: released when those complete, cancelled when those never will. */
final class Dependants {

    private final Handle handle;
    private final PostgresUnitOfWork unitOfWork;

    Dependants(Handle handle, PostgresUnitOfWork unitOfWork) {
        this.handle = handle;
        this.unitOfWork = unitOfWork;
    }

    /** Moves on what waits for those of the tasks that are jobs and have ended. */
    void follow(List<LockedTask> tasks) {
        List<LockedTask> ended = tasks.stream()
                .filter(task -> task.id().isWhole() && task.awaited && task.hasEnded())
                .toList();
        List<JobId> completed = ended.stream()
                .filter(task -> JobLife.releasesDependants(task.state()))
                .map(LockedTask::job)
                .toList();
        if (!completed.isEmpty()) {
            release(completed);
        }
        List<LockedTask> broken = ended.stream()
                .filter(task -> !JobLife.releasesDependants(task.state()))
                .toList();
        if (!broken.isEmpty()) {
            cancelDependantsOf(broken);
        }
    }

    private void release(List<JobId> completed) {
        Map<JobId, Long> released = new TreeMap<>();
        handle.createQuery(UnitOfWorkStatements.RELEASE)
                .bind("parents", Columns.ids(completed))
                .map((row, context) -> Columns.job(row, "job_id"))
                .forEach(job -> released.merge(job, 1L, Long::sum));
        unitOfWork.hold(released.keySet().stream().map(TaskId::whole).toList());
        released.forEach((job, parents) -> {
            LockedTask dependant = unitOfWork.get(TaskId.whole(job));
            if (dependant != null) {
                dependant.waitingOn -= Math.toIntExact(parents);
            }
        });
    }

    private void cancelDependantsOf(List<LockedTask> broken) {
        Map<JobId, Set<JobId>> dependants = new TreeMap<>();
        handle.createQuery(UnitOfWorkStatements.DEPENDANTS)
                .bind("parents", Columns.ids(broken, task -> task.job().value()))
                .map((row, context) -> Map.entry(Columns.job(row, "parent_id"), Columns.job(row, "job_id")))
                .forEach(edge -> dependants
                        .computeIfAbsent(edge.getKey(), parent -> new TreeSet<>())
                        .add(edge.getValue()));
        unitOfWork.hold(dependants.values().stream()
                .flatMap(Set::stream)
                .map(TaskId::whole)
                .toList());
        Deque<LockedTask> parents = new ArrayDeque<>(broken);
        for (LockedTask parent = parents.poll(); parent != null; parent = parents.poll()) {
            String actor = unitOfWork.lastActorOf(parent);
            for (JobId job : dependants.getOrDefault(parent.job(), Set.of())) {
                LockedTask dependant = unitOfWork.get(TaskId.whole(job));
                if (dependant != null
                        && unitOfWork.life().parentEnded(dependant, parent.job(), parent.state(), actor)) {
                    parents.add(dependant);
                }
            }
        }
    }
}
