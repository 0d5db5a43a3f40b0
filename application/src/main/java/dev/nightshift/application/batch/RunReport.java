package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.RunEnd;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The lines of the server's log about runs: one when a run begins, one when it ends. They have a logger of their own, so that who
 * has thousands of jobs a second can do without.
 */
final class RunReport {

    static final String LOGGER = "dev.nightshift.jobs";

    private static final Logger LOG = System.getLogger(LOGGER);

    private final Claim claim;
    private final InstantSource clock;
    private final Instant begunAt;

    private RunReport(Claim claim, InstantSource clock) {
        this.claim = claim;
        this.clock = clock;
        this.begunAt = clock.instant();
    }

    static RunReport begin(Claim claim, InstantSource clock) {
        log(Level.INFO, () -> "Job started: " + who(claim));
        return new RunReport(claim, clock);
    }

    /** @param log has counted what the run committed before its end */
    void completed(RunLog log) {
        log(Level.INFO, () -> "Job completed: " + counts(log.progressFrom(claim.progress())));
    }

    void ended(RunEnd end, RunLog log) {
        Progress before = log.progressFrom(claim.progress());
        if (end instanceof RunEnd.Completed completed) {
            Progress all = completed
                    .last()
                    .map(last -> before.plus(last.done(), last.skipped()))
                    .orElse(before);
            log(Level.INFO, () -> "Job completed: " + counts(all));
        } else if (end instanceof RunEnd.Failed failed) {
            log(Level.WARNING, () -> "Job failed: " + counts(before) + ": " + failed.error());
        } else if (end instanceof RunEnd.Quarantined quarantined) {
            log(Level.WARNING, () -> "Job quarantined: " + counts(before) + ": " + quarantined.reason());
        } else if (end instanceof RunEnd.Retried retried) {
            log(
                    Level.INFO,
                    () -> "Job failed and is tried again in %d ms: "
                                    .formatted(retried.pause().toMillis()) + counts(before) + ": " + retried.error());
        } else if (end instanceof RunEnd.Yielded yielded) {
            log(Level.INFO, () -> "Job handed back: " + counts(before) + ": " + yielded.reason());
        } else if (end instanceof RunEnd.Split split) {
            log(
                    Level.INFO,
                    () -> "Job split into %d partitions: "
                                    .formatted(split.slices().size())
                            + who(claim));
        }
    }

    private static String who(Claim claim) {
        return "type=%s id=%s owner=%s".formatted(claim.type(), claim.task(), claim.owner());
    }

    private String counts(Progress progress) {
        return "%s items=%d skipped=%d took=%dms"
                .formatted(
                        who(claim),
                        progress.done(),
                        progress.skipped(),
                        Duration.between(begunAt, clock.instant()).toMillis());
    }

    /** A line that cannot be written is no reason to end a run. */
    private static void log(Level level, Supplier<String> line) {
        try {
            if (LOG.isLoggable(level)) {
                LOG.log(level, line.get());
            }
        } catch (RuntimeException | Error mute) { // such as no memory for a line
            return;
        }
    }
}
