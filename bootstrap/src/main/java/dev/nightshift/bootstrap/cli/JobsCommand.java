package dev.nightshift.bootstrap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Batch jobs without the server. */
@Command(
        name = "jobs",
        description = "Batch jobs: see, make and command them, with or without a server running.",
        subcommands = {
            JobsListCommand.class,
            JobsShowCommand.class,
            JobsCreateCommand.class,
            JobsControlCommand.Start.class,
            JobsControlCommand.Stop.class,
            JobsControlCommand.Pause.class,
            JobsControlCommand.Resume.class,
            JobsControlCommand.Cancel.class,
            JobsLogsCommand.class,
            JobsHistoryCommand.class,
            JobsTypesCommand.class,
        },
        mixinStandardHelpOptions = true)
public final class JobsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do: list, show, create, start, stop, pause, resume, cancel, logs, history or types");
    }
}
