package dev.nightshift.adapters.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a request whose body cannot be decoded. */
@Singleton
final class BrokenBodyHandler implements ExceptionHandler<BrokenBody, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, BrokenBody broken) {
        Problem problem =
                Problem.of(ProblemKind.UNREADABLE_BODY, "The body of the request is not what Content-Encoding says.");
        return ProblemExceptionHandler.answer(request, problem, null);
    }
}
