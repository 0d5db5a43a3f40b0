package dev.nightshift.adapters.scheduler.popularity;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.popularity.EvictPopularIssues;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Lets popular lists go within about a second after an import or a deletion elsewhere. */
public final class EvictionJob implements RecurringJob {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EvictPopularIssues evictPopularIssues;

    public EvictionJob(EvictPopularIssues evictPopularIssues) {
        this.evictPopularIssues = evictPopularIssues;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                PAUSE,
                PAUSE,
                attempts.of(
                        "popularity-revision",
                        Duration.ofMinutes(2),
                        "The look at the revision of the popular lists",
                        evictPopularIssues::evictIfChanged)));
    }
}
