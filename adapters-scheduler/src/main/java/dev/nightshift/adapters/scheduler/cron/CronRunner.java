package dev.nightshift.adapters.scheduler.cron;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.domain.cron.CronExpression;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;

/**
 * Runs a task each time an expression fires, by asking the clock once a second: so a clock that is set forward or back, or a
 * machine that slept, makes it neither wait for what never comes nor run more than once for what has passed.
 */
public final class CronRunner {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A clock is often set back by parts of a second; from here on the next fire is asked for anew. */
    private static final Duration SET_BACK = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CronExpression cron;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Runnable task;

    private Instant lastLook;
    private Optional<Instant> next;

    public CronRunner(CronExpression cron, ZoneId zone, InstantSource clock, Runnable task) {
        this.cron = cron;
        this.zone = zone;
        this.clock = clock;
        this.task = task;
        this.lastLook = clock.instant();
        this.next = cron.nextAfter(lastLook, zone);
    }

    /** @param part what health calls the look at the clock */
    public ScheduledFuture<?> scheduleOn(TaskScheduler scheduler, Attempts attempts, String part) {
        return scheduler.scheduleWithFixedDelay(
                PAUSE, PAUSE, attempts.of(part, PATIENCE, "Looking when '" + cron + "' fires", this::look));
    }

    /** Runs the task if it has become due since the last look. */
    synchronized void look() {
        Instant now = clock.instant();
        boolean due = next.isPresent() && !now.isBefore(next.get());
        if (due || now.isBefore(lastLook.minus(SET_BACK))) {
            next = cron.nextAfter(now, zone);
        }
        lastLook = now;
        if (due) {
            task.run();
        }
    }
}
