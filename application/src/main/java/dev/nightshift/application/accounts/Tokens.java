package dev.nightshift.application.accounts;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.accounts.AccessToken;
import dev.nightshift.domain.accounts.RefreshToken;

/** What a client works with after a login. */
public record Tokens(AccessToken access, RefreshToken refresh) {

    public Tokens {
        requireNonNull(access, "access");
        requireNonNull(refresh, "refresh");
    }
}
