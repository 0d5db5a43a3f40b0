package dev.nightshift.adapters.scheduler.accounts;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.accounts.ForgetOldLogins;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Forgets logins that have expired, once an hour. */
public final class OldLoginsJob implements RecurringJob {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final ForgetOldLogins forgetOldLogins;

    public OldLoginsJob(ForgetOldLogins forgetOldLogins) {
        this.forgetOldLogins = forgetOldLogins;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                FIRST,
                PAUSE,
                attempts.of(
                        "login-retention", PAUSE.multipliedBy(2), "Forgetting old logins", forgetOldLogins::forget)));
    }
}
