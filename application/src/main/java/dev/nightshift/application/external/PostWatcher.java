package dev.nightshift.application.external;

import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Decision;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import dev.nightshift.domain.retry.GiveUpReason;
import dev.nightshift.domain.retry.Outcome;
import dev.nightshift.domain.retry.RetryWatcher;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;

/** Writes a line for each attempt to get a post, and one for the end: an error when no attempt brought it. */
final class PostWatcher implements RetryWatcher {

    private final long id;
    private final RetryWatcher meters;
    private final Logger log;

    PostWatcher(long id, RetryWatcher meters, Logger log) {
        this.id = id;
        this.meters = meters;
        this.log = log;
    }

    @Override
    public void attempted(int number, Duration took, AttemptResult<?> how) {
        meters.attempted(number, took, how);
        if (how instanceof AttemptResult.Failed<?> failed) {
            log.log(
                    Level.WARNING,
                    "Post %d, attempt %d failed after %d ms: %s".formatted(id, number, took.toMillis(), cause(failed)));
        } else {
            log.log(Level.INFO, "Post %d, attempt %d: answered after %d ms".formatted(id, number, took.toMillis()));
        }
    }

    @Override
    public void waiting(int number, Decision.Retry decision) {
        meters.waiting(number, decision);
    }

    @Override
    public void ended(Outcome<?> how, Duration took) {
        meters.ended(how, took);
        if (how instanceof Outcome.GaveUp<?> gaveUp) {
            log.log(
                    gaveUp.reason() == GiveUpReason.CANCELLED ? Level.INFO : Level.ERROR,
                    "Post %d could not be fetched, with %d attempts in %d ms (%s): %s"
                            .formatted(
                                    id,
                                    how.attempts(),
                                    took.toMillis(),
                                    words(gaveUp.reason()),
                                    gaveUp.last().map(PostWatcher::cause).orElse("nobody was asked")));
        } else {
            log.log(
                    Level.INFO,
                    "Post %d came after %d attempts and %d ms".formatted(id, how.attempts(), took.toMillis()));
        }
    }

    /** Without what was thrown, whose message may quote the address or the answer; but for what is wrong with an answer. */
    private static String cause(AttemptResult.Failed<?> failed) {
        if (failed.failure() instanceof Failure.Answered answered) {
            return "status " + answered.status();
        }
        Fault fault = ((Failure.Unanswered) failed.failure()).fault();
        return fault == Fault.UNREADABLE_ANSWER && failed.cause().isPresent()
                ? words(fault) + ", " + failed.cause().get().getMessage()
                : words(fault);
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
