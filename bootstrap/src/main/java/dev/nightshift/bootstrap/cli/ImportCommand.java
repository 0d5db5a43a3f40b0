package dev.nightshift.bootstrap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads data from files. */
@Command(
        name = "import",
        description = "Load data from files.",
        subcommands = {ImportIssuesCommand.class, ImportMarketCommand.class},
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to import: issues or market");
    }
}
