package dev.nightshift.adapters.web.idempotency;

import dev.nightshift.adapters.web.request.WholeBody;
import dev.nightshift.domain.idempotency.Fingerprint;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** Takes the fingerprint of a request with an {@code Idempotency-Key} while its body passes. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestFingerprint implements Ordered {

    static final String KEY_HEADER = "Idempotency-Key";

    private static final String ATTRIBUTE = "nightshift.fingerprint";

    private final ExecutorService executor;

    /** @param executor goes on when the body is here: who reads it next must not be called by who read it to the end */
    RequestFingerprint(@Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.executor = executor;
    }

    /** Not before it is known that the caller may ask at all. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    CompletionStage<HttpRequest<?>> read(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.POST
                || !request.getHeaders().contains(KEY_HEADER)
                || !(request instanceof ServerHttpRequest<?> withBody)) {
            return CompletableFuture.completedFuture(request);
        }
        return WholeBody.of(
                withBody, body -> request.setAttribute(ATTRIBUTE, of(request, body.toByteArray())), executor);
    }

    static Optional<Fingerprint> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Fingerprint.class);
    }

    private static Fingerprint of(HttpRequest<?> request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethodName() + ' ' + request.getUri() + '\n').getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest.digest(body)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
