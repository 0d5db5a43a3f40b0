package dev.nightshift.adapters.web.security;

import java.util.List;

/** What anybody may ask for. */
public final class PublicAddresses {

    /** Public for programs on the same machine, and for administrators. */
    static final String METERS = "/prometheus";

    private static final List<String> ALL = List.of(
            "/api/auth/login",
            "/api/auth/refresh",
            "/api/health",
            "/api/health/live",
            "/api/health/ready",
            "/api/external/**",
            "/health",
            "/health/**",
            "/openapi.yml",
            "/docs",
            "/docs/**");

    private PublicAddresses() {}

    /** @param route as the router names it, or the path where there is no route */
    public static boolean include(String route) {
        return ALL.stream().anyMatch(known -> matches(known, route));
    }

    /** Whether it depends on where the request comes from. */
    public static boolean includeForThisMachine(String route) {
        return route.equals(METERS);
    }

    private static boolean matches(String known, String path) {
        return known.endsWith("/**") ? path.startsWith(known.substring(0, known.length() - 2)) : known.equals(path);
    }
}
