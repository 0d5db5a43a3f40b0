package dev.nightshift.bootstrap;

import dev.nightshift.bootstrap.cli.AdminCommand;
import dev.nightshift.bootstrap.cli.BackupCommand;
import dev.nightshift.bootstrap.cli.ConfigCommand;
import dev.nightshift.bootstrap.cli.FailureSentences;
import dev.nightshift.bootstrap.cli.ImportCommand;
import dev.nightshift.bootstrap.cli.JobsCommand;
import dev.nightshift.bootstrap.cli.PopularCommand;
import dev.nightshift.bootstrap.cli.RestoreCommand;
import dev.nightshift.bootstrap.cli.ServeCommand;
import dev.nightshift.bootstrap.cli.StatsCommand;
import dev.nightshift.bootstrap.cli.VersionCommand;
import dev.nightshift.bootstrap.cli.WorkerCommand;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: every command of the command line starts here. */
@Command(
        name = "nightshift",
        description = "The work a product needs done after hours and must not lose.",
        subcommands = {
            ServeCommand.class,
            WorkerCommand.class,
            ImportCommand.class,
            StatsCommand.class,
            PopularCommand.class,
            JobsCommand.class,
            AdminCommand.class,
            ConfigCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VersionCommand.class,
        },
        versionProvider = VersionCommand.Provider.class,
        mixinStandardHelpOptions = true)
public final class Nightshift implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static final int LAST_YEAR = 9_999;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line; it never exits by itself. */
    public static CommandLine commandLine() {
        return new CommandLine(new Nightshift())
                .setExecutionExceptionHandler(new FailureSentences())
                .registerConverter(LocalDate.class, Nightshift::day)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException refused) {
            throw new CommandLine.TypeConversionException(
                    "there is no day '" + text + "'; a day looks like 2026-01-31");
        }
        throw new CommandLine.TypeConversionException("days are from 0001-01-01 to 9999-12-31");
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do.");
    }
}
