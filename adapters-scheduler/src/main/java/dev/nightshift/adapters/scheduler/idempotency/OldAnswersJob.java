package dev.nightshift.adapters.scheduler.idempotency;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.idempotency.ForgetOldAnswers;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Forgets answers that are no longer replayed, once an hour. */
public final class OldAnswersJob implements RecurringJob {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final ForgetOldAnswers forgetOldAnswers;

    public OldAnswersJob(ForgetOldAnswers forgetOldAnswers) {
        this.forgetOldAnswers = forgetOldAnswers;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                FIRST,
                PAUSE,
                attempts.of(
                        "idempotency-retention",
                        PAUSE.multipliedBy(2),
                        "Forgetting old answers",
                        forgetOldAnswers::forget)));
    }
}
