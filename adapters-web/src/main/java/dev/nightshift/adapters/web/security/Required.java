package dev.nightshift.adapters.web.security;

import dev.nightshift.adapters.web.request.ClientAddress;
import dev.nightshift.domain.accounts.Role;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import org.jspecify.annotations.Nullable;

/**
 * What a request requires of who sends it.
 *
 * An address is judged by the route that it leads to, so that no spelling of it gets around a rule.
 */
enum Required {
    NOTHING,
    A_USER,
    AN_ADMINISTRATOR;

    static Required by(HttpRequest<?> request) {
        @Nullable String route = routeOf(request);
        String path = route == null ? request.getPath() : route;
        if (isUnder("/api/admin", path)) {
            return AN_ADMINISTRATOR;
        }
        if (isUnder(PublicAddresses.METERS, path)) {
            return ClientAddress.isThisMachine(request) ? NOTHING : AN_ADMINISTRATOR;
        }
        return isPublic(request, route, path) ? NOTHING : A_USER;
    }

    boolean isMetBy(Role role) {
        return this != AN_ADMINISTRATOR || role.isAtLeast(Role.ADMIN);
    }

    /** Whether the request changes nothing. */
    static boolean isRead(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    }

    private static boolean isPublic(HttpRequest<?> request, @Nullable String route, String path) {
        boolean isStatic = route == null && !isUnder("/api", path) && isRead(request);
        return isStatic || PublicAddresses.include(path);
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

    private static boolean isUnder(String parent, String path) {
        return path.equals(parent) || path.startsWith(parent + '/');
    }
}
