package dev.nightshift.application.batch.simulation;

import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a user asks to be changed; null for what stays. */
record SchedulePatch(
        @Nullable String template,
        @Nullable String cron,
        @Nullable ZoneId zone,
        @Nullable MissedRuns missedRuns,
        @Nullable Boolean enabled) {

    static final SchedulePatch NOTHING = new SchedulePatch(null, null, null, null, null);

    Schedule of(Schedule stored) {
        return new Schedule(
                stored.name(),
                template == null ? stored.template() : template,
                cron == null ? stored.cron() : cron,
                zone == null ? stored.zone() : zone,
                missedRuns == null ? stored.missedRuns() : missedRuns,
                stored.owner(),
                enabled == null ? stored.enabled() : enabled,
                stored.nextFire());
    }
}
