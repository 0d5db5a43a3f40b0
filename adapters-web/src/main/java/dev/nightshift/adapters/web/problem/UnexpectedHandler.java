package dev.nightshift.adapters.web.problem;

import dev.nightshift.application.Shortage;
import dev.nightshift.application.StorageUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Says of a failure that nobody foresaw no more than where the log tells of it. */
@Singleton
final class UnexpectedHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

    private static final System.Logger LOG = System.getLogger(UnexpectedHandler.class.getName());

    /** What no text of the database can hold; it fails where nobody looked at it before. */
    private static final String NUL = "%00";

    private final RandomGenerator random = RandomGenerator.getDefault();

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        Optional<StorageUnavailable> unavailable = StorageUnavailable.in(failure);
        if (unavailable.isPresent()) {
            return StorageUnavailableHandler.answer(request, unavailable.get());
        }
        Optional<Shortage> shortage = Shortage.ofFile(failure);
        if (shortage.isPresent()) {
            return StorageUnavailableHandler.answer(request, new StorageUnavailable(shortage.get(), failure));
        }
        if (request.getUri().toString().contains(NUL)) {
            Problem problem = Problem.of(ProblemKind.UNREADABLE_REQUEST, "The address holds the character U+0000.");
            return ProblemExceptionHandler.answer(request, problem, null);
        }
        String errorId = Long.toString(random.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        LOG.log(
                failure instanceof IOException ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR,
                "%s %s failed, errorId %s".formatted(request.getMethodName(), request.getPath(), errorId),
                failure);
        Problem problem = Problem.of(
                ProblemKind.INTERNAL_ERROR, "Something went wrong in the service; the request is not to blame.");
        return ProblemExceptionHandler.answer(request, problem.withErrorId(errorId), null);
    }
}
