package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.MethodVersion;
import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.stats.DayRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Days of indices in the tables {@code sentiment_days} and {@code sentiment_former_days}. */
public final class PostgresIndexDays implements IndexDays {

    /** Names the indices among all advisory locks of the database. */
    private static final int LOCK = 0x696e6478;

    private static final String REMOVE =
            """
            WITH gone AS (
                DELETE FROM sentiment_days
                 WHERE method = :method AND version = :version AND weights = :weights AND day = ANY (:days)
                RETURNING method, version, weights, day, value, rating, components, gaps, job)
            INSERT INTO sentiment_former_days (method, version, weights, day, value, rating, components, gaps, job)
            SELECT * FROM gone
            """;

    private static final String GIVEN =
            """
            given (day, value, rating, components, gaps, job) AS (
                SELECT * FROM unnest(:days, :values, :ratings, :components, :gaps, :jobs))
            """;

    private static final String INSERT =
            """
            INSERT INTO sentiment_days AS kept
                   (market, method, version, weights, day, value, rating, components, gaps, job)
            SELECT :market, :method, :version, :weights, g.* FROM given AS g
            """;

    private static final String REPLACE = "WITH " + GIVEN
            + """
            , former AS (
                INSERT INTO sentiment_former_days
                       (method, version, weights, day, value, rating, components, gaps, job)
                SELECT d.method, d.version, d.weights, d.day, d.value, d.rating, d.components, d.gaps, d.job
                  FROM sentiment_days AS d JOIN given AS g ON g.day = d.day
                 WHERE d.method = :method AND d.version = :version AND d.weights = :weights
                   AND (d.value, d.rating, d.components, d.gaps)
                       IS DISTINCT FROM (g.value, g.rating, g.components, g.gaps))
            """
            + INSERT
            + """
             ON CONFLICT (method, version, weights, day) DO UPDATE
                SET value = excluded.value, rating = excluded.rating, components = excluded.components,
                    gaps = excluded.gaps, job = excluded.job
            """;

    private static final String READ =
            """
            SELECT day, value, rating, components, gaps, job FROM %s
             WHERE method = :method AND version = :version AND weights = :weights
            """;

    private final Database database;
    private final ReadableRows rows = new ReadableRows("days of indices");

    public PostgresIndexDays(Database database) {
        this.database = database;
    }

    @Override
    public void hold(IndexVariant variant) {
        database.run(
                handle -> handle.execute("SELECT pg_advisory_xact_lock(?, hashtext(?))", LOCK, variant.toString()));
    }

    @Override
    public void remove(IndexVariant variant, Collection<LocalDate> days) {
        if (!days.isEmpty()) {
            database.run(handle -> of(variant, handle.createUpdate(REMOVE))
                    .bind("days", days.toArray(LocalDate[]::new))
                    .execute());
        }
    }

    @Override
    public void replace(IndexVariant variant, List<StoredDay> days) {
        if (days.isEmpty()) {
            return;
        }
        database.run(handle -> of(variant, handle.createUpdate(REPLACE))
                .bind("market", variant.toMethod().market().code())
                .bind("days", array(days, SentimentDay::date, new LocalDate[days.size()]))
                .bind("values", array(days, PostgresIndexDays::value, new Double[days.size()]))
                .bind("ratings", array(days, PostgresIndexDays::rating, new String[days.size()]))
                .bind("components", array(days, day -> Texts.components(day.components()), new String[days.size()]))
                .bind("gaps", array(days, day -> Texts.gaps(day.gaps()), new String[days.size()]))
                .bind("jobs", days.stream().map(day -> day.job().value()).toArray(UUID[]::new))
                .execute());
    }

    @Override
    public List<StoredDay> in(IndexVariant variant, DayRange range) {
        return read("sentiment_days", variant, range, "day");
    }

    @Override
    public List<StoredDay> former(IndexVariant variant, DayRange range) {
        return read("sentiment_former_days", variant, range, "day, number");
    }

    private List<StoredDay> read(String table, IndexVariant variant, DayRange range, String order) {
        return database.with(handle -> rows.list(
                of(
                                variant,
                                handle.createQuery(
                                        READ.formatted(table) + " AND day BETWEEN :first AND :last ORDER BY " + order))
                        .bind("first", range.first())
                        .bind("last", range.last()),
                row -> toDay(variant.method(), row)));
    }

    @Override
    public Optional<StoredDay> latest(IndexVariant variant) {
        return database.with(handle -> of(
                        variant,
                        handle.createQuery(
                                READ.formatted("sentiment_days") + " AND value IS NOT NULL ORDER BY day DESC LIMIT 1"))
                .map((row, context) -> toDay(variant.method(), row))
                .findOne());
    }

    @Override
    public Optional<DayRange> span(IndexVariant variant) {
        return database.with(handle -> of(
                        variant,
                        handle.createQuery(
                                """
                                SELECT min(day) AS first, max(day) AS last FROM sentiment_days
                                 WHERE method = :method AND version = :version AND weights = :weights
                                HAVING min(day) IS NOT NULL
                                """))
                .map((row, context) ->
                        new DayRange(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)))
                .findOne());
    }

    @Override
    public List<IndexVariant> variants() {
        return database.with(handle -> handle.createQuery(
                        """
                        WITH RECURSIVE kept (method, version, weights) AS (
                            (SELECT method, version, weights FROM sentiment_days
                              ORDER BY method, version, weights LIMIT 1)
                            UNION ALL
                            SELECT n.* FROM kept AS k CROSS JOIN LATERAL (
                                SELECT d.method, d.version, d.weights FROM sentiment_days AS d
                                 WHERE (d.method, d.version, d.weights) > (k.method, k.version, k.weights)
                                 ORDER BY d.method, d.version, d.weights LIMIT 1) AS n)
                        SELECT method, version, weights FROM kept ORDER BY method, version, weights COLLATE "C"
                        """)
                .map((row, context) -> new IndexVariant(
                        new MethodVersion(row.getString("method"), row.getInt("version")), row.getString("weights")))
                .list());
    }

    private static <S extends SqlStatement<S>> S of(IndexVariant variant, S statement) {
        return statement
                .bind("method", variant.method().name())
                .bind("version", variant.method().version())
                .bind("weights", variant.weights());
    }

    private static StoredDay toDay(MethodVersion method, ResultSet row) throws SQLException {
        double value = row.getDouble("value");
        OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
        return new StoredDay(
                new SentimentDay(
                        row.getObject("day", LocalDate.class),
                        method,
                        known,
                        Optional.ofNullable(row.getString("rating")).map(Rating::valueOf),
                        Texts.components(row.getString("components")),
                        Texts.gaps(row.getString("gaps"))),
                new JobId(row.getObject("job", UUID.class)));
    }

    private static @Nullable Double value(SentimentDay day) {
        return day.value().isPresent() ? day.value().getAsDouble() : null;
    }

    private static @Nullable String rating(SentimentDay day) {
        return day.rating().map(Rating::name).orElse(null);
    }

    @SuppressWarnings("NullAway") // an array of columns may hold nulls
    private static <T> T[] array(List<StoredDay> days, Function<SentimentDay, @Nullable T> of, T[] array) {
        for (int i = 0; i < array.length; i++) {
            array[i] = of.apply(days.get(i).day());
        }
        return array;
    }
}
