package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.tracking.ImportIssues;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.dump.IssueDumpFiles;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.IssueIntake.Misfit;
import dev.nightshift.domain.tracking.IssueIntake.Settled;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads a dump of another issue tracker: all of it, or nothing. */
@Command(
        name = "issues",
        description = "Load an issue-tracker dump (CSV, also .gz): all of it, or nothing.",
        mixinStandardHelpOptions = true)
final class ImportIssuesCommand implements Callable<Integer> {

    private static final int SHOWN_BAD_ROWS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--issues", paramLabel = "F", required = true, description = "the issues")
    @SuppressWarnings("NullAway.Init")
    private Path issues;

    @Option(names = "--comments", paramLabel = "F", required = true, description = "their comments")
    @SuppressWarnings("NullAway.Init")
    private Path comments;

    @Option(names = "--events", paramLabel = "F", description = "their status changes")
    private @Nullable Path events;

    @Override
    public Integer call() {
        long bytes = Stream.of(Optional.of(issues), Optional.of(comments), Optional.ofNullable(events))
                .flatMap(Optional::stream)
                .mapToLong(ImportIssuesCommand::sizeOf)
                .sum();
        try (Session session = dataDir.openAsGuest()) {
            return takeIn(session, bytes);
        }
    }

    private int takeIn(Session session, long bytes) {
        IssueDumpFiles dump;
        Settled settled;
        try (Progress progress = Progress.of(bytes, spec.commandLine().getErr())) {
            dump = new IssueDumpFiles(issues, comments, Optional.ofNullable(events), progress);
            settled = session.get(ImportIssues.class).takeIn(dump, phase -> progress.next(nameOf(phase)));
        } catch (IssueIntake.RefusedRow refused) {
            throw new Failed(
                    "%s%s: the database refuses it: %s. Nothing was imported."
                            .formatted(fileOf(refused.kind()), lineOf(refused), refused.getMessage()),
                    refused);
        }
        report(settled, dump);
        if (settled.goodRows() == 0) {
            throw new Failed("There is no row that can be used. Nothing was imported.");
        }
        return 0;
    }

    private static String nameOf(ImportIssues.Phase phase) {
        return switch (phase) {
            case STORING -> "Storing";
            case ROLLING_UP -> "Rolling up";
        };
    }

    private static String lineOf(IssueIntake.RefusedRow refused) {
        return refused.line().isPresent() ? ", line " + refused.line().getAsLong() : "";
    }

    private void report(Settled settled, IssueDumpFiles dump) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "imported %d issues, %d comments, %d status changes; %d rows were there already; %d bad rows%n",
                settled.newIssues(),
                settled.newComments(),
                settled.newStatusChanges(),
                settled.knownRows(),
                dump.badRowCount() + settled.misfitCount());
        out.flush();
        list(dump.badRowCount() + settled.misfitCount(), dump.badRows(), settled.misfits());
    }

    private void list(long count, List<Misfit> badRows, List<Misfit> misfits) {
        PrintWriter err = spec.commandLine().getErr();
        List<Misfit> all = new ArrayList<>(badRows);
        all.addAll(misfits);
        all.stream()
                .sorted((a, b) -> a.kind() == b.kind()
                        ? Long.compare(a.line(), b.line())
                        : a.kind().compareTo(b.kind()))
                .limit(SHOWN_BAD_ROWS)
                .forEach(row -> err.printf("%s, line %d: %s%n", fileOf(row.kind()), row.line(), row.reason()));
        if (count > SHOWN_BAD_ROWS) {
            err.printf("… and %d more bad rows%n", count - SHOWN_BAD_ROWS);
        }
        err.flush();
    }

    private @Nullable Path fileOf(IssueIntake.Kind kind) {
        return switch (kind) {
            case ISSUES -> issues;
            case COMMENTS -> comments;
            case EVENTS -> events;
        };
    }

    private static long sizeOf(Path file) {
        try {
            if (!Files.exists(file)) {
                throw new Failed("There is no file " + file + ". Nothing was imported.");
            }
            if (!Files.isRegularFile(file)) {
                throw new Failed(file + " is no file but a folder or a device. Nothing was imported.");
            }
            return Files.size(file);
        } catch (IOException failure) {
            throw new Failed(file + " cannot be read: " + failure.getMessage() + ". Nothing was imported.", failure);
        }
    }
}
