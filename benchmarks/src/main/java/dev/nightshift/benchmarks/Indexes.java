package dev.nightshift.benchmarks;

import java.util.List;

/** The indexes and foreign keys of tables, taken off for a bulk load and put back as they were. */
final class Indexes {

    private final List<String> removals;
    private final List<String> restorations;

    private Indexes(List<String> removals, List<String> restorations) {
        this.removals = removals;
        this.restorations = restorations;
    }

    /** What the tables have besides their primary keys and unique constraints. */
    static Indexes of(Sql sql, List<String> tables) {
        String among = "('" + String.join("', '", tables) + "')";
        String keys = " FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text IN " + among;
        String indexes = " FROM pg_index WHERE indrelid::regclass::text IN " + among
                + " AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)";
        return new Indexes(
                sql.query(
                        "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)" + keys
                                + " UNION ALL SELECT format('DROP INDEX %s', indexrelid::regclass)" + indexes,
                        row -> row.getString(1)),
                sql.query(
                        "SELECT pg_get_indexdef(indexrelid)" + indexes + " UNION ALL SELECT format("
                                + "'ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,"
                                + " pg_get_constraintdef(oid))" + keys,
                        row -> row.getString(1)));
    }

    void remove(Sql sql) {
        removals.forEach(sql::execute);
    }

    void restore(Sql sql) {
        restorations.forEach(sql::execute);
    }
}
