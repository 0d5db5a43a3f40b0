package dev.nightshift.domain.accounts;

import java.time.Instant;

/** Users of whom only what matters is said. */
public record UserBuilder(long id, String name, Role role, boolean enabled, String hash, Instant at) {

    public static UserBuilder aUser() {
        return new UserBuilder(1, "ada", Role.USER, true, "hash", Instant.parse("2026-01-05T09:00:00Z"));
    }

    public static UserBuilder anAdministrator() {
        return aUser().named("root").as(Role.ADMIN);
    }

    public UserBuilder withId(UserId newId) {
        return new UserBuilder(newId.value(), name, role, enabled, hash, at);
    }

    public UserBuilder named(String newName) {
        return new UserBuilder(id, newName, role, enabled, hash, at);
    }

    public UserBuilder as(Role newRole) {
        return new UserBuilder(id, name, newRole, enabled, hash, at);
    }

    public UserBuilder disabled() {
        return new UserBuilder(id, name, role, false, hash, at);
    }

    public UserBuilder withHash(PasswordHash newHash) {
        return new UserBuilder(id, name, role, enabled, newHash.value(), at);
    }

    public User build() {
        return new User(new UserId(id), new Username(name), role, enabled, new PasswordHash(hash), 1, at, at);
    }
}
