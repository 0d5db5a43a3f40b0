package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.adapters.web.WebServer;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Ends a process that takes no requests any more, so that whoever looks after it starts it again. */
final class WebServerWatch implements RecurringJob {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final WebServer server;

    WebServerWatch(WebServer server) {
        this.server = server;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                PAUSE,
                PAUSE,
                attempts.of(
                        "web-server", Duration.ofMinutes(1), "Looking after the web server", () -> look(attempts))));
    }

    private void look(Attempts attempts) {
        if (server.isLost()) {
            attempts.end().because("The web server takes no requests any more");
        }
    }
}
