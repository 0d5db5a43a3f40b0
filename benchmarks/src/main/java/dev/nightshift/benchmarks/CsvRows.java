package dev.nightshift.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.nightshift.domain.batch.Source;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file; the position of a row is its number. */
record CsvRows(Path file) implements Source<CsvRows.Row> {

    /** What all write, so that the database has the same to do. */
    static final String INSERT =
            "INSERT INTO csv_rows (id, customer, cents, made_on, note) VALUES (?, ?, ?, CAST(? AS date), ?)";

    static final String TABLE =
            """
            CREATE TABLE csv_rows (
                id       bigint NOT NULL,
                customer text   NOT NULL,
                cents    bigint NOT NULL,
                made_on  date   NOT NULL,
                note     text   NOT NULL
            )
            """;

    static CsvRows written(Path file, int rows) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int id = 1; id <= rows; id++) {
                out.write(String.format(
                        Locale.ROOT,
                        "%d,customer-%d,%d,2026-%02d-%02d,\"order %d, as agreed\"%n",
                        id,
                        id % 9_973,
                        id * 31L % 1_000_000,
                        id % 12 + 1,
                        id % 28 + 1,
                        id));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new CsvRows(file);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public Items<Row> after(@Nullable String position) {
        try {
            CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file);
            Iterator<CsvRecord> records = reader.iterator();
            long done = position == null ? 0 : Long.parseLong(position);
            for (long i = 0; i < done; i++) {
                records.next();
            }
            return new Records(reader, records, done);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One row of the file. */
    record Row(long id, String customer, long cents, String madeOn, String note) {

        static Row of(CsvRecord fields) {
            return new Row(
                    Long.parseLong(fields.getField(0)),
                    fields.getField(1),
                    Long.parseLong(fields.getField(2)),
                    fields.getField(3),
                    fields.getField(4));
        }

        void bind(PreparedStatement insert) throws SQLException {
            insert.setLong(1, id);
            insert.setString(2, customer);
            insert.setLong(3, cents);
            insert.setString(4, madeOn);
            insert.setString(5, note);
        }
    }

    private static final class Records implements Items<Row> {

        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;
        private long number;

        Records(CsvReader<CsvRecord> reader, Iterator<CsvRecord> records, long done) {
            this.reader = reader;
            this.records = records;
            this.number = done;
        }

        @Override
        public @Nullable Item<Row> next() {
            return records.hasNext() ? new Item<>(Row.of(records.next()), Long.toString(++number)) : null;
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
