package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.application.batch.Denial;
import java.time.Duration;

/** Answers those who may not make a job. */
public final class Denied {

    /** Jobs end all the time, but nobody knows whose. */
    private static final Duration ANOTHER_TRY = Duration.ofSeconds(30);

    private Denied() {}

    /** 403 with the role that it needs, or 429 with the quota. */
    public static ProblemException problem(Denial denial) {
        return denial instanceof Denial.QuotaReached
                ? ProblemException.tooManyRequests(denial.sentence(), ANOTHER_TRY)
                : ProblemException.forbidden(denial.sentence());
    }
}
