package dev.nightshift.adapters.web.request;

import dev.nightshift.adapters.web.problem.Problem;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.ProblemKind;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses addresses that hold U+0000, which no text of the database can. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AddressGuard {

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getUri().toString().contains("%00")) {
            throw new ProblemException(
                    Problem.of(ProblemKind.UNREADABLE_REQUEST, "The address holds the character U+0000."));
        }
    }
}
