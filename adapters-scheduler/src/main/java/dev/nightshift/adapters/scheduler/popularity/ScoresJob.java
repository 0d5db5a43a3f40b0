package dev.nightshift.adapters.scheduler.popularity;

import dev.nightshift.adapters.scheduler.Attempt;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.popularity.RollUpScores;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;

/** Lets the scores follow within a second. */
public final class ScoresJob implements RecurringJob {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RollUpScores rollUpScores;

    public ScoresJob(RollUpScores rollUpScores) {
        this.rollUpScores = rollUpScores;
    }

    @Override
    public void scheduleOn(TaskScheduler scheduler) {
        scheduler.scheduleWithFixedDelay(PAUSE, PAUSE, new Attempt("The roll-up of the scores", rollUpScores::rollUp));
    }
}
