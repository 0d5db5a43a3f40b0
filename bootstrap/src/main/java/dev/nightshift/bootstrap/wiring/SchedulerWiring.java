package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.scheduler.Jobs;
import dev.nightshift.adapters.scheduler.RecurringJob;
import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Singleton;
import java.util.List;

/** What runs by the clock. */
@Factory
final class SchedulerWiring {

    @Singleton
    Jobs jobs(TaskScheduler scheduler, List<RecurringJob> jobs) {
        return new Jobs(scheduler, jobs);
    }
}
