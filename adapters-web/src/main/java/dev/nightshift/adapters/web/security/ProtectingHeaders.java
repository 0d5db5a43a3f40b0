package dev.nightshift.adapters.web.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells browsers to guess nothing, to load nothing from elsewhere, and to keep nothing that is somebody's. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ProtectingHeaders implements Ordered {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

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
        if (!headers.contains(CONTENT_SECURITY_POLICY)) {
            headers.set(CONTENT_SECURITY_POLICY, isData(response) ? DATA_POLICY : PAGE_POLICY);
        }
        if (request.getPath().startsWith("/api/") && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(
                    HttpHeaders.CACHE_CONTROL,
                    request.getPath().startsWith("/api/auth/") ? "no-store" : "private, no-cache");
        }
    }

    private static boolean isData(MutableHttpResponse<?> response) {
        return response.getContentType()
                .map(type -> !type.matches(MediaType.TEXT_HTML_TYPE))
                .orElse(false);
    }
}
