package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.stats.DayRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Market tables in the table {@code market_rows}. */
public final class PostgresMarketTables implements MarketTables {

    /** Names the market tables among all advisory locks of the database. */
    private static final int LOCK = 0x6d61726b;

    private static final int FETCH = 5_000;

    private final Database database;

    public PostgresMarketTables(Database database) {
        this.database = database;
    }

    @Override
    public void hold(String table) {
        database.run(handle -> handle.execute("SELECT pg_advisory_xact_lock(?, hashtext(?))", LOCK, table));
    }

    @Override
    public Changes replace(String table, List<MarketRow> rows) {
        return database.inOne(() -> {
            hold(table);
            return database.with(handle -> replace(handle, table, grouped(rows)));
        });
    }

    private static Changes replace(Handle handle, String table, Map<LocalDate, List<MarketRow>> groups) {
        Map<LocalDate, List<MarketRow>> kept = grouped(rows(handle, table, groups.keySet()));
        Changes changes = Changes.NONE;
        List<LocalDate> gone = new ArrayList<>();
        List<Placed> added = new ArrayList<>();
        for (Map.Entry<LocalDate, List<MarketRow>> group : groups.entrySet()) {
            List<MarketRow> before = kept.get(group.getKey());
            long size = group.getValue().size();
            if (group.getValue().equals(before)) {
                changes = changes.plus(new Changes(0, 0, size));
                continue;
            }
            changes = changes.plus(before == null ? new Changes(size, 0, 0) : new Changes(0, size, 0));
            if (before != null) {
                gone.add(group.getKey());
            }
            for (int place = 0; place < size; place++) {
                added.add(new Placed(group.getValue().get(place), place));
            }
        }
        remove(handle, table, gone);
        insert(handle, table, added);
        return changes;
    }

    @Override
    public void remove(String table, Collection<LocalDate> standingOn) {
        database.run(handle -> remove(handle, table, standingOn));
    }

    private static void remove(Handle handle, String table, Collection<LocalDate> standingOn) {
        if (!standingOn.isEmpty()) {
            handle.createUpdate("DELETE FROM market_rows WHERE market_table = :table AND stands_on = ANY (:days)")
                    .bind("table", table)
                    .bind("days", standingOn.toArray(LocalDate[]::new))
                    .execute();
        }
    }

    private static void insert(Handle handle, String table, List<Placed> rows) {
        if (!rows.isEmpty()) {
            handle.createUpdate(
                            """
                            INSERT INTO market_rows (market_table, stands_on, place, day, numbers, label)
                            SELECT :table, r.* FROM unnest(:standsOn, :places, :days, :numbers, :labels) AS r
                            """)
                    .bind("table", table)
                    .bind(
                            "standsOn",
                            rows.stream().map(each -> each.row().standsOn()).toArray(LocalDate[]::new))
                    .bind("places", rows.stream().mapToInt(Placed::place).toArray())
                    .bind("days", rows.stream().map(each -> each.row().date()).toArray(LocalDate[]::new))
                    .bind(
                            "numbers",
                            rows.stream()
                                    .map(each -> Texts.numbers(each.row().values()))
                                    .toArray(String[]::new))
                    .bind(
                            "labels",
                            rows.stream()
                                    .map(each -> each.row().label().orElse(null))
                                    .toArray(String[]::new))
                    .execute();
        }
    }

    @Override
    public List<MarketRow> rows(String table) {
        return database.with(handle -> handle.createQuery(
                        """
                        SELECT stands_on, day, numbers, label FROM market_rows
                         WHERE market_table = :table ORDER BY stands_on, place
                        """)
                .bind("table", table)
                .setFetchSize(FETCH)
                .map((row, context) -> toRow(row))
                .list());
    }

    @Override
    public List<MarketRow> rows(String table, Set<LocalDate> standingOn) {
        return database.with(handle -> rows(handle, table, standingOn));
    }

    private static List<MarketRow> rows(Handle handle, String table, Set<LocalDate> standingOn) {
        return handle.createQuery(
                        """
                        SELECT stands_on, day, numbers, label FROM market_rows
                         WHERE market_table = :table AND stands_on = ANY (:days) ORDER BY stands_on, place
                        """)
                .bind("table", table)
                .bind("days", standingOn.toArray(LocalDate[]::new))
                .map((row, context) -> toRow(row))
                .list();
    }

    @Override
    public SortedSet<LocalDate> standing(String table, DayRange range) {
        return database.with(handle -> new TreeSet<>(handle.createQuery(
                        """
                        SELECT DISTINCT stands_on FROM market_rows
                         WHERE market_table = :table AND stands_on BETWEEN :first AND :last
                        """)
                .bind("table", table)
                .bind("first", range.first())
                .bind("last", range.last())
                .mapTo(LocalDate.class)
                .list()));
    }

    @Override
    public SortedSet<String> names() {
        return database.with(handle -> new TreeSet<>(handle.createQuery(
                        """
                        WITH RECURSIVE names (name) AS (
                            (SELECT market_table FROM market_rows ORDER BY market_table LIMIT 1)
                            UNION ALL
                            SELECT (SELECT market_table FROM market_rows
                                     WHERE market_table > name ORDER BY market_table LIMIT 1)
                              FROM names WHERE name IS NOT NULL)
                        SELECT name FROM names WHERE name IS NOT NULL
                        """)
                .mapTo(String.class)
                .list()));
    }

    static MarketRow toRow(ResultSet row) throws SQLException {
        return new MarketRow(
                row.getObject("stands_on", LocalDate.class),
                row.getObject("day", LocalDate.class),
                Texts.numbers(row.getString("numbers")),
                Optional.ofNullable(row.getString("label")));
    }

    private static Map<LocalDate, List<MarketRow>> grouped(List<MarketRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(MarketRow::standsOn, TreeMap::new, Collectors.toList()));
    }

    /** A row and where it is among those of the day that it stands on. */
    private record Placed(MarketRow row, int place) {}
}
