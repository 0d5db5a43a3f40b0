package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.application.sentiment.ImportOlderTable;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.dump.MarketFiles;
import dev.nightshift.bootstrap.dump.MarketImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Parameters(paramLabel = "DIR", description = "the folder")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    public Integer call() {
        MarketFiles found = found();
        PrintWriter err = spec.commandLine().getErr();
        found.others().forEach(name -> err.printf("%s is not a file of market data; ignored%n", name));
        found.doubled().forEach(name -> err.printf("%s has a table that another file here has too; ignored%n", name));
        if (found.tables().isEmpty() && found.older().isEmpty()) {
            throw new Failed("There is no file of market data in " + folder + ". Nothing was imported.");
        }
        try (Session session = dataDir.openAsGuest()) {
            MarketImport marketImport = takenIn(found, session);
            marketImport.report();
            return marketImport.isWhole() ? 0 : 1;
        }
    }

    private MarketImport takenIn(MarketFiles found, Session session) {
        PrintWriter err = spec.commandLine().getErr();
        try (Progress progress = Progress.of(sizes(found), err)) {
            MarketImport marketImport = new MarketImport(
                    session.get(ImportMarket.class),
                    session.get(ImportOlderTable.class),
                    LocalDate.ofInstant(session.get(InstantSource.class).instant(), ZoneOffset.UTC),
                    spec.commandLine().getOut(),
                    err,
                    progress);
            marketImport.takeIn(found);
            return marketImport;
        }
    }

    private static long sizes(MarketFiles found) {
        return Stream.concat(found.tables().values().stream(), found.older().values().stream())
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    private MarketFiles found() {
        try {
            return MarketFiles.in(folder);
        } catch (IOException failure) {
            throw new Failed("The folder " + folder + " cannot be read. Nothing was imported.", failure);
        }
    }
}
