package dev.nightshift.adapters.web.protocol;

import dev.nightshift.adapters.web.problem.Problem;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.ProblemKind;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Refuses bodies in a coding that {@link RequestBodies} does not know; those of reads mean nothing. */
@ServerFilter(
        value = ServerFilter.MATCH_ALL_PATTERN,
        methods = {
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS,
            HttpMethod.TRACE,
            HttpMethod.CONNECT,
            HttpMethod.CUSTOM
        })
final class UnknownCodings implements Ordered {

    private static final int BEFORE_BODIES_ARE_READ = 20;

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() - BEFORE_BODIES_ARE_READ;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING)) {
            throw new ProblemException(Problem.of(
                    ProblemKind.UNSUPPORTED_CONTENT_ENCODING,
                    "The body has a coding that this service does not know."));
        }
    }
}
