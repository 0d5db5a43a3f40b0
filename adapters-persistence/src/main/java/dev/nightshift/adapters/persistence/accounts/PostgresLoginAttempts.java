package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.LoginLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Login attempts in PostgreSQL: those of one name and those of one address are counted one after the other. */
public final class PostgresLoginAttempts implements LoginAttempts {

    private final Database database;

    public PostgresLoginAttempts(Database database) {
        this.database = database;
    }

    @Override
    public Attempt begin(String name, String address, LoginLimits limits) {
        return database.inOne(() -> database.with(handle -> {
            lock(handle, "login of " + folded(name));
            lock(handle, "login " + address);
            List<Counted> counted = counted(handle, folded(name), address, limits);
            double seconds =
                    counted.stream().mapToDouble(Counted::secondsToWait).max().orElse(0);
            if (seconds > 0) {
                return new Attempt.Refused(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
            }
            handle.execute("INSERT INTO login_attempts (name, address) VALUES (?, ?)", folded(name), address);
            return new Attempt.Admitted(counted.stream().anyMatch(limit -> limit.made() + 1 == limit.most()));
        }));
    }

    /** Always first that of the name, then that of the address: who holds the one waits for the other in this order only. */
    private static void lock(Handle handle, String what) {
        handle.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", what);
    }

    private static List<Counted> counted(Handle handle, String name, String address, LoginLimits limits) {
        List<Counted> counted = new ArrayList<>(List.of(
                count(handle, "address = :address AND name = :name", name, address, limits.perName(), limits.window()),
                count(handle, "address = :address", name, address, limits.perAddress(), limits.window())));
        if (!isKnown(handle, name, address, limits)) {
            counted.add(count(handle, "name = :name", name, address, limits.everywhere(), limits.longWindow()));
        }
        return counted;
    }

    private static boolean isKnown(Handle handle, String name, String address, LoginLimits limits) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT FROM login_addresses
                            WHERE name = :name AND address = :address AND at > clock_timestamp() - :remembered)""")
                .bind("name", name)
                .bind("address", address)
                .bind("remembered", limits.remembered())
                .mapTo(boolean.class)
                .one();
    }

    /** The latest attempts, no more of them than the limit is; when it is reached, the oldest of these must leave first. */
    private static Counted count(Handle handle, String which, String name, String address, int most, Duration window) {
        return handle.createQuery(
                        """
                        SELECT count(*) AS made, extract(epoch FROM min(at) + :window - clock_timestamp()) AS leaves
                        FROM (SELECT at FROM login_attempts
                            WHERE %s AND at > clock_timestamp() - :window ORDER BY at DESC LIMIT :most) latest"""
                                .formatted(which))
                .bindMap(Map.of("name", name, "address", address, "most", most, "window", window))
                .map((row, context) -> new Counted(row.getInt("made"), most, row.getDouble("leaves")))
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
    public void remember(String name, String address) {
        database.run(handle -> handle.execute(
                """
                INSERT INTO login_addresses (name, address) VALUES (?, ?)
                ON CONFLICT (name, address) DO UPDATE SET at = clock_timestamp()""",
                folded(name),
                address));
    }

    @Override
    public void forgetAddresses(String name) {
        database.run(handle -> handle.execute("DELETE FROM login_addresses WHERE name = ?", folded(name)));
    }

    @Override
    public int purge(LoginLimits limits, int limit) {
        return database.with(handle -> handle.createUpdate(
                        """
                        DELETE FROM login_attempts WHERE id IN (
                            SELECT id FROM login_attempts WHERE at <= clock_timestamp() - :window
                            ORDER BY at LIMIT :limit FOR UPDATE SKIP LOCKED)""")
                .bind("window", limits.longWindow())
                .bind("limit", limit)
                .execute());
    }

    @Override
    public int purgeAddresses(LoginLimits limits, int limit) {
        return database.with(handle -> handle.createUpdate(
                        """
                        DELETE FROM login_addresses WHERE (name, address) IN (
                            SELECT name, address FROM login_addresses WHERE at <= clock_timestamp() - :remembered
                            ORDER BY at LIMIT :limit FOR UPDATE SKIP LOCKED)""")
                .bind("remembered", limits.remembered())
                .bind("limit", limit)
                .execute());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** @param leaves seconds until one fewer counts */
    private record Counted(int made, int most, double leaves) {

        double secondsToWait() {
            return made < most ? 0 : leaves;
        }
    }
}
