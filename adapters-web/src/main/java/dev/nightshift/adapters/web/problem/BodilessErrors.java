package dev.nightshift.adapters.web.problem;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Says as a {@link Problem} what a filter refused without a word, such as a request that a page of another origin sends. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodilessErrors implements Ordered {

    private static final int FIRST_ERROR = 400;

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() < FIRST_ERROR || response.getBody().isPresent() || request.getMethod() == HttpMethod.HEAD) {
            return;
        }
        HttpStatus status = HttpStatus.valueOf(response.code());
        boolean isForeign =
                status == HttpStatus.FORBIDDEN && request.getHeaders().contains(HttpHeaders.ORIGIN);
        Problem problem = isForeign
                ? Problem.of(ProblemKind.FORBIDDEN, "Pages of other origins may not ask this service.")
                        .withCode("foreign-origin")
                        .withHint("Send the request from a page of this service, or from a program.")
                : Problem.of(ProblemKind.of(status), ProblemKind.of(status).title() + ".");
        response.body(problem.withInstance(request.getPath())).contentType(Problem.MEDIA_TYPE);
    }
}
