package dev.nightshift.application.keywords;

import dev.nightshift.domain.batch.JobContext;
import java.time.Duration;

/** Lets time pass in small steps, so that a run that should end does so soon. */
record Waiting(DocumentCount.Pause pause) {

    private static final Duration STEP = Duration.ofMillis(200);

    /** @throws InterruptedException also when the run should end */
    void during(Duration time, JobContext context) throws InterruptedException {
        Duration left = time;
        while (left.compareTo(Duration.ZERO) > 0) {
            requireGoingOn(context);
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            pause.pause(step);
            left = left.minus(step);
        }
        requireGoingOn(context);
    }

    /** @throws InterruptedException if the run should end */
    static void requireGoingOn(JobContext context) throws InterruptedException {
        if (context.isEnding()) {
            throw new InterruptedException("the run should end");
        }
    }
}
