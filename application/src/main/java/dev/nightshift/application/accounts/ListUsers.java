package dev.nightshift.application.accounts;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Users;
import org.jspecify.annotations.Nullable;

/** Shows all users, by ascending id. */
public final class ListUsers {

    private final Users users;

    public ListUsers(Users users) {
        this.users = users;
    }

    /** @param after the last user of the page before; null for the first page */
    public Page<User, UserId> list(@Nullable UserId after, int limit) {
        return users.list(after, limit);
    }
}
