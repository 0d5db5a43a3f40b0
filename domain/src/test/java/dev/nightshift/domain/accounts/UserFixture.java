package dev.nightshift.domain.accounts;

import java.time.Instant;

/** Users that say only what matters. */
public record UserFixture(long id, String name, Role role, boolean enabled, String hash, Instant at) {

    public static UserFixture aUser() {
        return new UserFixture(1, "ada", Role.USER, true, "hash", Instant.parse("2026-01-05T09:00:00Z"));
    }

    public static UserFixture anAdministrator() {
        return aUser().named("root").as(Role.ADMIN);
    }

    public UserFixture withId(UserId newId) {
        return new UserFixture(newId.value(), name, role, enabled, hash, at);
    }

    public UserFixture named(String newName) {
        return new UserFixture(id, newName, role, enabled, hash, at);
    }

    public UserFixture as(Role newRole) {
        return new UserFixture(id, name, newRole, enabled, hash, at);
    }

    public UserFixture disabled() {
        return new UserFixture(id, name, role, false, hash, at);
    }

    public UserFixture withHash(PasswordHash newHash) {
        return new UserFixture(id, name, role, enabled, newHash.value(), at);
    }

    public User build() {
        return new User(new UserId(id), new Username(name), role, enabled, new PasswordHash(hash), at, at);
    }
}
