package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

/**
 * A session that has not ended, of a user who may log in, with what is stored of the user now.
 *
 * @param securityVersion as in {@link User}
 */
public record OpenSession(SessionId id, UserId user, Username username, Role role, long securityVersion) {

    public OpenSession {
        requireNonNull(id, "id");
        requireNonNull(user, "user");
        requireNonNull(username, "username");
        requireNonNull(role, "role");
    }

    /** Whether a token with these claims stands for the user as it is now. */
    public boolean agreesWith(AccessClaims claims) {
        return id.equals(claims.session()) && user.equals(claims.user()) && securityVersion == claims.securityVersion();
    }
}
