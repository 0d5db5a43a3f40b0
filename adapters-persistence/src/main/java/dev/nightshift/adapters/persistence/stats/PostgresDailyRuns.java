package dev.nightshift.adapters.persistence.stats;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.stats.DailyRuns;
import dev.nightshift.domain.stats.DayRange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Runs in the table {@code daily_runs}; leases are measured by the database's clock. */
public final class PostgresDailyRuns implements DailyRuns {

    private static final String CLAIM =
            """
            INSERT INTO daily_runs AS run (zone, day, token, state, owner, lease_until)
            SELECT :zone, day, 1, 'RUNNING', :owner, clock_timestamp() + :lease * interval '1 ms'
              FROM unnest(:days) AS day
             ORDER BY day
                ON CONFLICT (zone, day) DO UPDATE
               SET token = run.token + 1, state = 'RUNNING', owner = excluded.owner,
                   lease_until = excluded.lease_until, reason = NULL
            """;

    private static final String IF_FREE =
            " WHERE run.state = 'FAILED' OR (run.state = 'RUNNING' AND run.lease_until < clock_timestamp())";

    /** Of the claims, those that still hold, locked in the order in which others claim. */
    private static final String HELD =
            """
            WITH held AS (
                SELECT run.day
                  FROM daily_runs run JOIN unnest(:days, :tokens) AS claim (day, token) USING (day, token)
                 WHERE run.zone = :zone AND run.state = 'RUNNING'
                 ORDER BY run.day FOR UPDATE OF run)
            """;

    private final Database database;

    public PostgresDailyRuns(Database database) {
        this.database = database;
    }

    @Override
    public List<LocalDate> pending(ZoneId zone, DayRange range, int limit) {
        return database.with(handle -> handle.createQuery(
                        """
                        SELECT due.day::date
                          FROM generate_series(:first::timestamp, :last::timestamp, interval '1 day') AS due (day)
                         WHERE NOT EXISTS (SELECT FROM daily_runs run
                                            WHERE run.zone = :zone AND run.day = due.day::date
                                              AND run.state = 'SUCCEEDED')
                         ORDER BY 1 LIMIT :limit
                        """)
                .bind("zone", zone.getId())
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("limit", limit)
                .mapTo(LocalDate.class)
                .list());
    }

    @Override
    public List<Claim> claim(ZoneId zone, List<LocalDate> days, String owner, Duration lease) {
        return claim(CLAIM + IF_FREE, zone, days, owner, lease);
    }

    @Override
    public List<Claim> takeOver(ZoneId zone, DayRange range, String owner, Duration lease) {
        return claim(CLAIM, zone, range.days().toList(), owner, lease);
    }

    private List<Claim> claim(String statement, ZoneId zone, List<LocalDate> days, String owner, Duration lease) {
        return database.with(handle -> handle.createQuery("WITH claimed AS (" + statement
                        + " RETURNING day, token) SELECT day, token FROM claimed ORDER BY day")
                .bind("zone", zone.getId())
                .bind("owner", owner)
                .bind("lease", lease.toMillis())
                .bind("days", days.toArray(LocalDate[]::new))
                .map((row, context) -> new Claim(row.getObject("day", LocalDate.class), row.getLong("token")))
                .list());
    }

    @Override
    public void succeed(ZoneId zone, List<Claim> claims) {
        int succeeded = database.with(handle -> handle.createUpdate(
                        HELD
                                + """
                        UPDATE daily_runs run SET state = 'SUCCEEDED', reason = NULL
                          FROM held WHERE run.zone = :zone AND run.day = held.day
                        """)
                .bind("zone", zone.getId())
                .bind("days", daysOf(claims))
                .bind("tokens", tokensOf(claims))
                .execute());
        if (succeeded != claims.size()) {
            throw new StaleClaim(
                    "%d of %d days were taken over by another run".formatted(claims.size() - succeeded, claims.size()));
        }
    }

    @Override
    public void fail(ZoneId zone, List<Claim> claims, String reason) {
        database.run(handle -> handle.createUpdate(
                        HELD
                                + """
                        UPDATE daily_runs run SET state = 'FAILED', reason = left(:reason, 1000)
                          FROM held WHERE run.zone = :zone AND run.day = held.day
                        """)
                .bind("zone", zone.getId())
                .bind("reason", reason)
                .bind("days", daysOf(claims))
                .bind("tokens", tokensOf(claims))
                .execute());
    }

    private static LocalDate[] daysOf(List<Claim> claims) {
        return claims.stream().map(Claim::day).toArray(LocalDate[]::new);
    }

    private static long[] tokensOf(List<Claim> claims) {
        return claims.stream().mapToLong(Claim::token).toArray();
    }
}
