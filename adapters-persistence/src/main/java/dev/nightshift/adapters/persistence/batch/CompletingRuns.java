package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.Unit;
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
            LockedTask unit = unitOfWork.get(runEnd.claim().unit());
            if (unit == null || !unit.isClaimedBy(runEnd.claim())) {
                stale.add(runEnd.claim());
            } else {
                unitOfWork.life().ended(unit, runEnd, unit.holder(), unit.now);
            }
        }
        unitOfWork.write();
        return stale;
    }

    private void hold(List<RunEnd> runEnds) {
        List<Unit> units = runEnds.stream().map(runEnd -> runEnd.claim().unit()).toList();
        unitOfWork.hold(units.stream().map(unit -> Unit.whole(unit.job())).toList());
        runEnds.stream()
                .filter(runEnd ->
                        runEnd instanceof RunEnd.Split && runEnd.claim().split())
                .map(runEnd -> runEnd.claim().unit().job())
                .sorted()
                .forEach(unitOfWork::holdPartitionsOf);
        unitOfWork.hold(units.stream().filter(unit -> !unit.isWhole()).toList());
    }
}
