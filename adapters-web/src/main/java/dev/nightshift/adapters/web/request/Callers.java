package dev.nightshift.adapters.web.request;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;

/** Reads the caller out of the claims of a checked access token. */
public final class Callers {

    public static final String USERNAME = "username";
    public static final String ROLE = "role";

    private Callers() {}

    /** Who sends the request; empty without an access token. */
    public static Optional<Caller> of(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class).map(Callers::of);
    }

    public static Caller of(Authentication authentication) {
        return new Caller(
                new UserId(Long.parseLong(authentication.getName())),
                new Username(String.valueOf(authentication.getAttributes().get(USERNAME))),
                Role.valueOf(String.valueOf(authentication.getAttributes().get(ROLE))));
    }
}
