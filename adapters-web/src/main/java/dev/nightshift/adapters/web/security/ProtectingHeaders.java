package dev.nightshift.adapters.web.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/** Tells browsers to guess nothing, to load nothing from elsewhere, and to keep nothing that is somebody's. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class ProtectingHeaders implements Ordered {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** What an answer carries whatever it is to, unless it has a stricter or a looser one of its own. */
    public static final Map<String, String> OF_EVERY_ANSWER = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            CONTENT_SECURITY_POLICY,
            DATA_POLICY,
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    private static final String PAGE_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        boolean isApi = request.getPath().startsWith("/api/");
        if (!headers.contains(CONTENT_SECURITY_POLICY)) {
            headers.set(CONTENT_SECURITY_POLICY, isApi ? DATA_POLICY : PAGE_POLICY);
        }
        if (isApi && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(
                    HttpHeaders.CACHE_CONTROL,
                    request.getPath().startsWith("/api/auth/") ? "no-store" : "private, no-cache");
        }
    }
}
