package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.Jobs;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.adapters.scheduler.Watch;
import dev.nightshift.adapters.web.WebServer;
import dev.nightshift.application.health.Parts;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** What runs by the clock. */
@Factory
final class SchedulerWiring {

    @Singleton
    Parts parts(InstantSource clock) {
        return new Parts(clock);
    }

    @Singleton
    Attempts attempts(Parts parts) {
        return new Attempts(parts, new ExitingProcess());
    }

    /** Only where there is a web server. */
    @Singleton
    @Requires(property = "nightshift.meters", value = "true")
    RecurringJob webServerWatch(WebServer server) {
        return new Watch("web-server", server::isLost, "The web server takes no requests any more");
    }

    @Singleton
    Jobs jobs(TaskScheduler scheduler, Attempts attempts, List<RecurringJob> jobs) {
        return new Jobs(scheduler, attempts, jobs);
    }
}
