package dev.nightshift.adapters.web.problem;

import dev.nightshift.application.StorageUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells clients to come back when the database cannot be reached. */
@Singleton
final class StorageUnavailableHandler implements ExceptionHandler<StorageUnavailable, HttpResponse<?>> {

    private static final System.Logger LOG = System.getLogger(StorageUnavailableHandler.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, StorageUnavailable exception) {
        return answer(request);
    }

    /** Logged once by who meets the outage, not by each request that does. */
    static MutableHttpResponse<Problem> answer(HttpRequest<?> request) {
        LOG.log(System.Logger.Level.DEBUG, "{0} {1} met an outage", request.getMethodName(), request.getPath());
        Problem problem = Problem.of(ProblemKind.UNAVAILABLE, "The database cannot be reached right now.");
        return ProblemExceptionHandler.answer(request, problem, RETRY_AFTER);
    }
}
