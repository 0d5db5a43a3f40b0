package dev.nightshift.adapters.web.tracking;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.tracking.Actor;
import dev.nightshift.domain.tracking.IssueId;

/** What the controllers of this package read in requests alike. */
final class IssueRequests {

    private IssueRequests() {}

    /** @throws ProblemException 422 if the id is not positive */
    static IssueId id(long id) {
        if (id < 1) {
            throw ProblemException.invalid(FieldError.of("id", "must be at least 1"));
        }
        return new IssueId(id);
    }

    static ProblemException noSuchIssue(long id) {
        return ProblemException.notFound("issue " + id);
    }

    static Actor actor(Caller caller) {
        return new Actor(caller.username().value(), caller.isAtLeast(Role.MANAGER));
    }
}
