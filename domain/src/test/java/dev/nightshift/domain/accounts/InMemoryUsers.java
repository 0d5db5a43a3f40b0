package dev.nightshift.domain.accounts;

import dev.nightshift.domain.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Users in memory. */
public final class InMemoryUsers implements Users {

    private final Map<UserId, User> users = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized UserId nextId() {
        return new UserId(++lastId);
    }

    @Override
    public synchronized boolean add(User user) {
        if (find(user.username()).isPresent()) {
            return false;
        }
        users.put(user.id(), user);
        return true;
    }

    @Override
    public synchronized Optional<User> find(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public synchronized Optional<User> find(Username username) {
        return users.values().stream()
                .filter(user -> user.username().equals(username))
                .findFirst();
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
        return find(id);
    }

    @Override
    public synchronized List<UserId> administratorsForUpdate() {
        return users.values().stream()
                .filter(User::isAdministrator)
                .map(User::id)
                .toList();
    }

    @Override
    public synchronized void update(User user) {
        users.computeIfPresent(
                user.id(),
                (id, before) -> new User(
                        id,
                        before.username(),
                        user.role(),
                        user.isEnabled(),
                        user.passwordHash(),
                        user.securityVersion(),
                        before.createdAt(),
                        user.updatedAt()));
    }

    @Override
    public synchronized boolean isEmpty() {
        return users.isEmpty();
    }

    @Override
    public synchronized Page<User, UserId> list(@Nullable UserId after, int limit) {
        List<User> rows = users.values().stream()
                .filter(user -> after == null || user.id().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.cut(rows, limit, User::id);
    }
}
