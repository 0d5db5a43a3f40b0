package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.batch.ReadJobHistory;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Transition;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the moves of a job as CSV. */
@Command(name = "history", description = "Print the moves of a job as CSV.", mixinStandardHelpOptions = true)
final class JobsHistoryCommand implements Callable<Integer> {

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
            ReadJobHistory history = session.get(ReadJobHistory.class);
            PrintWriter out = spec.commandLine().getOut();
            out.println("at,partition,from,to,actor,reason,token");
            @Nullable Long after = null;
            do {
                Page<Transition, Long> page = history.read(job, Operator.REQUESTER, after, AT_ONCE)
                        .orElseThrow(() -> Operator.noSuchJob(job));
                page.items().forEach(move -> out.println(line(move)));
                after = page.next();
            } while (after != null);
            out.flush();
            return 0;
        }
    }

    private static String line(Transition move) {
        return CsvLine.of(
                move.at(),
                move.task().isWhole() ? null : move.task().partition(),
                move.from(),
                move.to(),
                move.actor(),
                move.reason(),
                move.token());
    }
}
