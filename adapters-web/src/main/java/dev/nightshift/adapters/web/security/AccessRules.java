package dev.nightshift.adapters.web.security;

import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Callers;
import dev.nightshift.domain.accounts.Role;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Who may ask for which address: the only rules there are.
 *
 * An address is judged by the route that it leads to, so that no spelling of it gets around a rule.
 */
@Singleton
final class AccessRules implements SecurityRule<HttpRequest<?>> {

    private static final List<String> PUBLIC = List.of(
            "/api/auth/login",
            "/api/auth/refresh",
            "/api/health",
            "/api/external/**",
            "/health",
            "/health/**",
            "/openapi.yml",
            "/docs",
            "/docs/**");

    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        boolean allowed = isAllowed(request, authentication == null ? null : Callers.of(authentication));
        return Publishers.just(allowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
    }

    private static boolean isAllowed(HttpRequest<?> request, @Nullable Caller caller) {
        @Nullable String route = routeOf(request);
        String path = route == null ? request.getPath() : route;
        if (isUnder("/api/admin", path)) {
            return caller != null && caller.isAtLeast(Role.ADMIN);
        }
        if (isUnder("/prometheus", path)) {
            return isFromThisMachine(request) || (caller != null && caller.isAtLeast(Role.ADMIN));
        }
        return caller != null || isPublic(request, route, path);
    }

    private static boolean isPublic(HttpRequest<?> request, @Nullable String route, String path) {
        boolean isStatic = route == null && !isUnder("/api", path) && isRead(request);
        return isStatic || PUBLIC.stream().anyMatch(known -> matches(known, path));
    }

    private static @Nullable String routeOf(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(UriRouteMatch.class::isInstance)
                .map(match -> ((UriRouteMatch<?, ?>) match)
                        .getRouteInfo()
                        .getUriMatchTemplate()
                        .toPathString())
                .orElse(null);
    }

    private static boolean isRead(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    }

    private static boolean matches(String known, String path) {
        return known.endsWith("/**") ? path.startsWith(known.substring(0, known.length() - 2)) : known.equals(path);
    }

    private static boolean isUnder(String parent, String path) {
        return path.equals(parent) || path.startsWith(parent + '/');
    }

    /** A proxy on this machine speaks for others. */
    private static boolean isFromThisMachine(HttpRequest<?> request) {
        InetAddress address = request.getRemoteAddress().getAddress();
        return address != null
                && address.isLoopbackAddress()
                && FORWARDED.stream().noneMatch(request.getHeaders()::contains);
    }
}
