package dev.nightshift.adapters.scheduler;

import io.micronaut.scheduling.TaskScheduler;

/** Work that is done again and again for as long as the program serves. */
public interface RecurringJob {

    void scheduleOn(TaskScheduler scheduler);

    /** Done once when the program stops; nothing to do for most. */
    default void finish() {}
}
