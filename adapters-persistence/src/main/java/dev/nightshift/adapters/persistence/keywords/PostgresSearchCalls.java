package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.SearchCalls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Calls by the row of {@code search_calls}, which whoever may call has changed in one statement. */
public final class PostgresSearchCalls implements SearchCalls {

    private static final String TAKE =
            """
            UPDATE search_calls AS c
               SET turn = c.turn + 1, free_at = n.at + :longest, calls = c.calls + 1
              FROM (SELECT clock_timestamp() AS at) AS n
             WHERE c.free_at <= n.at AND n.at < c.day_ends AND c.calls < :perDay
            RETURNING c.turn
            """;

    private static final String LOOK =
            """
            SELECT n.at, n.at >= c.day_ends AS day_is_over, c.calls,
                   extract(epoch FROM greatest(c.free_at, n.at) - n.at) AS until_free,
                   extract(epoch FROM greatest(c.day_ends, n.at) - n.at) AS until_next_day
              FROM search_calls AS c, (SELECT clock_timestamp() AS at) AS n
            """;

    private static final String BEGIN_DAY =
            "UPDATE search_calls SET calls = 0, day_ends = :ends WHERE day_ends <= clock_timestamp()";

    private static final String END =
            """
            UPDATE search_calls
               SET free_at = CASE WHEN turn = :turn THEN clock_timestamp() + :pause
                                  ELSE greatest(free_at, clock_timestamp() + :pause) END
            """;

    private static final String TODAY = "SELECT calls FROM search_calls WHERE clock_timestamp() < day_ends";

    private final Database database;

    public PostgresSearchCalls(Database database) {
        this.database = database;
    }

    @Override
    public Turn take(CallLimits limits) {
        Optional<Long> turn = taken(limits);
        if (turn.isPresent()) {
            return new Turn.Taken(turn.get());
        }
        Row row = database.with(handle ->
                handle.createQuery(LOOK).map((found, context) -> Row.of(found)).one());
        if (row.dayIsOver()) {
            beginDay(row.readAt(), limits.zone());
            return take(limits);
        }
        return row.calls() >= limits.perDay()
                ? new Turn.LimitReached(row.untilNextDay())
                : new Turn.TooEarly(row.untilFree());
    }

    private Optional<Long> taken(CallLimits limits) {
        return database.with(handle -> handle.createQuery(TAKE)
                .bind("longest", limits.longest())
                .bind("perDay", limits.perDay())
                .mapTo(Long.class)
                .findOne());
    }

    /** Where days begin is decided here: PostgreSQL reads zones such as +09:00 the other way round. */
    private void beginDay(Instant now, ZoneId zone) {
        LocalDate next = now.atZone(zone).toLocalDate().plusDays(1);
        Instant ends = next.atStartOfDay(zone).toInstant();
        Instant after =
                ends.isAfter(now) ? ends : next.plusDays(1).atStartOfDay(zone).toInstant();
        database.run(handle ->
                handle.createUpdate(BEGIN_DAY).bind("ends", Times.column(after)).execute());
    }

    @Override
    public void end(long turn, Duration pause) {
        database.run(handle ->
                handle.createUpdate(END).bind("turn", turn).bind("pause", pause).execute());
    }

    @Override
    public int today() {
        return database.with(handle ->
                handle.createQuery(TODAY).mapTo(Integer.class).findOne().orElse(0));
    }

    /** What the row says to who may not call. */
    private record Row(Instant readAt, boolean dayIsOver, int calls, Duration untilFree, Duration untilNextDay) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("day_is_over"),
                    row.getInt("calls"),
                    wait(row, "until_free"),
                    wait(row, "until_next_day"));
        }

        /** Never zero: what has become free since is asked for a little later. */
        private static Duration wait(ResultSet row, String column) throws SQLException {
            return Duration.ofMillis(Math.max(1, (long) Math.ceil(row.getDouble(column) * 1000)));
        }
    }
}
