package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.application.sentiment.ImportMarket.Taken;
import dev.nightshift.application.sentiment.ImportOlderTable;
import dev.nightshift.bootstrap.Failed;
import dev.nightshift.bootstrap.Session;
import dev.nightshift.bootstrap.dump.MarketFile;
import dev.nightshift.bootstrap.dump.MarketFiles;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads market series from a folder: whichever known files are there, each of them or nothing of it. */
@Command(
        name = "market",
        description = "Load market series (CSV, also .gz) from a folder: each file as a whole or not at all.",
        mixinStandardHelpOptions = true)
final class ImportMarketCommand implements Callable<Integer> {

    private static final int SHOWN_BAD_ROWS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Parameters(paramLabel = "DIR", description = "the folder")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> failures = new ArrayList<>();
    private Taken taken = Taken.NOTHING;
    private long badRows;
    private int files;

    @Override
    public Integer call() {
        MarketFiles found = found();
        PrintWriter err = spec.commandLine().getErr();
        found.others().forEach(name -> err.printf("%s is not a file of market data; ignored%n", name));
        if (found.tables().isEmpty() && found.older().isEmpty()) {
            throw new Failed("There is no file of market data in " + folder + ". Nothing was imported.");
        }
        try (Session session = dataDir.openAsGuest()) {
            ImportMarket importMarket = session.get(ImportMarket.class);
            ImportOlderTable importOlderTable = session.get(ImportOlderTable.class);
            found.tables()
                    .forEach((table, file) -> take(
                            file,
                            new MarketFile(file, MarketFiles.columnsOf(table)),
                            rows -> importMarket.takeIn(table, rows)));
            found.older().forEach((name, file) -> takeOlder(importOlderTable, name, file));
        }
        report();
        return failures.isEmpty() ? 0 : 1;
    }

    private MarketFiles found() {
        try {
            return MarketFiles.in(folder);
        } catch (IOException failure) {
            throw new Failed("The folder " + folder + " cannot be read. Nothing was imported.", failure);
        }
    }

    private void takeOlder(ImportOlderTable importOlderTable, String name, Path file) {
        take(file, new MarketFile(file, List.of()), rows -> {
            OlderTable table = rows.asTexts();
            return importOlderTable.takeIn(name, table);
        });
    }

    private void take(Path file, MarketFile rows, Function<MarketFile, Taken> taking) {
        try {
            taken = taken.plus(taking.apply(rows));
            files++;
            list(file, rows.badRows());
        } catch (Failed failed) {
            failures.add(String.valueOf(failed.getMessage()));
        }
    }

    private void list(Path file, List<MarketFile.BadRow> bad) {
        PrintWriter err = spec.commandLine().getErr();
        badRows += bad.size();
        bad.stream()
                .limit(SHOWN_BAD_ROWS)
                .forEach(row -> err.printf("%s, line %d: %s%n", file.getFileName(), row.line(), row.reason()));
        if (bad.size() > SHOWN_BAD_ROWS) {
            err.printf("… and %d more bad rows%n", bad.size() - SHOWN_BAD_ROWS);
        }
        err.flush();
    }

    private void report() {
        PrintWriter out = spec.commandLine().getOut();
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
        PrintWriter err = spec.commandLine().getErr();
        failures.forEach(err::println);
        err.flush();
    }
}
