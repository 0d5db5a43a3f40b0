package dev.nightshift.application.accounts;

import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Users;
import java.util.Optional;

/** Serializes what administrators do to users: each must still be one when it is done. */
final class Administrators {

    private Administrators() {}

    /**
     * The administrator whom the claims stand for, held with all others until the transaction ends; always locked before any
     * other user, so that two of them who change each other do not wait for one another.
     */
    static Optional<User> hold(Users users, AccessClaims actor) {
        return users.administratorsForUpdate().contains(actor.user())
                ? users.find(actor.user()).filter(user -> user.securityVersion() == actor.securityVersion())
                : Optional.empty();
    }
}
