package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables of older layouts in the table {@code older_rows}. */
public final class PostgresOlderTables implements OlderTables {

    private final Database database;

    public PostgresOlderTables(Database database) {
        this.database = database;
    }

    @Override
    public void put(String name, OlderTable table) {
        List<String> texts = Stream.concat(Stream.of(table.columns()), table.rows().stream())
                .map(Texts::texts)
                .toList();
        database.inOne(() -> database.with(handle -> {
            handle.execute("DELETE FROM older_rows WHERE older_table = ?", name);
            return handle.createUpdate(
                            """
                            INSERT INTO older_rows (older_table, place, texts)
                            SELECT :name, r.* FROM unnest(:places, :texts) AS r
                            """)
                    .bind("name", name)
                    .bind("places", IntStream.range(0, texts.size()).toArray())
                    .bind("texts", texts.toArray(String[]::new))
                    .execute();
        }));
    }

    @Override
    public Optional<OlderTable> find(String name) {
        List<List<String>> rows = database.with(
                handle -> handle.createQuery("SELECT texts FROM older_rows WHERE older_table = :name ORDER BY place")
                        .bind("name", name)
                        .map((row, context) -> Texts.texts(row.getString("texts")))
                        .list());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new OlderTable(rows.get(0), rows.subList(1, rows.size())));
    }

    @Override
    public SortedSet<String> names() {
        return database.with(handle -> new TreeSet<>(
                handle.createQuery("SELECT older_table FROM older_rows WHERE place = 0 ORDER BY older_table")
                        .mapTo(String.class)
                        .list()));
    }
}
