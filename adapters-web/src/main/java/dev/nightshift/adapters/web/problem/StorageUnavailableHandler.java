package dev.nightshift.adapters.web.problem;

import dev.nightshift.application.Shortage;
import dev.nightshift.application.StorageUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Tells clients to come back when the database cannot be reached. */
@Singleton
final class StorageUnavailableHandler implements ExceptionHandler<StorageUnavailable, HttpResponse<?>> {

    private static final System.Logger LOG = System.getLogger(StorageUnavailableHandler.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Problem AWAY =
            Problem.of(ProblemKind.UNAVAILABLE, "The database cannot be reached right now.");

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, StorageUnavailable exception) {
        return answer(request, exception);
    }

    /** Logged once by who meets the outage, not by each request that does. */
    static MutableHttpResponse<Problem> answer(HttpRequest<?> request, StorageUnavailable exception) {
        LOG.log(System.Logger.Level.DEBUG, "{0} {1} met an outage", request.getMethodName(), request.getPath());
        return ProblemExceptionHandler.answer(
                request,
                exception.shortage().map(StorageUnavailableHandler::problemOf).orElse(AWAY),
                RETRY_AFTER);
    }

    private static Problem problemOf(Shortage shortage) {
        Problem problem = Problem.of(
                shortage == Shortage.DISK_FULL ? ProblemKind.DISK_FULL : ProblemKind.UNAVAILABLE, shortage.sentence());
        return shortage == Shortage.DISK_FULL
                ? problem
                : problem.withCode(shortage.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
