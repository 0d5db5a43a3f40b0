package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.Settlement;
import dev.nightshift.domain.batch.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Ends runs, all of a group in one transaction. */
final class Settling {

    private final PostgresUnitOfWork ledger;

    Settling(Handle handle, Pace pace, OwnersTurns turns) {
        ledger = new PostgresUnitOfWork(handle, pace, turns);
    }

    /** @return those whose claim holds no longer */
    List<Claim> settle(List<Settlement> settlements) {
        hold(settlements);
        List<Claim> stale = new ArrayList<>();
        for (Settlement settlement : settlements) {
            Held unit = ledger.get(settlement.claim().unit());
            if (unit == null || !unit.isClaimedBy(settlement.claim())) {
                stale.add(settlement.claim());
            } else {
                ledger.life().ended(unit, settlement, unit.holder(), unit.now);
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
}
