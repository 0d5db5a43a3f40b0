package dev.nightshift.benchmarks;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures as a table for people and as JSON for machines. */
final class Report {

    private final PrintStream out;
    private final Path folder;

    Report(PrintStream out, Path folder) {
        this.out = out;
        this.folder = Workbench.created(folder);
    }

    void heading() {
        row("name", "ours", "rival", "ratio", "bar", "met?");
    }

    void show(List<Figure> figures) {
        figures.forEach(figure -> row(
                figure.name(),
                Numbers.text(figure.ours()) + " " + figure.unit(),
                figure.rival()
                        .map(rival -> Numbers.text(rival) + " " + figure.unit())
                        .orElse("-"),
                figure.ratio().map(ratio -> Numbers.text(ratio) + " x").orElse("-"),
                figure.bar().map(Bar::words).orElse("-"),
                figure.bar().map(bar -> bar.met() ? "yes" : "NO").orElse("-")));
    }

    void showInstead(String name, String reason) {
        out.printf(Locale.ROOT, "%-58s %s%n", name, reason);
    }

    /** @param machine what it was measured on */
    void keep(String benchmark, Map<String, Object> machine, List<Figure> figures) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("benchmark", benchmark);
        all.put("measuredAt", Instant.now().toString());
        all.put("machine", machine);
        all.put("figures", figures.stream().map(Report::fields).toList());
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(folder.resolve(benchmark + ".json").toFile(), JsonEncoding.UTF8)) {
            write(json.useDefaultPrettyPrinter(), all);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void row(String... cells) {
        out.printf(Locale.ROOT, "%-58s %14s %14s %9s %12s %5s%n", (Object[]) cells);
    }

    private static Map<String, Object> fields(Figure figure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", figure.name());
        fields.put("ours", figure.ours());
        figure.rival().ifPresent(rival -> fields.put("rival", rival));
        fields.put("unit", figure.unit());
        figure.ratio().ifPresent(ratio -> fields.put("ratio", ratio));
        figure.bar().ifPresent(bar -> {
            fields.put("bar", bar.words());
            fields.put("met", bar.met());
        });
        fields.putAll(figure.details());
        return fields;
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> values) {
            json.writeStartArray();
            for (Object each : values) {
                write(json, each);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    /** The names of the figures whose bar is not met. */
    static List<String> missed(List<Figure> figures) {
        List<String> missed = new ArrayList<>();
        figures.forEach(figure -> figure.bar().filter(bar -> !bar.met()).ifPresent(bar -> missed.add(figure.name())));
        return missed;
    }
}
