package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TaskId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Ends runs, all of a group in one transaction. */
final class CompletingRuns {

    private final PostgresUnitOfWork unitOfWork;

    CompletingRuns(Handle handle, EngineTimings pace, OwnersTurns turns) {
        unitOfWork = new PostgresUnitOfWork(handle, pace, turns);
    }

    /** @return those whose claim holds no longer */
    List<Claim> complete(List<RunEnd> runEnds) {
        hold(runEnds);
        List<Claim> stale = new ArrayList<>();
        for (RunEnd runEnd : runEnds) {
            LockedTask task = unitOfWork.get(runEnd.claim().task());
            if (task == null || !task.isClaimedBy(runEnd.claim())) {
                stale.add(runEnd.claim());
            } else {
                unitOfWork.life().ended(task, runEnd, task.holder(), task.now);
            }
        }
        unitOfWork.write();
        return stale;
    }

    private void hold(List<RunEnd> runEnds) {
        List<TaskId> tasks =
                runEnds.stream().map(runEnd -> runEnd.claim().task()).toList();
        unitOfWork.hold(tasks.stream().map(task -> TaskId.whole(task.job())).toList());
        runEnds.stream()
                .filter(runEnd ->
                        runEnd instanceof RunEnd.Split && runEnd.claim().split())
                .map(runEnd -> runEnd.claim().task().job())
                .sorted()
                .forEach(unitOfWork::holdPartitionsOf);
        unitOfWork.hold(tasks.stream().filter(task -> !task.isWhole()).toList());
    }
}
