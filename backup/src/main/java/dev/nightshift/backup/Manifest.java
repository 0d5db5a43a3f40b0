package dev.nightshift.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** What a backup says of itself. */
record Manifest(
        String program,
        String postgres,
        Instant takenAt,
        Optional<SchemaVersion> schemaVersion,
        List<String> migrations,
        List<Table> tables,
        List<Partition> partitions,
        List<Sequence> sequences) {

    static final String ENTRY = "manifest.properties";
    static final int FORMAT = 1;
    private static final String KIND = "nightshift-backup";

    /** A table as it was copied. */
    record Table(String name, List<String> columns, long rows, String sha256) {

        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /** A partition, since the target may lack it: rows of a month need the table of that month. */
    record Partition(String name, String parent, String bound, String key) {}

    /** Where a sequence, or an identity column, stood. */
    record Sequence(String name, long last, boolean called) {}

    /** A manifest that is none, or of a later format. */
    static final class Unreadable extends IOException {

        private final int format;

        Unreadable(int format) {
            super("format " + format);
            this.format = format;
        }

        boolean isNewer() {
            return format > FORMAT;
        }
    }

    void writeTo(OutputStream out) throws IOException {
        Properties all = new Properties();
        all.setProperty("kind", KIND);
        all.setProperty("format", Integer.toString(FORMAT));
        all.setProperty("program", program);
        all.setProperty("postgres", postgres);
        all.setProperty("takenAt", takenAt.toString());
        schemaVersion.ifPresent(version -> all.setProperty("schemaVersion", version.text()));
        putList(all, "migration", migrations);
        putList(all, "table", tables.stream().map(Table::name).toList());
        putList(all, "partition", partitions.stream().map(Partition::name).toList());
        putList(all, "sequence", sequences.stream().map(Sequence::name).toList());
        for (int i = 0; i < tables.size(); i++) {
            putList(all, "table." + i + ".column", tables.get(i).columns());
            all.setProperty("table." + i + ".rows", Long.toString(tables.get(i).rows()));
            all.setProperty("table." + i + ".sha256", tables.get(i).sha256());
        }
        for (int i = 0; i < partitions.size(); i++) {
            all.setProperty("partition." + i + ".parent", partitions.get(i).parent());
            all.setProperty("partition." + i + ".bound", partitions.get(i).bound());
            all.setProperty("partition." + i + ".key", partitions.get(i).key());
        }
        for (int i = 0; i < sequences.size(); i++) {
            all.setProperty(
                    "sequence." + i + ".last", Long.toString(sequences.get(i).last()));
            all.setProperty(
                    "sequence." + i + ".called",
                    Boolean.toString(sequences.get(i).called()));
        }
        all.store(out, null);
    }

    static Manifest readFrom(InputStream in) throws IOException {
        Properties all = new Properties();
        all.load(in);
        int format = KIND.equals(all.getProperty("kind")) ? Integer.parseInt(all.getProperty("format", "0")) : 0;
        if (format != FORMAT) {
            throw new Unreadable(format);
        }
        try {
            return of(all);
        } catch (RuntimeException e) {
            throw new Unreadable(0);
        }
    }

    private static Manifest of(Properties all) {
        return new Manifest(
                text(all, "program"),
                text(all, "postgres"),
                Instant.parse(text(all, "takenAt")),
                Optional.ofNullable(all.getProperty("schemaVersion")).map(SchemaVersion::new),
                list(all, "migration", key -> text(all, key)),
                list(all, "table", key -> table(all, key)),
                list(all, "partition", key -> partition(all, key)),
                list(all, "sequence", key -> sequence(all, key)));
    }

    private static Table table(Properties all, String key) {
        List<String> columns = list(all, key + ".column", column -> text(all, column));
        return new Table(text(all, key), columns, Long.parseLong(text(all, key + ".rows")), text(all, key + ".sha256"));
    }

    private static Partition partition(Properties all, String key) {
        return new Partition(
                text(all, key), text(all, key + ".parent"), text(all, key + ".bound"), text(all, key + ".key"));
    }

    private static Sequence sequence(Properties all, String key) {
        return new Sequence(
                text(all, key),
                Long.parseLong(text(all, key + ".last")),
                Boolean.parseBoolean(text(all, key + ".called")));
    }

    private static void putList(Properties all, String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            all.setProperty(key + "." + i, values.get(i));
        }
    }

    private static <T> List<T> list(Properties all, String key, Function<String, T> each) {
        List<T> values = new ArrayList<>();
        while (all.getProperty(key + "." + values.size()) != null) {
            values.add(each.apply(key + "." + values.size()));
        }
        return List.copyOf(values);
    }

    private static String text(Properties all, String key) {
        String value = all.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("the manifest must say " + key);
        }
        return value;
    }
}
