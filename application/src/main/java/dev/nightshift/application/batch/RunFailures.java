package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.RunEnd;

/** What becomes of the failures of one run: which items it may skip, and how it ends for the others. */
final class RunFailures {

    private final RunTools tools;
    private final Claim claim;
    private final JobType<?, ?, ?> type;
    private final RunContext context;
    private long skipped;
    private boolean keptAny;

    RunFailures(RunTools tools, Claim claim, JobType<?, ?, ?> type, RunContext context) {
        this.tools = tools;
        this.claim = claim;
        this.type = type;
        this.context = context;
        this.skipped = claim.progress().skipped();
    }

    /** Counts an item as skipped, if one more may be. */
    boolean skip() {
        if (skipped >= type.policy().skipLimit()) {
            return false;
        }
        skipped++;
        return true;
    }

    /** The run has come forward: a failure after that is a first one again. */
    void progressed() {
        keptAny = true;
    }

    FailureKind kindOf(Throwable failure) {
        if (context.isEnding() || tools.transactions().isLoss(failure)) {
            return FailureKind.TRANSIENT;
        }
        return RunTools.kindOf(type, failure);
    }

    /** A failure where there is no item that could be skipped: what is about bad values is about the job. */
    RunFailure outsideOfItems(String where, Throwable failure) {
        FailureKind kind = kindOf(failure);
        return new RunFailure(where, failure, kind == FailureKind.BAD_ITEM ? FailureKind.FATAL : kind);
    }

    /** @throws StorageUnavailable if that is the failure, and nobody has asked for the end */
    RunEnd runEndOf(RunFailure failure) {
        if (context.isEnding()) {
            return yielded();
        }
        tools.throwIfLost(failure.cause());
        return tools.afterFailure(claim, type, failure, keptAny, context.runLog());
    }

    RunEnd yielded() {
        return context.signal().isOverdue()
                ? new RunEnd.Failed(claim, RunTools.TOOK_TOO_LONG)
                : new RunEnd.Yielded(claim, "let go between two chunks");
    }
}
