package dev.nightshift.adapters.web.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers with the problem that a controller ended with. */
@Singleton
public final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
        return answer(request, exception.problem(), exception.retryAfter());
    }

    static MutableHttpResponse<Problem> answer(HttpRequest<?> request, Problem problem, @Nullable Duration retryAfter) {
        MutableHttpResponse<Problem> answer = HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .body(problem.withInstance(request.getPath()))
                .contentType(Problem.MEDIA_TYPE);
        if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.code().equals(ProblemKind.UNSUPPORTED_CONTENT_ENCODING.code())) {
            answer.header(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
        }
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds(retryAfter))));
        }
        return answer;
    }

    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
