package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users in PostgreSQL, by Micronaut Data, in the transactions and with the failures of {@link Database}. */
@Singleton
public final class PostgresUsers implements Users {

    private final UserRows rows;
    private final Database database;
    private final ReadableRows readable = new ReadableRows("users");

    PostgresUsers(UserRows rows, Database database) {
        this.rows = rows;
        this.database = database;
    }

    @Override
    public UserId nextId() {
        return new UserId(database.inOne(rows::nextId));
    }

    @Override
    public boolean add(User user) {
        UserRow row = UserRow.of(user);
        return database.inOne(() -> rows.insertUnlessNameIsTaken(
                        row.id(),
                        row.username(),
                        row.role().name(),
                        row.enabled(),
                        row.passwordHash(),
                        row.securityVersion(),
                        row.createdAt(),
                        row.updatedAt())
                == 1);
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.inOne(() -> rows.findById(id.value())).map(UserRow::toUser);
    }

    @Override
    public Optional<User> find(Username username) {
        return database.inOne(() -> rows.findNamed(username.value())).map(UserRow::toUser);
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
        return database.inOne(() -> rows.findByIdForUpdate(id.value())).map(UserRow::toUser);
    }

    @Override
    public List<UserId> administratorsForUpdate() {
        return database.inOne(() -> rows.findByRoleAndEnabledOrderByIdForUpdate(Role.ADMIN, true)).stream()
                .map(row -> new UserId(row.id()))
                .toList();
    }

    @Override
    public void update(User user) {
        UserRow row = UserRow.of(user);
        database.inOne(() -> rows.update(
                row.id(),
                row.role().name(),
                row.enabled(),
                row.passwordHash(),
                row.securityVersion(),
                row.updatedAt()));
    }

    @Override
    public boolean isEmpty() {
        return !database.inOne(rows::anyone);
    }

    @Override
    public Page<User, UserId> list(@Nullable UserId after, int limit) {
        long from = after == null ? 0 : after.value();
        return readable.pageOf(limit, size -> read(from, size), User::id);
    }

    private List<Optional<User>> read(long from, int size) {
        List<UserRow> read = database.inOne(() -> rows.listAfter(from, size));
        return read.stream()
                .map(row -> readable.tryTo(UserRow::toUser, row, UserRow::username))
                .toList();
    }
}
