package dev.nightshift.adapters.web.idempotency;

import dev.nightshift.domain.idempotency.Answer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Sends a kept answer as it was, marked as a repetition. */
@Singleton
final class ReplayHandler implements ExceptionHandler<Replay, HttpResponse<?>> {

    static final String REPLAYED = "Idempotent-Replayed";

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Replay replay) {
        Answer answer = replay.answer();
        MutableHttpResponse<byte[]> response = HttpResponse.status(answer.status(), null);
        answer.headers().forEach(response::header);
        response.header(REPLAYED, "true");
        if (!answer.body().isEmpty()) {
            response.body(answer.body().getBytes(StandardCharsets.UTF_8))
                    .contentType(answer.headers().getOrDefault(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON));
        }
        return response;
    }
}
