package dev.nightshift.application.stats;

import dev.nightshift.domain.stats.DailyRuns;
import java.time.ZoneId;
import java.util.List;

/** Why a run failed, as far as it can still be written down. */
final class Reasons {

    private Reasons() {}

    static void giveBack(DailyRuns runs, ZoneId zone, List<DailyRuns.Claim> claims, RuntimeException failure) {
        try {
            runs.fail(zone, claims, String.valueOf(failure.getMessage()));
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }
}
