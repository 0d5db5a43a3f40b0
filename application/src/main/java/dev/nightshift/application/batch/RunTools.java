package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.Transactions;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TryLater;
import dev.nightshift.domain.retry.RetryPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What every run needs. */
record RunTools(
        Transactions transactions,
        JobQueue queue,
        JobLogs logs,
        DeadItems dead,
        EngineDefaults defaults,
        InstantSource clock,
        RandomGenerator random) {

    private static final Logger LOG = System.getLogger(Worker.class.getName());
    /** A hundred years: an instant after it can still be stored. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(36_525);

    static final String TOOK_TOO_LONG = "It took longer than its maxDuration.";

    /** What becomes of a run that failed. */
    RunEnd afterFailure(Claim claim, JobType<?, ?, ?> type, RunFailure failure, boolean keptAny, RunLog log) {
        String error = failure.text(transactions::sentenceOf);
        if (failure.kind() == FailureKind.BAD_ITEM && type.policy().skipLimit() > 0) {
            error = "more than %d items are bad; the last: %s"
                    .formatted(type.policy().skipLimit(), error);
        }
        if (failure.cause() instanceof TryLater later) {
            log.add("put off: " + error);
            return new RunEnd.Retried(claim, error, atMost(later.pause()));
        }
        Optional<Duration> wait = failure.kind() == FailureKind.TRANSIENT
                ? retryOf(type).waitAfter((keptAny ? 0 : claim.retries()) + 1, random)
                : Optional.empty();
        log.add("failed: " + error);
        String told = error;
        return wait.<RunEnd>map(pause -> new RunEnd.Retried(claim, told, atMost(pause)))
                .orElseGet(() -> new RunEnd.Failed(claim, told));
    }

    private static Duration atMost(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** @throws StorageUnavailable if the failure comes of the loss of the database, whatever hides that */
    void throwIfLost(Throwable failure) {
        if (transactions.isLoss(failure)) {
            throw StorageUnavailable.in(failure)
                    .orElseGet(() -> new StorageUnavailable("the database was lost in the middle of a run", failure));
        }
    }

    /** The failure as users read it. */
    String textOf(Throwable failure) {
        return FailureText.of(failure, transactions::sentenceOf);
    }

    /** What a type says of a failure; where even that fails, what holds for types that do not say. */
    static FailureKind kindOf(JobType<?, ?, ?> type, Throwable failure) {
        try {
            return Objects.requireNonNull(type.kindOf(failure), "a kind must not be null");
        } catch (RuntimeException | Error broken) {
            return FailureKind.of(failure);
        }
    }

    private RetryPolicy retryOf(JobType<?, ?, ?> type) {
        return type.policy().retry().orElse(defaults.retry());
    }

    /** A log that cannot be kept now is kept later, and never ends a run. */
    void flush(RunLog log) {
        try {
            log.flush();
        } catch (StorageUnavailable away) {
            // they are still in it
        } catch (RuntimeException refused) {
            log.add("lines before this one were lost, because they could not be stored");
            SafeLog.log(LOG, Level.WARNING, "Lines of the log of a job could not be stored", refused);
        }
    }
}
