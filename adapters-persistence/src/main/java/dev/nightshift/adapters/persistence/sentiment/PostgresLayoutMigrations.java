package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.migration.Checksum;
import dev.nightshift.domain.sentiment.migration.LayoutMigration;
import dev.nightshift.domain.sentiment.migration.LayoutMigration.State;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Migrations in the tables {@code layout_migrations} and {@code layout_replaced}. */
public final class PostgresLayoutMigrations implements LayoutMigrations {

    private static final String READ =
            """
            SELECT id, source, target, state, source_rows, source_sum, before_rows, before_sum, after_rows, after_sum,
                   unreadable, left_rows, ended_by
              FROM layout_migrations
            """;

    private final Database database;

    public PostgresLayoutMigrations(Database database) {
        this.database = database;
    }

    @Override
    public void put(LayoutMigration migration) {
        database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO layout_migrations (id, source, target, state, source_rows, source_sum, before_rows,
                                                       before_sum, after_rows, after_sum, unreadable, left_rows,
                                                       ended_by)
                        VALUES (:id, :source, :target, :state, :sourceRows, :sourceSum, :beforeRows, :beforeSum,
                                :afterRows, :afterSum, :unreadable, :left, :endedBy)
                            ON CONFLICT (id) DO UPDATE
                           SET state = excluded.state, source_rows = excluded.source_rows,
                               source_sum = excluded.source_sum, before_rows = excluded.before_rows,
                               before_sum = excluded.before_sum, after_rows = excluded.after_rows,
                               after_sum = excluded.after_sum, unreadable = excluded.unreadable,
                               left_rows = excluded.left_rows, ended_by = excluded.ended_by
                        """)
                .bind("id", migration.id().value())
                .bind("source", migration.source())
                .bind("target", migration.target())
                .bind("state", migration.state().name())
                .bind("sourceRows", migration.sourceSum().rows())
                .bind("sourceSum", migration.sourceSum().sum())
                .bind("beforeRows", migration.before().rows())
                .bind("beforeSum", migration.before().sum())
                .bind("afterRows", migration.after().rows())
                .bind("afterSum", migration.after().sum())
                .bind("unreadable", migration.unreadable())
                .bind("left", migration.left())
                .bind("endedBy", migration.endedBy().map(JobId::value).orElse(null))
                .execute());
    }

    @Override
    public Optional<LayoutMigration> find(JobId id) {
        return database.with(handle -> handle.createQuery(READ + " WHERE id = :id")
                .bind("id", id.value())
                .map((row, context) -> toMigration(row))
                .findOne());
    }

    @Override
    public List<LayoutMigration> of(String source) {
        return database.with(handle -> handle.createQuery(READ + " WHERE source = :source ORDER BY id DESC")
                .bind("source", source)
                .map((row, context) -> toMigration(row))
                .list());
    }

    @Override
    public List<LayoutMigration> openInto(String target) {
        return database.with(handle -> handle.createQuery(
                        READ + " WHERE target = :target AND state IN ('APPLYING', 'APPLIED') ORDER BY id DESC")
                .bind("target", target)
                .map((row, context) -> toMigration(row))
                .list());
    }

    @Override
    public void remember(JobId migration, List<Replaced> days) {
        database.run(handle -> days.forEach(each -> {
            boolean known = handle.createQuery(
                            "SELECT 1 FROM layout_replaced WHERE migration = :migration AND day = :day LIMIT 1")
                    .bind("migration", migration.value())
                    .bind("day", each.day())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!known) {
                remember(handle, migration, each);
            }
        }));
    }

    private static void remember(Handle handle, JobId migration, Replaced replaced) {
        if (replaced.rows().isEmpty()) {
            remember(handle, migration, replaced, -1, null);
        }
        for (int place = 0; place < replaced.rows().size(); place++) {
            remember(handle, migration, replaced, place, replaced.rows().get(place));
        }
    }

    private static void remember(
            Handle handle, JobId migration, Replaced replaced, int place, @Nullable MarketRow row) {
        handle.createUpdate(
                        """
                        INSERT INTO layout_replaced (migration, day, place, row_day, numbers, label, written_rows,
                                                     written_sum)
                        VALUES (:migration, :day, :place, :rowDay, :numbers, :label, :writtenRows, :writtenSum)
                        """)
                .bind("migration", migration.value())
                .bind("day", replaced.day())
                .bind("place", place)
                .bind("rowDay", row == null ? null : row.date())
                .bind("numbers", row == null ? null : Texts.numbers(row.values()))
                .bind("label", row == null ? null : row.label().orElse(null))
                .bind("writtenRows", replaced.written().map(Checksum::rows).orElse(null))
                .bind("writtenSum", replaced.written().map(Checksum::sum).orElse(null))
                .execute();
    }

    @Override
    public List<Replaced> remembered(JobId migration) {
        Map<LocalDate, Replaced> days = new TreeMap<>();
        database.run(handle -> handle.createQuery(
                        """
                        SELECT day AS stands_on, place, row_day AS day, numbers, label, written_rows, written_sum
                          FROM layout_replaced
                         WHERE migration = :migration ORDER BY layout_replaced.day, place
                        """)
                .bind("migration", migration.value())
                .map((row, context) -> toReplaced(row))
                .forEach(each -> days.merge(each.day(), each, PostgresLayoutMigrations::together)));
        return List.copyOf(days.values());
    }

    private static Replaced toReplaced(ResultSet row) throws SQLException {
        Optional<Checksum> written = row.getObject("written_rows") == null
                ? Optional.empty()
                : Optional.of(new Checksum(row.getLong("written_rows"), row.getLong("written_sum")));
        List<MarketRow> rows =
                row.getInt("place") >= 0 ? List.of(PostgresMarketTables.toRow(row)) : List.<MarketRow>of();
        return new Replaced(row.getObject("stands_on", LocalDate.class), rows, written);
    }

    private static Replaced together(Replaced first, Replaced more) {
        return new Replaced(
                first.day(),
                Stream.concat(first.rows().stream(), more.rows().stream()).toList(),
                first.written());
    }

    @Override
    public void forget(JobId migration) {
        database.run(handle -> handle.execute("DELETE FROM layout_replaced WHERE migration = ?", migration.value()));
    }

    @Override
    public void complete(JobId migration) {
        database.run(handle -> {
            handle.execute("DELETE FROM layout_replaced WHERE migration = ? AND place > 0", migration.value());
            handle.execute(
                    """
                    UPDATE layout_replaced
                       SET place = -1, row_day = NULL, numbers = NULL, label = NULL, written_rows = NULL,
                           written_sum = NULL
                     WHERE migration = ?
                    """,
                    migration.value());
        });
    }

    @Override
    public SortedSet<LocalDate> writtenDays(String target) {
        return database.with(handle -> new TreeSet<>(handle.createQuery(
                        """
                        SELECT DISTINCT r.day FROM layout_migrations AS m JOIN layout_replaced AS r ON r.migration = m.id
                         WHERE m.target = :target
                        """)
                .bind("target", target)
                .mapTo(LocalDate.class)
                .list()));
    }

    private static LayoutMigration toMigration(ResultSet row) throws SQLException {
        return new LayoutMigration(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("source"),
                row.getString("target"),
                State.valueOf(row.getString("state")),
                new Checksum(row.getLong("source_rows"), row.getLong("source_sum")),
                new Checksum(row.getLong("before_rows"), row.getLong("before_sum")),
                new Checksum(row.getLong("after_rows"), row.getLong("after_sum")),
                row.getLong("unreadable"),
                row.getLong("left_rows"),
                Optional.ofNullable(row.getObject("ended_by", UUID.class)).map(JobId::new));
    }
}
