package dev.nightshift.bootstrap.dump;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nightshift.bootstrap.configuration.Failed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/** A CSV file with a header line (RFC 4180), plain or gzipped; columns are found by name, in any order. */
final class CsvTable {

    /** In characters: far larger than the texts that trackers hold, and no more than fits into little memory. */
    private static final int LONGEST_CELL = 16 << 20;

    private static final int READ_AHEAD = 1 << 16;

    private final Path file;
    private final CsvHeader header;
    private final String consequence;

    /** @param consequence a sentence for the one who runs the import: what becomes of a file that cannot be read */
    CsvTable(Path file, CsvHeader header, String consequence) {
        this.file = file;
        this.header = header;
        this.consequence = consequence;
    }

    /** @throws Failed if the file cannot be read to its end as a table with such a header */
    void read(ReadingWatcher watcher, RowReader reader) {
        watcher.begins(file);
        try (Utf8Text text = new Utf8Text(TableBytes.of(file, watcher), LONGEST_CELL);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .maxBufferSize(LONGEST_CELL + READ_AHEAD)
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = csv.iterator();
            Map<String, Integer> positions = header.positions(records);
            while (records.hasNext()) {
                reader.read(new CsvRow(records.next(), positions));
                watcher.rowsRead(1);
            }
        } catch (BrokenTable | IOException failure) {
            throw failed(failure);
        } catch (UncheckedIOException | CsvParseException failure) {
            throw failed(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    private Failed failed(Throwable failure) {
        String line = failure instanceof BrokenTable broken && broken.line().isPresent()
                ? ", line " + broken.line().getAsLong()
                : "";
        return new Failed("%s%s: %s. %s".formatted(file, line, reason(failure), consequence), failure);
    }

    private String reason(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not read it";
        }
        return Files.isDirectory(file) ? "it is a folder" : String.valueOf(failure.getMessage());
    }

    /** Takes each row in. */
    @FunctionalInterface
    interface RowReader {
        void read(CsvRow row);
    }
}
