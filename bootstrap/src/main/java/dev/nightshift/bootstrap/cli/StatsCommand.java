package dev.nightshift.bootstrap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Daily statistics without the server. */
@Command(
        name = "stats",
        description = "Daily statistics without the server.",
        subcommands = {StatsAggregateCommand.class, StatsShowCommand.class},
        mixinStandardHelpOptions = true)
public final class StatsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: aggregate or show");
    }
}
