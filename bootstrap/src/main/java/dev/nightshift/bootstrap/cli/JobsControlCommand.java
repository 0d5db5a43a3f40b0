package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.CommandJob.Outcome;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a job what to do and prints the state that it is in then. */
abstract class JobsControlCommand implements Callable<Integer> {

    private final JobCommand command;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Parameters(paramLabel = "ID", description = "the job")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it stands in the history of the job")
    private @Nullable String reason;

    private JobsControlCommand(JobCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        JobId job = Operator.job(id);
        try (Session session = dataDir.openAsGuest()) {
            Outcome outcome = session.get(CommandJob.class).command(job, command, Operator.REQUESTER, reason);
            if (outcome instanceof Outcome.Illegal illegal) {
                throw new Failed("The job is %s; what can be done now: %s"
                        .formatted(illegal.state(), illegal.legal().isEmpty() ? "nothing" : illegal.legal()));
            }
            if (!(outcome instanceof Outcome.CarriedOut carriedOut)) {
                throw Operator.noSuchJob(job);
            }
            spec.commandLine().getOut().println(carriedOut.job().state());
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    @Command(
            name = "start",
            description = "Start a job that was not started, or again one that was stopped or has failed.",
            mixinStandardHelpOptions = true)
    static final class Start extends JobsControlCommand {
        Start() {
            super(JobCommand.START);
        }
    }

    @Command(
            name = "stop",
            description = "End the run of a job; it can be started again from its checkpoint.",
            mixinStandardHelpOptions = true)
    static final class Stop extends JobsControlCommand {
        Stop() {
            super(JobCommand.STOP);
        }
    }

    @Command(
            name = "pause",
            description = "Hold a job, with its place and its attempt.",
            mixinStandardHelpOptions = true)
    static final class Pause extends JobsControlCommand {
        Pause() {
            super(JobCommand.PAUSE);
        }
    }

    @Command(name = "resume", description = "Let a paused job go on.", mixinStandardHelpOptions = true)
    static final class Resume extends JobsControlCommand {
        Resume() {
            super(JobCommand.RESUME);
        }
    }

    @Command(name = "cancel", description = "End a job permanently.", mixinStandardHelpOptions = true)
    static final class Cancel extends JobsControlCommand {
        Cancel() {
            super(JobCommand.CANCEL);
        }
    }
}
