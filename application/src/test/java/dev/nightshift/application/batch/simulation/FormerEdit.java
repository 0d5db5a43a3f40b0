package dev.nightshift.application.batch.simulation;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import java.time.InstantSource;

/** How schedules were edited before: read, decided and written back without a lock, by the clock of the node. */
record FormerEdit(Transactions transactions, Schedules schedules, FireTimes fireTimes, InstantSource clock) {

    void change(String name, SchedulePatch patch) {
        transactions.inOne(() -> schedules.find(name).ifPresent(stored -> {
            Schedule changed = patch.of(stored);
            boolean sameTimes = changed.cron().equals(stored.cron())
                    && changed.zone().equals(stored.zone())
                    && (stored.enabled() || !changed.enabled());
            schedules.replace(
                    sameTimes
                            ? changed
                            : changed.nextAt(fireTimes
                                    .nextAfter(changed.cron(), changed.zone(), clock.instant())
                                    .orElse(null)));
        }));
    }
}
