package dev.nightshift.adapters.web.idempotency;

import dev.nightshift.domain.idempotency.Answer;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Status;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a controller's method returned, as the text that is kept. */
@Singleton
final class AnswerText {

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LINK);

    private final JsonMapper json;

    AnswerText(JsonMapper json) {
        this.json = json;
    }

    Answer of(MethodInvocationContext<?, ?> method, @Nullable Object returned) {
        if (returned instanceof HttpResponse<?> response) {
            return new Answer(response.code(), headersOf(response), textOf(response.body()));
        }
        return new Answer(statusOf(method).getCode(), Map.of(), textOf(returned));
    }

    private static HttpStatus statusOf(MethodInvocationContext<?, ?> method) {
        return method.enumValue(Status.class, HttpStatus.class).orElse(HttpStatus.OK);
    }

    private static Map<String, String> headersOf(HttpResponse<?> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = response.getHeaders().get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private String textOf(@Nullable Object body) {
        if (body == null) {
            return "";
        }
        if (body instanceof CharSequence text) {
            return text.toString();
        }
        try {
            return json.writeValueAsString(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
