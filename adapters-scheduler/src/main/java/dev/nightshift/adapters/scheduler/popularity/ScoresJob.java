package dev.nightshift.adapters.scheduler.popularity;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.popularity.RollUpScores;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Lets the scores follow within a second. */
public final class ScoresJob implements RecurringJob {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RollUpScores rollUpScores;

    public ScoresJob(RollUpScores rollUpScores) {
        this.rollUpScores = rollUpScores;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                PAUSE,
                PAUSE,
                attempts.of(
                        "popularity-scores",
                        Duration.ofMinutes(2),
                        "The roll-up of the scores",
                        rollUpScores::rollUp)));
    }
}
