package dev.nightshift.bootstrap.health;

import dev.nightshift.adapters.web.health.Readiness;
import dev.nightshift.adapters.web.health.Readiness.Status;
import dev.nightshift.adapters.web.health.ReadinessCheck;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Schedules.Lag;
import java.time.Duration;

/** Whether jobs are made when their schedules say. */
public final class SchedulesCheck implements ReadinessCheck {

    /** From then on a fire counts as missed. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Schedules schedules;

    public SchedulesCheck(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public String name() {
        return "schedules";
    }

    @Override
    public Readiness check() {
        Lag lag = schedules.lag(GRACE);
        return lag.schedules() == 0
                ? Readiness.up()
                : Readiness.degraded("%d are behind, by %d s at most."
                        .formatted(lag.schedules(), lag.longest().toSeconds()));
    }

    /** That the database is away says another check. */
    @Override
    public Status whenSilent() {
        return Status.DEGRADED;
    }
}
