package dev.nightshift.application.external;

import dev.nightshift.domain.retry.Decision;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Outcome;
import dev.nightshift.domain.retry.RetryWatcher;
import dev.nightshift.domain.retry.Tried;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Writes a line for each attempt to get a post, and one for the end. */
final class PostWatcher implements RetryWatcher {

    private static final Logger LOG = System.getLogger(PostWatcher.class.getName());

    private final long id;
    private final RetryWatcher meters;

    PostWatcher(long id, RetryWatcher meters) {
        this.id = id;
        this.meters = meters;
    }

    @Override
    public void attempted(int number, Duration took, Tried<?> how) {
        meters.attempted(number, took, how);
        Level level = how instanceof Tried.Failed ? Level.WARNING : Level.INFO;
        LOG.log(level, () -> "Post %d, attempt %d: %s after %d ms".formatted(id, number, said(how), took.toMillis()));
    }

    @Override
    public void waiting(int number, Decision.Retry decision) {
        meters.waiting(number, decision);
    }

    @Override
    public void ended(Outcome<?> how, Duration took) {
        meters.ended(how, took);
        if (how instanceof Outcome.GaveUp<?> gaveUp) {
            LOG.log(Level.WARNING, () -> "Post %d is given up after %d attempts and %d ms: %s"
                    .formatted(id, how.attempts(), took.toMillis(), gaveUp.reason()));
        } else {
            LOG.log(Level.INFO, () -> "Post %d came after %d attempts and %d ms"
                    .formatted(id, how.attempts(), took.toMillis()));
        }
    }

    private static String said(Tried<?> how) {
        if (!(how instanceof Tried.Failed<?> failed)) {
            return "answered";
        }
        return failed.failure() instanceof Failure.Answered answered
                ? "status " + answered.status()
                : String.valueOf(((Failure.Unanswered) failed.failure()).fault());
    }
}
