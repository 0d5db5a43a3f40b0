package dev.nightshift.adapters.scheduler.sentiment;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.sentiment.ForgetOldResults;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Forgets what jobs that are gone have found and made, once an hour. */
public final class OldResultsJob implements RecurringJob {

    private static final Duration FIRST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final ForgetOldResults forgetOldResults;

    public OldResultsJob(ForgetOldResults forgetOldResults) {
        this.forgetOldResults = forgetOldResults;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                FIRST,
                PAUSE,
                attempts.of(
                        "sentiment-retention",
                        PAUSE.multipliedBy(2),
                        "Forgetting old findings and reports",
                        forgetOldResults::forget)));
    }
}
