package dev.nightshift.adapters.web.request;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Who sends requests, once it was found out. */
public final class Callers {

    private static final String ATTRIBUTE = "nightshift.caller";

    private Callers() {}

    /** Who sends the request; empty where nobody needs to be anybody. */
    public static Optional<Caller> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class);
    }

    /** To be called by who checked the access token against what is stored, and by nobody else. */
    public static void set(HttpRequest<?> request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }
}
