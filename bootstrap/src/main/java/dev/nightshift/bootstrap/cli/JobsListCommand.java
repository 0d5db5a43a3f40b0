package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.batch.ExplainedJob;
import dev.nightshift.application.batch.ListJobs;
import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints jobs as CSV. */
@Command(name = "list", description = "Print jobs as CSV, newest first.", mixinStandardHelpOptions = true)
final class JobsListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--state", paramLabel = "S", description = "only jobs in one of these states", split = ",")
    private JobState[] states = {};

    @Option(names = "--type", paramLabel = "T", description = "only jobs of this type")
    private @Nullable String type;

    @Option(names = "--priority", paramLabel = "P", description = "only jobs of this priority")
    private @Nullable Priority priority;

    @Option(names = "--owner", paramLabel = "NAME", description = "only jobs of this owner")
    private @Nullable String owner;

    @Option(names = "--text", paramLabel = "TEXT", description = "only jobs with this text in them")
    private @Nullable String text;

    @Option(names = "--limit", paramLabel = "N", description = "how many at most (default: 50)")
    private int limit = 50;

    @Override
    public Integer call() {
        if (limit < 1 || limit > 10_000) {
            throw new BadSetting("--limit must be 1 to 10000, was " + limit);
        }
        JobFilter filter = new JobFilter(Set.of(states), type, priority, owner, text, null, null);
        try (Session session = dataDir.openAsGuest()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("id,type,state,priority,owner,done,total,createdAt,startedAt,finishedAt,note");
            print(session.get(ListJobs.class), filter, out);
            out.flush();
            return 0;
        }
    }

    /** A page may have fewer than were asked for, and not be the last. */
    private void print(ListJobs jobs, JobFilter filter, PrintWriter out) {
        int left = limit;
        @Nullable JobId before = null;
        do {
            Page<ExplainedJob, JobId> page = jobs.list(filter, Operator.REQUESTER, before, left);
            page.items().forEach(shown -> out.println(line(shown)));
            left -= page.items().size();
            before = page.next();
        } while (left > 0 && before != null);
    }

    private static String line(ExplainedJob shown) {
        BatchJob job = shown.job();
        return CsvLine.of(
                job.id(),
                job.type(),
                job.state(),
                job.priority(),
                job.owner(),
                job.progress().done(),
                job.progress().total().isPresent() ? job.progress().total().getAsLong() : null,
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                shown.waitingReason().orElse(job.error()));
    }
}
