package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.LoginLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Login attempts in PostgreSQL: those of one address are counted one after the other. */
public final class PostgresLoginAttempts implements LoginAttempts {

    private final Database database;

    public PostgresLoginAttempts(Database database) {
        this.database = database;
    }

    @Override
    public Attempt begin(String name, String address, LoginLimits limits) {
        return database.inOne(() -> database.with(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtextextended('login ' || ?, 0))", address);
            Counted counted = count(handle, folded(name), address, limits);
            Optional<Duration> wait = counted.wait(limits);
            if (wait.isPresent()) {
                return new Attempt.Refused(wait.get());
            }
            handle.execute("INSERT INTO login_attempts (name, address) VALUES (?, ?)", folded(name), address);
            return new Attempt.Admitted(
                    counted.ofName() + 1 == limits.perName() || counted.ofAddress() + 1 == limits.perAddress());
        }));
    }

    private static Counted count(Handle handle, String name, String address, LoginLimits limits) {
        return handle.createQuery(
                        """
                        WITH counting AS (
                            SELECT name = :name AS named, at + :window - clock_timestamp() AS counts_for
                            FROM login_attempts WHERE address = :address AND at > clock_timestamp() - :window)
                        SELECT count(*) FILTER (WHERE named) AS of_name, count(*) AS of_address,
                               extract(epoch FROM (SELECT counts_for FROM counting WHERE named
                                   ORDER BY counts_for DESC OFFSET :perName - 1 LIMIT 1)) AS name_wait,
                               extract(epoch FROM (SELECT counts_for FROM counting
                                   ORDER BY counts_for DESC OFFSET :perAddress - 1 LIMIT 1)) AS address_wait
                        FROM counting""")
                .bind("name", name)
                .bind("address", address)
                .bind("window", limits.window())
                .bind("perName", limits.perName())
                .bind("perAddress", limits.perAddress())
                .map((row, context) -> new Counted(
                        row.getInt("of_name"),
                        row.getInt("of_address"),
                        row.getDouble("name_wait"),
                        row.getDouble("address_wait")))
                .one();
    }

    @Override
    public void forgive(String name, String address) {
        database.run(handle ->
                handle.execute("DELETE FROM login_attempts WHERE name = ? AND address = ?", folded(name), address));
    }

    @Override
    public void forgiveAll(String name) {
        database.run(handle -> handle.execute("DELETE FROM login_attempts WHERE name = ?", folded(name)));
    }

    @Override
    public int purge(Duration window, int limit) {
        return database.with(handle -> handle.createUpdate(
                        """
                        DELETE FROM login_attempts WHERE id IN (
                            SELECT id FROM login_attempts WHERE at <= clock_timestamp() - :window
                            ORDER BY at LIMIT :limit FOR UPDATE SKIP LOCKED)""")
                .bind("window", window)
                .bind("limit", limit)
                .execute());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private record Counted(int ofName, int ofAddress, double nameWait, double addressWait) {

        Optional<Duration> wait(LoginLimits limits) {
            double seconds = Math.max(
                    ofName < limits.perName() ? 0 : nameWait, ofAddress < limits.perAddress() ? 0 : addressWait);
            return seconds <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
        }
    }
}
