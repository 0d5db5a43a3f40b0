package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of {@code users}. */
@MappedEntity("users")
record UserRow(
        @Id long id,
        String username,
        Role role,
        boolean enabled,
        String passwordHash,
        long securityVersion,
        Instant createdAt,
        Instant updatedAt) {

    static UserRow of(User user) {
        return new UserRow(
                user.id().value(),
                user.username().value(),
                user.role(),
                user.isEnabled(),
                user.passwordHash().value(),
                user.securityVersion(),
                user.createdAt(),
                user.updatedAt());
    }

    User toUser() {
        return new User(
                new UserId(id),
                new Username(username),
                role,
                enabled,
                new PasswordHash(passwordHash),
                securityVersion,
                createdAt,
                updatedAt);
    }
}
