package dev.nightshift.bootstrap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an administrator does on the machine itself. */
@Command(
        name = "admin",
        description = "Administer on the machine itself.",
        subcommands = ResetPasswordCommand.class,
        mixinStandardHelpOptions = true)
public final class AdminCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: reset-password");
    }
}
