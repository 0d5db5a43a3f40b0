package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Resources;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.Slice;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.StaleClaim;
import dev.nightshift.domain.batch.Strategy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Works on one claim until it can be settled. */
final class RunClaim {

    private static final Logger LOG = System.getLogger(RunClaim.class.getName());

    private final RunTools tools;
    private final JobTypes types;
    private final Resources resources;

    RunClaim(RunTools tools, JobTypes types, Resources resources) {
        this.tools = tools;
        this.types = types;
        this.resources = resources;
    }

    /**
     * Runs to the end, or until somebody asks.
     *
     * @return how the run ended; empty when that has been kept already, or the task is others' now
     * @throws StorageUnavailable if the database is away
     */
    Optional<RunEnd> run(Claim claim, RunSignal signal, RunLog log) {
        Optional<RunEnd> runEnd;
        try {
            runEnd = work(claim, signal, log);
        } catch (StaleClaim stale) {
            LOG.log(Level.INFO, "A run was abandoned: {0}", stale.getMessage());
            return Optional.empty();
        }
        if (runEnd.isEmpty() || signal.isLost()) {
            return Optional.empty();
        }
        tools.flush(log);
        return runEnd;
    }

    private Optional<RunEnd> work(Claim claim, RunSignal signal, RunLog log) {
        Optional<JobType<?, ?, ?>> type = types.find(claim.type());
        if (type.isEmpty()) {
            return Optional.of(new RunEnd.Yielded(claim, "this worker does not know the type"));
        }
        if (claim.overdue()) {
            return Optional.of(new RunEnd.Failed(claim, RunTools.TOOK_TOO_LONG));
        }
        return work(claim, type.get(), signal, log);
    }

    private <P, I, O> Optional<RunEnd> work(Claim claim, JobType<P, I, O> type, RunSignal signal, RunLog log) {
        BoundJob<P, I, O> job;
        try {
            job = BoundJob.of(type, claim);
        } catch (Exception unreadable) { // whatever a type throws says that it cannot read them
            tools.throwIfLost(unreadable);
            return Optional.of(
                    new RunEnd.Quarantined(claim, "The parameters cannot be read: " + tools.textOf(unreadable)));
        } catch (Error failure) {
            return Optional.of(afterFailure(claim, type, "the parameters could not be read", failure, log));
        }
        RunContext context = new RunContext(claim.task().job(), job.settings(), log, signal, resources);
        boolean splits = isToBeSplit(claim);
        try {
            return splits ? Optional.of(split(claim, job, context)) : new ItemRun<>(tools, claim, job, context).run();
        } catch (StaleClaim | StorageUnavailable failure) {
            throw failure;
        } catch (Throwable failure) { // whatever a type throws says what becomes of its job
            tools.throwIfLost(failure);
            return Optional.of(afterFailure(claim, type, splits ? "the source could not be split" : "", failure, log));
        }
    }

    private RunEnd afterFailure(Claim claim, JobType<?, ?, ?> type, String where, Throwable failure, RunLog log) {
        FailureKind kind = RunTools.kindOf(type, failure);
        return tools.afterFailure(
                claim,
                type,
                new RunFailure(where, failure, kind == FailureKind.BAD_ITEM ? FailureKind.FATAL : kind),
                false,
                log);
    }

    private static boolean isToBeSplit(Claim claim) {
        return claim.strategy() == Strategy.PARALLEL && claim.task().isWhole() && claim.replayOf() == null;
    }

    private <P, I, O> RunEnd split(Claim claim, BoundJob<P, I, O> job, RunContext context) {
        if (claim.split()) {
            return new RunEnd.Split(claim, List.of());
        }
        Source<I> source = job.source(claim, context);
        List<Slice> slices = Slices.of(
                source, job.settings().partitions().orElse(tools.defaults().partitions()));
        context.calm();
        if (!slices.isEmpty()) {
            return new RunEnd.Split(claim, slices);
        }
        return Slices.sizeOf(source).equals(OptionalLong.of(0))
                ? new RunEnd.Completed(claim, Optional.empty(), OptionalLong.of(0))
                : new RunEnd.Failed(claim, "The source of this type cannot be split; choose another strategy.");
    }
}
