package dev.nightshift.adapters.scheduler.batch;

import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.cron.CronExpression;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Fires as {@link CronExpression} says. */
public final class CronFireTimes implements FireTimes {

    @Override
    public Optional<Instant> nextAfter(String cron, ZoneId zone, Instant instant) {
        return CronExpression.of(cron).nextAfter(instant, zone);
    }
}
