package dev.nightshift.adapters.scheduler;

import io.micronaut.scheduling.TaskScheduler;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Work that is done again and again for as long as the program serves. */
public interface RecurringJob {

    /** What was scheduled, to be cancelled when the program stops. */
    List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts);

    /** Done once when the program stops; nothing to do for most. */
    default void finish() {}
}
