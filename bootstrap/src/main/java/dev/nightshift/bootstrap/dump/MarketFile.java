package dev.nightshift.bootstrap.dump;

import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A table of market data in a CSV file; cells and rows that cannot be read are left out and told. */
public final class MarketFile implements ImportMarket.Rows {

    private static final String DATE = "date";
    private static final String RATING = "rating";
    private static final String CONSEQUENCE = "Nothing of it was imported.";
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** How many bad rows are listed one by one. */
    private static final int LISTED_BAD_ROWS = 1_000;

    private final Path file;
    private final List<String> columns;
    private final LocalDate latest;
    private final ReadingWatcher watcher;
    private final SortedMap<Long, String> problems = new TreeMap<>();
    private long badRowCount;
    private long goodRows;

    /**
     * @param columns those of numbers; a rating may stand beside them
     * @param today of UTC; no row is later than the day after it, which has begun somewhere
     */
    public MarketFile(Path file, List<String> columns, LocalDate today, ReadingWatcher watcher) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.latest = today.plusDays(1);
        this.watcher = watcher;
    }

    @Override
    public void pourInto(ImportMarket.RowSink sink) {
        List<String> needed = new ArrayList<>(List.of(DATE));
        needed.addAll(columns);
        MarketWindow window = new MarketWindow(sink, this::tell);
        table(CsvHeader.of(needed).maybeWith(RATING)).read(watcher, row -> pour(row, window));
        window.end();
    }

    private void pour(CsvRow row, MarketWindow window) {
        try {
            requireOneLine(row);
            LocalDate date = date(row.text(DATE));
            MarketCells cells = MarketCells.of(row, columns);
            cells.problem().ifPresent(problem -> tell(row.line(), problem));
            if (cells.isTaken()) {
                goodRows++;
                window.row(row.line(), date, cells);
            } else {
                window.leaveOut(date);
            }
        } catch (CsvRow.BadRow refused) {
            tell(row.line(), String.valueOf(refused.getMessage()));
            window.leaveOut();
        }
    }

    /** All rows as texts, with the header as it is; rows with more or fewer fields are left out and told. */
    public OlderTable asTexts() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>();
        table(CsvHeader.open()).read(watcher, row -> {
            if (header.isEmpty()) {
                header.addAll(row.columns());
            }
            try {
                requireOneLine(row);
                rows.add(header.stream().map(row::text).toList());
                goodRows++;
            } catch (CsvRow.BadRow refused) {
                tell(row.line(), String.valueOf(refused.getMessage()));
            }
        });
        return new OlderTable(header, rows);
    }

    private CsvTable table(CsvHeader header) {
        return new CsvTable(file, header, CONSEQUENCE);
    }

    /** A quote in the wrong place swallows the rows below it: their days are not known. */
    private static void requireOneLine(CsvRow row) {
        row.columnOfManyLines().ifPresent(column -> {
            throw new CsvRow.BadRow(column + " has a line break in it; is there a quote too many?");
        });
    }

    /** How many rows could be used. */
    long goodRows() {
        return goodRows;
    }

    /** How many rows there are in which something was left out, or all. */
    public long badRowCount() {
        return badRowCount;
    }

    /** The first of them, in the order of the file. */
    public List<BadRow> badRows() {
        return problems.entrySet().stream()
                .map(each -> new BadRow(each.getKey(), each.getValue()))
                .toList();
    }

    private void tell(long line, String problem) {
        boolean isKnown = problems.containsKey(line);
        badRowCount += isKnown ? 0 : 1;
        if (isKnown || problems.size() < LISTED_BAD_ROWS) {
            problems.merge(line, problem, (known, more) -> known + "; " + more);
        }
    }

    private LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (!date.isBefore(EARLIEST) && !date.isAfter(latest)) {
                return date;
            }
        } catch (DateTimeException unreadable) {
            throw new CsvRow.BadRow(
                    "date must be a day such as 2024-12-31, was '%s'".formatted(MarketCells.shown(text)));
        }
        throw new CsvRow.BadRow(
                "date must lie between %s and tomorrow, %s, was '%s'".formatted(EARLIEST, latest, text.strip()));
    }

    /** A row with something in it that cannot be read, by its line in the file. */
    public record BadRow(long line, String reason) {}
}
