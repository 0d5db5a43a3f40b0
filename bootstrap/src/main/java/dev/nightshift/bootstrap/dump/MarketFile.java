package dev.nightshift.bootstrap.dump;

import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table of market data in a CSV file; rows that cannot be read are left out and told. */
public final class MarketFile implements ImportMarket.Rows {

    private static final String DATE = "date";
    private static final String RATING = "rating";
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final Map<String, Double> NO_NUMBERS = Map.of(
            "nan", Double.NaN,
            "inf", Double.POSITIVE_INFINITY,
            "+inf", Double.POSITIVE_INFINITY,
            "-inf", Double.NEGATIVE_INFINITY,
            "infinity", Double.POSITIVE_INFINITY,
            "-infinity", Double.NEGATIVE_INFINITY);

    private final Path file;
    private final List<String> columns;
    private final List<BadRow> badRows = new ArrayList<>();

    /** @param columns those of numbers; a file may have others, which are left out */
    public MarketFile(Path file, List<String> columns) {
        this.file = file;
        this.columns = List.copyOf(columns);
    }

    @Override
    public void pourInto(ImportMarket.RowSink sink) {
        List<String> needed = new ArrayList<>(List.of(DATE));
        needed.addAll(columns);
        new CsvTable(file, needed).read(new ReadBytes(any -> {}), row -> {
            try {
                LocalDate date = date(row.text(DATE));
                Map<String, Double> values = numbers(row);
                sink.row(date, values, label(row));
            } catch (CsvRow.BadRow refused) {
                badRows.add(new BadRow(row.line(), String.valueOf(refused.getMessage())));
            }
        });
    }

    /** All rows as texts, with the header as it is; rows with more or fewer fields are left out and told. */
    public OlderTable asTexts() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>();
        new CsvTable(file, List.of()).read(new ReadBytes(any -> {}), row -> {
            if (header.isEmpty()) {
                header.addAll(row.columns());
            }
            try {
                rows.add(header.stream().map(row::text).toList());
            } catch (CsvRow.BadRow refused) {
                badRows.add(new BadRow(row.line(), String.valueOf(refused.getMessage())));
            }
        });
        return new OlderTable(header, rows);
    }

    /** The rows that were left out. */
    public List<BadRow> badRows() {
        return List.copyOf(badRows);
    }

    private Map<String, Double> numbers(CsvRow row) {
        Map<String, Double> values = new HashMap<>();
        for (String column : columns) {
            String text = row.text(column).strip();
            if (!text.isEmpty()) {
                values.put(column, number(column, text));
            }
        }
        return values;
    }

    private static Double number(String column, String text) {
        Double none = NO_NUMBERS.get(text.toLowerCase(Locale.ROOT));
        if (none != null) {
            return none;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new CsvRow.BadRow("%s must be a number, was '%s'".formatted(column, shown(text)));
        }
        return Double.valueOf(text);
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
                return date;
            }
        } catch (DateTimeException unreadable) {
            throw new CsvRow.BadRow("date must be a day such as 2024-12-31, was '%s'".formatted(shown(text)));
        }
        throw new CsvRow.BadRow("date must lie between %s and %s, was '%s'".formatted(EARLIEST, LATEST, text));
    }

    private static Optional<String> label(CsvRow row) {
        return row.columns().contains(RATING)
                ? Optional.of(row.text(RATING).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** A row that was left out, by its line in the file. */
    public record BadRow(long line, String reason) {}
}
