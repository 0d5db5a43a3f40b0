package dev.nightshift.bootstrap.dump;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nightshift.bootstrap.Failed;
import dev.nightshift.domain.Causes;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A CSV file with a header line (RFC 4180), plain or gzipped; columns are found by name, in any order. */
final class CsvTable {

    /** The longest field that is read: larger bodies than any tracker allows. */
    private static final int LONGEST_FIELD = 64 << 20;

    private static final int GZIP_MAGIC = 0x8b1f;

    private final Path file;
    private final List<String> columns;

    CsvTable(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** @throws Failed if the file cannot be read to its end as a table with these columns */
    void read(ReadBytes readBytes, RowReader reader) {
        try (InputStream bytes = readBytes.counting(Files.newInputStream(file));
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .maxBufferSize(LONGEST_FIELD)
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(new InputStreamReader(unpacked(bytes), StandardCharsets.UTF_8))) {
            Iterator<CsvRecord> records = csv.iterator();
            Map<String, Integer> positions = header(records);
            while (records.hasNext()) {
                reader.read(new CsvRow(records.next(), positions));
            }
        } catch (EOFException | ZipException broken) {
            throw new Failed(file + " is cut off or not a gzip file. Nothing was imported.", broken);
        } catch (IOException | UncheckedIOException | CsvParseException failure) {
            throw new Failed("%s cannot be read: %s. Nothing was imported.".formatted(file, reason(failure)), failure);
        }
    }

    private Map<String, Integer> header(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new Failed(file + " is empty; its first line must name the columns " + String.join(",", columns)
                    + ". Nothing was imported.");
        }
        Map<String, Integer> positions = new HashMap<>();
        List<String> names = records.next().getFields();
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i).replace("\uFEFF", "").strip(), i);
        }
        List<String> missing =
                columns.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new Failed("%s has no column %s; its first line must name %s. Nothing was imported."
                    .formatted(file, String.join(", ", missing), String.join(",", columns)));
        }
        return positions;
    }

    private static InputStream unpacked(InputStream bytes) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() | buffered.read() << 8;
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    private static String reason(Exception failure) {
        Throwable cause = Causes.root(failure);
        if (cause instanceof EOFException) {
            return "it is cut off";
        }
        return cause instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(cause.getMessage());
    }

    /** Takes each row in. */
    @FunctionalInterface
    interface RowReader {
        void read(CsvRow row);
    }
}
