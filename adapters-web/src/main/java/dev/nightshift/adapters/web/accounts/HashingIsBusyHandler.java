package dev.nightshift.adapters.web.accounts;

import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.domain.accounts.HashingIsBusy;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells clients to come back when too many passwords are being checked. */
@Singleton
final class HashingIsBusyHandler implements ExceptionHandler<HashingIsBusy, HttpResponse<?>> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, HashingIsBusy exception) {
        return ProblemException.unavailable("Too many passwords are being checked right now.", RETRY_AFTER)
                .answerTo(request);
    }
}
