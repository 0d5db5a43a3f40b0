package dev.nightshift.adapters.web.request;

import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.OpenSession;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import java.security.Principal;

/**
 * Who sends the request, as is stored now: a controller takes it as an argument.
 *
 * @param claims of the access token, which was found to stand for this user
 */
public record Caller(AccessClaims claims, Username username, Role role) implements Principal {

    public static Caller of(OpenSession session, AccessClaims claims) {
        return new Caller(claims, session.username(), session.role());
    }

    public UserId id() {
        return claims.user();
    }

    @Override
    public String getName() {
        return username.value();
    }

    /** Tells this caller from all others, for who need not know what a user is. */
    public String key() {
        return "user:" + id().value();
    }

    public boolean isAtLeast(Role needed) {
        return role.isAtLeast(needed);
    }

    /** Whether what belongs to others is theirs to see and command. */
    public boolean reachesAll() {
        return isAtLeast(Role.MANAGER);
    }

    /** @throws ProblemException 403 if the caller's role is not ADMIN */
    public void requireAdministrator() {
        requireAtLeast(Role.ADMIN);
    }

    /** @throws ProblemException 403 if the caller's role is below the one needed */
    public void requireAtLeast(Role needed) {
        if (!isAtLeast(needed)) {
            throw ProblemException.forbidden("This needs the role %s; yours is %s.".formatted(needed, role));
        }
    }
}
