package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.Settlement;
import dev.nightshift.domain.batch.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Ends runs, all of a group in one transaction. */
final class Settling {

    private final Ledger ledger;
    private final Moves moves;

    Settling(Handle handle, Pace pace, OwnersTurns turns) {
        ledger = new Ledger(handle, pace, turns);
        moves = new Moves(handle, ledger, pace, turns);
    }

    /** @return those whose claim holds no longer */
    List<Claim> settle(List<Settlement> settlements) {
        hold(settlements);
        List<Claim> stale = new ArrayList<>();
        for (Settlement settlement : settlements) {
            Held unit = ledger.get(settlement.claim().unit());
            if (unit == null || !unit.isHeldBy(settlement.claim())) {
                stale.add(settlement.claim());
            } else {
                settle(unit, settlement);
            }
        }
        ledger.write();
        return stale;
    }

    private void hold(List<Settlement> settlements) {
        List<Unit> units = settlements.stream()
                .map(settlement -> settlement.claim().unit())
                .toList();
        ledger.hold(units.stream().map(unit -> Unit.whole(unit.job())).toList());
        settlements.stream()
                .filter(settlement -> settlement instanceof Settlement.Split
                        && settlement.claim().split())
                .map(settlement -> settlement.claim().unit().job())
                .sorted()
                .forEach(ledger::holdPartitionsOf);
        ledger.hold(units.stream().filter(unit -> !unit.isWhole()).toList());
    }

    private void settle(Held unit, Settlement settlement) {
        unit.discharge();
        String actor = unit.holder();
        if (settlement instanceof Settlement.Split split) {
            moves.split(unit, split.slices(), actor);
            return;
        }
        @Nullable String why = null;
        if (settlement instanceof Settlement.Completed completed) {
            completed.last().ifPresent(unit::keep);
            unit.know(completed.total());
        } else if (settlement instanceof Settlement.Failed failed) {
            why = failed.error();
            unit.error = why;
        } else if (settlement instanceof Settlement.Quarantined quarantined) {
            why = quarantined.reason();
            unit.error = why;
        } else if (settlement instanceof Settlement.Retried retried) {
            why = retried.error();
            unit.error = why;
            unit.retries++;
            unit.due = unit.now.plus(retried.pause());
        } else if (settlement instanceof Settlement.Yielded yielded) {
            why = yielded.reason();
        }
        moves.end(unit, settlement.ending().orElseThrow(), actor, why);
    }
}
