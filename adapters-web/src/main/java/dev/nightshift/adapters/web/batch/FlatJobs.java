package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.CreateJobs.Outcome;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.batch.Violation;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes jobs of types that have an address of their own, and their parameters at the top of the body. */
@Singleton
final class FlatJobs {

    private static final String PARAMETERS = "/parameters";

    private final CreateJobs createJobs;
    private final AcceptedJobs acceptedJobs;

    FlatJobs(CreateJobs createJobs, AcceptedJobs acceptedJobs) {
        this.createJobs = createJobs;
        this.acceptedJobs = acceptedJobs;
    }

    /** @throws ProblemException 422 if the parameters break rules, which are told where they are in the body */
    HttpResponse<JobResponse> make(JobRequest request, Caller caller) {
        Outcome outcome = createJobs.create(List.of(request), JobRequests.requester(caller));
        if (outcome instanceof Outcome.Denied denied) {
            throw Denied.problem(denied.denial());
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw JobRequests.invalid(refused.broken().stream()
                    .map(found -> inBody(found.violation()))
                    .toList());
        }
        return acceptedJobs.answer(((Outcome.Created) outcome).jobs().get(0).id(), JobRequests.requester(caller));
    }

    private static Violation inBody(Violation violation) {
        return violation.pointer().startsWith(PARAMETERS)
                ? new Violation(violation.pointer().substring(PARAMETERS.length()), violation.message())
                : violation;
    }
}
