package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.batch.ReadJobLog;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLogs;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a job said. */
@Command(name = "logs", description = "Print the log of a job.", mixinStandardHelpOptions = true)
final class JobsLogsCommand implements Callable<Integer> {

    private static final int AT_ONCE = 1_000;

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
            ReadJobLog log = session.get(ReadJobLog.class);
            PrintWriter out = spec.commandLine().getOut();
            @Nullable Long after = null;
            do {
                Page<JobLogs.Numbered, Long> page =
                        log.read(job, Operator.REQUESTER, after, AT_ONCE).orElseThrow(() -> Operator.noSuchJob(job));
                page.items().forEach(line -> out.println(line(line.line())));
                after = page.next();
            } while (after != null);
            out.flush();
            return 0;
        }
    }

    private static String line(JobLogs.Line line) {
        String partition = line.task().isWhole() ? "" : " [" + line.task().partition() + "]";
        return line.at() + partition + " " + line.text();
    }
}
