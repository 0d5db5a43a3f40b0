package dev.nightshift.bootstrap.dump;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.application.sentiment.ImportMarket.Taken;
import dev.nightshift.application.sentiment.ImportOlderTable;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.bootstrap.configuration.Sentences;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Takes in the files of a folder, each of them or nothing of it, and says what came of them. */
public final class MarketImport {

    private static final Logger LOG = System.getLogger(MarketImport.class.getName());
    private static final int SHOWN_BAD_ROWS = 100;

    private final ImportMarket importMarket;
    private final ImportOlderTable importOlderTable;
    private final LocalDate today;
    private final PrintWriter out;
    private final PrintWriter err;
    private final ReadingWatcher watcher;
    private final List<String> failures = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private Taken taken = Taken.NOTHING;
    private long badRows;
    private long goodRows;
    private int files;
    private boolean isAway;

    /** @param today of UTC */
    public MarketImport(
            ImportMarket importMarket,
            ImportOlderTable importOlderTable,
            LocalDate today,
            PrintWriter out,
            PrintWriter err,
            ReadingWatcher watcher) {
        this.importMarket = importMarket;
        this.importOlderTable = importOlderTable;
        this.today = today;
        this.out = out;
        this.err = err;
        this.watcher = watcher;
    }

    /** Takes in all files that can be. */
    public void takeIn(MarketFiles found) {
        found.tables()
                .forEach((table, file) -> take(
                        file,
                        new MarketFile(file, MarketFiles.columnsOf(table), today, watcher),
                        rows -> importMarket.takeIn(table, rows)));
        found.older()
                .forEach((name, file) -> take(file, new MarketFile(file, List.of(), today, watcher), rows -> {
                    OlderTable table = rows.asTexts();
                    return table.rows().isEmpty() ? Taken.NOTHING : importOlderTable.takeIn(name, table);
                }));
    }

    /** Whether all files were taken in, and a row of them was of use. */
    public boolean isWhole() {
        return failures.isEmpty() && !isAway && goodRows > 0;
    }

    private void take(Path file, MarketFile rows, Function<MarketFile, Taken> taking) {
        if (isAway) {
            outcomes.add("%s was not begun; nothing of it was changed".formatted(file.getFileName()));
            return;
        }
        try {
            taken = taken.plus(taking.apply(rows));
            files++;
            goodRows += rows.goodRows();
            outcomes.add("%s was imported".formatted(file.getFileName()));
            list(file, rows);
        } catch (Failed failed) {
            failures.add(String.valueOf(failed.getMessage()));
            outcomes.add("%s cannot be read; nothing of it was changed".formatted(file.getFileName()));
        } catch (StorageUnavailable away) {
            isAway = true;
            outcomes.add("%s was interrupted, %s; nothing of it was changed"
                    .formatted(file.getFileName(), away.getMessage()));
        } catch (RuntimeException refused) {
            LOG.log(Level.DEBUG, "A file of market data could not be stored", refused);
            failures.add("%s: it could not be stored: %s. Nothing of it was imported."
                    .formatted(file, Sentences.reason(refused)));
            outcomes.add("%s could not be stored; nothing of it was changed".formatted(file.getFileName()));
        }
    }

    private void list(Path file, MarketFile rows) {
        badRows += rows.badRowCount();
        if (rows.goodRows() == 0) {
            notices.add("%s has no row that can be used; nothing of it was changed".formatted(file.getFileName()));
        }
        rows.badRows().stream()
                .limit(SHOWN_BAD_ROWS)
                .forEach(row -> notices.add("%s, line %d: %s".formatted(file.getFileName(), row.line(), row.reason())));
        if (rows.badRowCount() > SHOWN_BAD_ROWS) {
            notices.add("… and %d more bad rows".formatted(rows.badRowCount() - SHOWN_BAD_ROWS));
        }
    }

    /** Says what came of them. */
    public void report() {
        out.printf(
                Locale.ROOT,
                "imported %d files: %d rows new, %d changed, %d days removed, %d rows were there already; %d bad rows%n",
                files,
                taken.changes().added(),
                taken.changes().changed(),
                taken.removed(),
                taken.changes().unchanged(),
                badRows);
        out.flush();
        notices.forEach(err::println);
        failures.forEach(err::println);
        if (goodRows == 0 && failures.isEmpty() && !isAway) {
            err.println("There is no row that can be used. Nothing was imported.");
        }
        if (isAway) {
            outcomes.forEach(err::println);
        }
        err.flush();
    }
}
