package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Somebody who may log in.
 *
 * @param isEnabled whether the user may log in now; users are disabled, never removed
 * @param securityVersion grows with every change of the role, the password, or whether the user is enabled: what was issued
 *     before no longer counts
 */
public record User(
        UserId id,
        Username username,
        Role role,
        boolean isEnabled,
        PasswordHash passwordHash,
        long securityVersion,
        Instant createdAt,
        Instant updatedAt) {

    /** The name of the first administrator. */
    public static final Username FIRST_ADMINISTRATOR = new Username("admin");

    public User {
        requireNonNull(id, "id");
        requireNonNull(username, "username");
        requireNonNull(role, "role");
        requireNonNull(passwordHash, "passwordHash");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        if (securityVersion < 1) {
            throw new IllegalArgumentException("security version must be >= 1, was " + securityVersion);
        }
    }

    /** A new, enabled user, added at {@code now}. */
    public static User added(UserId id, Username username, Role role, PasswordHash hash, Instant now) {
        return new User(id, username, role, true, hash, 1, now, now);
    }

    public User withRole(Role newRole, Instant now) {
        return newRole == role ? this : changed(newRole, isEnabled, passwordHash, now);
    }

    public User enabled(boolean newEnabled, Instant now) {
        return newEnabled == isEnabled ? this : changed(role, newEnabled, passwordHash, now);
    }

    public User withPassword(PasswordHash newHash, Instant now) {
        return changed(role, isEnabled, newHash, now);
    }

    private User changed(Role newRole, boolean newEnabled, PasswordHash newHash, Instant now) {
        return new User(id, username, newRole, newEnabled, newHash, securityVersion + 1, createdAt, now);
    }

    /** Whether this user can administer others now. */
    public boolean isAdministrator() {
        return isEnabled && role == Role.ADMIN;
    }
}
