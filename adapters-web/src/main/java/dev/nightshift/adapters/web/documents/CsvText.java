package dev.nightshift.adapters.web.documents;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table as CSV with a header line (RFC 4180); quoted where a value needs it, null is empty. */
public final class CsvText {

    private final StringWriter text = new StringWriter(16_384);
    private final CsvWriter writer =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);

    public CsvText(List<String> header) {
        writer.writeRecord(header);
    }

    public CsvText row(List<? extends @Nullable Object> values) {
        writer.writeRecord(
                values.stream().map(value -> Objects.toString(value, "")).toList());
        return this;
    }

    @Override
    public String toString() {
        try {
            writer.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
