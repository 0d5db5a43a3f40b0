package dev.nightshift.application.batch;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import java.util.function.Function;

/** What owners may do now, whatever they could when they made a schedule or gave an order. */
public final class OwnerRoles {

    private OwnerRoles() {}

    /** The role of the user of a name; USER for one who is disabled, or who is not there. */
    public static Function<String, Role> among(Users users) {
        return owner -> Username.parse(owner)
                .flatMap(users::find)
                .filter(User::isEnabled)
                .map(User::role)
                .orElse(Role.USER);
    }
}
