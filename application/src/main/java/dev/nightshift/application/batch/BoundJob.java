package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.RunSettings;
import dev.nightshift.domain.batch.Source;

/** A type together with the parameters of one job. */
record BoundJob<P, I, O>(JobType<P, I, O> type, P parameters, RunSettings settings) {

    /** @throws InvalidParameters if the type cannot read the parameters of the claim */
    static <P, I, O> BoundJob<P, I, O> of(JobType<P, I, O> type, Claim claim) {
        RunSettings settings = RunSettings.PARAMETERS.read(RunSettings.within(claim.parameters()));
        P parameters = type.parameters().read(RunSettings.without(claim.parameters()));
        return new BoundJob<>(type, parameters, settings);
    }

    /** All items of the job, or those of the claim's partition. */
    Source<I> source(Claim claim, JobContext context) {
        Source<I> whole = type.source(parameters, context);
        return claim.slice() == null ? whole : whole.slice(claim.slice());
    }
}
