package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

/**
 * What an access token states: nothing that could be out of date, but of which state of its user it is.
 *
 * @param securityVersion that the user had when the token was issued
 */
public record AccessClaims(UserId user, SessionId session, long securityVersion) {

    /** @throws IllegalArgumentException if {@code securityVersion < 1} */
    public AccessClaims {
        requireNonNull(user, "user");
        requireNonNull(session, "session");
        if (securityVersion < 1) {
            throw new IllegalArgumentException("security version must be >= 1, was " + securityVersion);
        }
    }
}
