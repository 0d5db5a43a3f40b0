package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Somebody who may log in.
 *
 * @param isEnabled whether the user may log in now; users are disabled, never removed
 */
public record User(
        UserId id,
        Username username,
        Role role,
        boolean isEnabled,
        PasswordHash passwordHash,
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
    }

    /** A new, enabled user, added at {@code now}. */
    public static User added(UserId id, Username username, Role role, PasswordHash hash, Instant now) {
        return new User(id, username, role, true, hash, now, now);
    }

    public User withRole(Role newRole, Instant now) {
        return new User(id, username, newRole, isEnabled, passwordHash, createdAt, now);
    }

    public User enabled(boolean newEnabled, Instant now) {
        return new User(id, username, role, newEnabled, passwordHash, createdAt, now);
    }

    public User withPassword(PasswordHash newHash, Instant now) {
        return new User(id, username, role, isEnabled, newHash, createdAt, now);
    }

    /** Whether this user can administer others now. */
    public boolean isAdministrator() {
        return isEnabled && role == Role.ADMIN;
    }
}
