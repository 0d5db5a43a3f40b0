package dev.nightshift.adapters.scheduler;

import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BooleanSupplier;

/** Ends the process when a part that it needs is lost, so that whoever looks after the process starts it again. */
public final class Watch implements RecurringJob {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String part;
    private final BooleanSupplier isLost;
    private final String reason;

    /**
     * A watch over a part.
     *
     * @param part what health calls it
     * @param reason why the process ends then, as a sentence
     */
    public Watch(String part, BooleanSupplier isLost, String reason) {
        this.part = part;
        this.isLost = isLost;
        this.reason = reason;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                PAUSE, PAUSE, attempts.of(part, PATIENCE, "The watch over " + part, () -> look(attempts.end()))));
    }

    void look(ProcessEnd end) {
        if (isLost.getAsBoolean()) {
            end.because(reason);
        }
    }
}
