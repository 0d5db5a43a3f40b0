package dev.nightshift.backup;

import java.util.regex.Pattern;

/** The statement that makes a partition again. */
final class PartitionSql {

    /** Only what the catalogue writes: nothing after the closing bracket, no second statement. */
    private static final Pattern BOUND =
            Pattern.compile("DEFAULT|FOR VALUES (FROM \\([^;]*\\) TO \\([^;]*\\)|IN \\([^;]*\\)|WITH \\([^;]*\\))");

    private static final Pattern KEY = Pattern.compile("|(RANGE|LIST|HASH) \\([^;]*\\)");

    private PartitionSql() {}

    static String create(String schema, Manifest.Partition partition) {
        if (!BOUND.matcher(partition.bound()).matches()
                || !KEY.matcher(partition.key()).matches()) {
            throw new BackupFailed(
                    "The backup describes the table %s in a way that is not safe to run.".formatted(partition.name()),
                    "Use a backup from a source you trust.");
        }
        String rest = partition.key().isEmpty() ? "" : " PARTITION BY " + partition.key();
        return "CREATE TABLE %s PARTITION OF %s %s%s"
                .formatted(
                        Sql.name(schema, partition.name()),
                        Sql.name(schema, partition.parent()),
                        partition.bound(),
                        rest);
    }
}
