package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.application.batch.ShowJob;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;

/** Answers with jobs that were made just now. */
@Singleton
final class AcceptedJobs {

    private final ShowJob showJob;

    AcceptedJobs(ShowJob showJob) {
        this.showJob = showJob;
    }

    /**
     * 202 with the job and its address.
     *
     * @throws ProblemException 404 if the requester may not see it
     */
    HttpResponse<JobResponse> answer(JobId made, Requester requester) {
        JobResponse job = showJob.show(made, requester)
                .map(shown -> JobResponse.from(shown, WorkerNames.to(requester)))
                .orElseThrow(() -> JobRequests.noSuchJob(made));
        return HttpResponse.<JobResponse>accepted(JobRequests.location(made)).body(job);
    }
}
