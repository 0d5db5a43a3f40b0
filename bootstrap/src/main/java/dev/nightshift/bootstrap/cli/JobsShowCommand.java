package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.batch.ExplainedJob;
import dev.nightshift.application.batch.ShowJob;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobId;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints all about one job. */
@Command(name = "show", description = "Print all about one job, a line for each fact.", mixinStandardHelpOptions = true)
final class JobsShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Parameters(paramLabel = "ID", description = "the job")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Override
    public Integer call() {
        JobId job = Operator.job(id);
        try (Session session = dataDir.openAsGuest()) {
            ExplainedJob shown =
                    session.get(ShowJob.class).show(job, Operator.REQUESTER).orElseThrow(() -> Operator.noSuchJob(job));
            print(shown, spec.commandLine().getOut());
            return 0;
        }
    }

    private static void print(ExplainedJob shown, PrintWriter out) {
        BatchJob job = shown.job();
        say(out, "id", job.id());
        say(out, "type", job.type());
        say(out, "state", job.state());
        say(out, "waiting", shown.waitingReason().orElse(null));
        say(out, "error", job.error());
        say(out, "priority", job.priority());
        say(out, "strategy", job.strategy());
        say(out, "owner", job.owner());
        say(out, "parameters", job.parameters());
        say(out, "done", job.progress().done());
        say(
                out,
                "total",
                job.progress().total().isPresent() ? job.progress().total().getAsLong() : null);
        say(out, "skipped", job.progress().skipped());
        say(out, "rate", String.format(Locale.ROOT, "%.1f items a second", job.rate()));
        say(out, "left", job.timeLeft().orElse(null));
        say(out, "attempts", job.attempts());
        say(out, "crashes", job.crashes());
        say(out, "created", job.createdAt());
        say(out, "started", job.startedAt());
        say(out, "finished", job.finishedAt());
        job.partitions()
                .forEach(partition -> say(
                        out,
                        "partition " + partition.number(),
                        partition.state() + " " + partition.progress().done()));
        out.flush();
    }

    private static void say(PrintWriter out, String what, @Nullable Object value) {
        if (value != null) {
            out.printf("%-12s %s%n", what, value);
        }
    }
}
