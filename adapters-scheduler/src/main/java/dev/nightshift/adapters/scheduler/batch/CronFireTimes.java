package dev.nightshift.adapters.scheduler.batch;

import dev.nightshift.domain.batch.FireTimes;
import io.micronaut.scheduling.cron.CronExpression;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Fires by cron expressions of five or six fields on the wall clock: a time that the clock skips fires when the gap ends, and
 * one that it shows twice fires the first time.
 */
public final class CronFireTimes implements FireTimes {

    private static final int HORIZON_YEARS = 10;

    @Override
    public Optional<Instant> nextAfter(String cron, ZoneId zone, Instant instant) {
        CronExpression expression = CronExpression.create(cron);
        LocalDateTime wallClock = instant.atZone(zone).toLocalDateTime();
        ZonedDateTime barrier = wallClock.plusYears(HORIZON_YEARS).atZone(ZoneOffset.UTC);
        ZonedDateTime next = wallClock.atZone(ZoneOffset.UTC);
        while (true) {
            try {
                next = expression.nextTimeAfter(next, barrier);
            } catch (IllegalArgumentException never) {
                return Optional.empty();
            }
            Instant fire = next.toLocalDateTime().atZone(zone).toInstant();
            if (fire.isAfter(instant)) {
                return Optional.of(fire);
            }
        }
    }
}
