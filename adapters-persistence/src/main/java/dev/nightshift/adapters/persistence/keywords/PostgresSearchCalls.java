package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.SearchCalls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Calls by the row of {@code search_calls}, which whoever may call has changed in one statement. */
public final class PostgresSearchCalls implements SearchCalls {

    private static final String TAKE =
            """
            UPDATE search_calls AS c
               SET turn = c.turn + 1, free_at = n.at + :longest, day = greatest(c.day, n.day),
                   calls = CASE WHEN c.day < n.day THEN 1 ELSE c.calls + 1 END
              FROM (SELECT t.at, (t.at AT TIME ZONE :zone)::date AS day FROM (SELECT clock_timestamp() AS at) AS t) AS n
             WHERE c.free_at <= n.at AND (c.day < n.day OR c.calls < :perDay)
            RETURNING c.turn
            """;

    private static final String LOOK =
            """
            SELECT c.day >= n.day AND c.calls >= :perDay AS used_up,
                   extract(epoch FROM c.free_at - n.at) AS until_free,
                   extract(epoch FROM (greatest(c.day, n.day) + 1)::timestamp AT TIME ZONE :zone - n.at) AS until_next_day
              FROM search_calls AS c,
                   (SELECT t.at, (t.at AT TIME ZONE :zone)::date AS day FROM (SELECT clock_timestamp() AS at) AS t) AS n
            """;

    private static final String END =
            """
            UPDATE search_calls
               SET free_at = CASE WHEN turn = :turn THEN clock_timestamp() + :pause
                                  ELSE greatest(free_at, clock_timestamp() + :pause) END
            """;

    private static final String TODAY =
            "SELECT calls FROM search_calls WHERE day >= (clock_timestamp() AT TIME ZONE :zone)::date";

    private final Database database;

    public PostgresSearchCalls(Database database) {
        this.database = database;
    }

    @Override
    public Turn take(CallLimits limits) {
        return taken(limits).<Turn>map(Turn.Taken::new).orElseGet(() -> refused(limits));
    }

    private Optional<Long> taken(CallLimits limits) {
        return database.with(handle -> handle.createQuery(TAKE)
                .bind("longest", limits.longest())
                .bind("zone", limits.zone().getId())
                .bind("perDay", limits.perDay())
                .mapTo(Long.class)
                .findOne());
    }

    private Turn refused(CallLimits limits) {
        return database.with(handle -> handle.createQuery(LOOK)
                .bind("zone", limits.zone().getId())
                .bind("perDay", limits.perDay())
                .map((row, context) -> refused(row))
                .one());
    }

    private static Turn refused(ResultSet row) throws SQLException {
        return row.getBoolean("used_up")
                ? new Turn.LimitReached(wait(row, "until_next_day"))
                : new Turn.TooEarly(wait(row, "until_free"));
    }

    /** Never zero: what has become free since is asked for a little later. */
    private static Duration wait(ResultSet row, String column) throws SQLException {
        return Duration.ofMillis(Math.max(1, (long) Math.ceil(row.getDouble(column) * 1000)));
    }

    @Override
    public void end(long turn, Duration pause) {
        database.run(handle ->
                handle.createUpdate(END).bind("turn", turn).bind("pause", pause).execute());
    }

    @Override
    public int today(ZoneId zone) {
        return database.with(handle -> handle.createQuery(TODAY)
                .bind("zone", zone.getId())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }
}
