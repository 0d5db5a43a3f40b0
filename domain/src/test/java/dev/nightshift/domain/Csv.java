package dev.nightshift.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads well-formed CSV (RFC 4180), also in gzip, row by row, as maps from the names in the first row. */
public final class Csv {

    private final Reader reader;

    private Csv(Reader reader) {
        this.reader = reader;
    }

    public static void read(Path file, Consumer<Map<String, String>> rows) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
                Reader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16)) {
            new Csv(reader).read(rows);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(Consumer<Map<String, String>> rows) throws IOException {
        List<String> names = row();
        for (List<String> row = row(); !row.isEmpty(); row = row()) {
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                named.put(names.get(i), row.get(i));
            }
            rows.accept(named);
        }
    }

    /** The fields of the next row; empty at the end of the file. */
    private List<String> row() throws IOException {
        List<String> fields = new ArrayList<>();
        int next = reader.read();
        while (next >= 0) {
            StringBuilder field = new StringBuilder();
            next = next == '"' ? quoted(field) : plain(field, next);
            fields.add(field.toString());
            if (next != ',') {
                return fields;
            }
            next = reader.read();
        }
        return fields;
    }

    /** Returns what ended the field: a comma, the end of the line, or the end of the file. */
    private int plain(StringBuilder field, int first) throws IOException {
        int next = first;
        while (next >= 0 && next != ',' && next != '\n') {
            if (next != '\r') {
                field.append((char) next);
            }
            next = reader.read();
        }
        return next;
    }

    private int quoted(StringBuilder field) throws IOException {
        while (true) {
            int next = reader.read();
            if (next == '"') {
                int after = reader.read();
                if (after != '"') {
                    return after == '\r' ? reader.read() : after;
                }
            }
            field.append((char) next);
        }
    }
}
