package dev.nightshift.domain.accounts;

import dev.nightshift.domain.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users there are. */
public interface Users {

    /** An id that no other user has or will have. */
    UserId nextId();

    /**
     * Keeps a new user.
     *
     * @return false when the username is taken, also by somebody who is being added right now
     */
    boolean add(User user);

    Optional<User> find(UserId id);

    Optional<User> find(Username username);

    /** The user, held against other writers until the transaction ends. */
    Optional<User> findForUpdate(UserId id);

    /** Those who can administer now, by ascending id, held against other writers until the transaction ends. */
    List<UserId> administratorsForUpdate();

    /** Writes role, password, security version and whether it is enabled, of a user that is there; does nothing when it is not. */
    void update(User user);

    boolean isEmpty();

    /**
     * All users by ascending id.
     *
     * @param after the last user of the page before; null for the first page
     * @param limit the size of a page, at least 1
     */
    Page<User, UserId> list(@Nullable UserId after, int limit);
}
