package dev.nightshift.bootstrap.cli;

import static java.util.stream.Collectors.joining;

import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.CreateJobs.Broken;
import dev.nightshift.application.batch.CreateJobs.Outcome;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.batch.ReadTextParameters;
import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TextParameters.Assignment;
import dev.nightshift.domain.batch.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a job and prints its id. */
@Command(
        name = "create",
        description = "Make a job and print its id. A running server or worker does it; with --wait this command does.",
        mixinStandardHelpOptions = true)
final class JobsCreateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Parameters(paramLabel = "TYPE", arity = "0..1", description = "the type; 'nightshift jobs types' shows all")
    private @Nullable String type;

    @Option(names = "--template", paramLabel = "NAME", description = "take from this template what is not said here")
    private @Nullable String template;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "a parameter, read as the type declares it; a dot leads into an object:"
                    + " -p dateRange.startDate=2026-01-01; a list has commas, or is given piece by piece")
    private List<String> parameters = List.of();

    @Option(names = "--priority", paramLabel = "P", description = "HIGH, NORMAL or LOW")
    private @Nullable Priority priority;

    @Option(names = "--strategy", paramLabel = "S", description = "CHUNKED, STREAM or PARALLEL")
    private @Nullable Strategy strategy;

    @Option(names = "--not-before", paramLabel = "INSTANT", description = "when it may start")
    private @Nullable String notBefore;

    @Option(names = "--depends-on", paramLabel = "ID", description = "a job that must complete first")
    private List<String> dependsOn = List.of();

    @Option(names = "--no-start", description = "only make it; 'nightshift jobs start' starts it")
    private boolean pending;

    @Option(names = "--wait", description = "work on it here and return when it has ended")
    private boolean waiting;

    @Override
    public Integer call() {
        List<Assignment> assignments = GivenParameters.of(parameters);
        Instant mayStartAt = notBefore == null ? null : instant(notBefore);
        try (Session session = dataDir.openAsGuest()) {
            JobRequest request = new JobRequest(
                    null,
                    type,
                    template,
                    values(session, assignments),
                    priority,
                    strategy,
                    mayStartAt,
                    dependsOn,
                    !pending);
            JobId id = create(session, request);
            spec.commandLine().getOut().println(id);
            spec.commandLine().getOut().flush();
            return waiting && !pending ? awaitEnd(session, id) : 0;
        }
    }

    private Map<String, @Nullable Object> values(Session session, List<Assignment> assignments) {
        try {
            return session.get(ReadTextParameters.class).read(type, template, assignments);
        } catch (InvalidParameters refused) {
            throw notMade(refused.violations().stream());
        }
    }

    private static JobId create(Session session, JobRequest request) {
        Outcome outcome = session.get(CreateJobs.class).create(List.of(request), Operator.REQUESTER);
        if (outcome instanceof Outcome.Refused refused) {
            throw notMade(refused.broken().stream().map(Broken::violation));
        }
        return ((Outcome.Created) outcome).jobs().get(0).id();
    }

    private static BadSetting notMade(Stream<Violation> violations) {
        return new BadSetting("The job was not made: "
                + violations
                        .map(broken -> broken.pointer().substring(1) + " " + broken.message())
                        .collect(joining("; ")));
    }

    private static int awaitEnd(Session session, JobId id) {
        BatchJob job = session.get(WorkHere.class).untilRest(id);
        if (job.state() != JobState.COMPLETED) {
            throw new Failed("The job is %s: %s".formatted(job.state(), job.error()));
        }
        return 0;
    }

    private static Instant instant(String text) {
        try {
            OffsetDateTime instant = OffsetDateTime.parse(text);
            if (instant.getYear() < 1970 || instant.getYear() > 9999) {
                throw new BadSetting("--not-before must lie in the years 1970 to 9999, was '" + text + "'");
            }
            return instant.toInstant();
        } catch (DateTimeException malformed) {
            throw new BadSetting(
                    "--not-before must be an instant such as 2026-01-31T22:00:00Z, was '" + text + "'", malformed);
        }
    }
}
