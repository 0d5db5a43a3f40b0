package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.CreateJobs.Outcome;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.batch.ShowJob;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Violation;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes a job of a request whose body is the parameters, and answers with it. */
@Singleton
final class AcceptedJobs {

    private static final String PARAMETERS = "/parameters";

    private final CreateJobs createJobs;
    private final ShowJob showJob;

    AcceptedJobs(CreateJobs createJobs, ShowJob showJob) {
        this.createJobs = createJobs;
        this.showJob = showJob;
    }

    /** @throws ProblemException 422 if the request breaks a rule */
    HttpResponse<JobResponse> create(JobRequest request, Caller caller) {
        Outcome outcome = createJobs.create(List.of(request), caller.getName());
        if (outcome instanceof Outcome.Refused refused) {
            throw JobRequests.invalid(refused.broken().stream()
                    .map(found -> inBody(found.violation()))
                    .toList());
        }
        JobId made = ((Outcome.Created) outcome).jobs().get(0).id();
        JobResponse job = showJob.show(made, JobRequests.requester(caller))
                .map(JobResponse::from)
                .orElseThrow(() -> JobRequests.noSuchJob(made));
        return HttpResponse.<JobResponse>accepted(JobRequests.location(made)).body(job);
    }

    private static Violation inBody(Violation violation) {
        return violation.pointer().startsWith(PARAMETERS)
                ? new Violation(violation.pointer().substring(PARAMETERS.length()), violation.message())
                : violation;
    }
}
