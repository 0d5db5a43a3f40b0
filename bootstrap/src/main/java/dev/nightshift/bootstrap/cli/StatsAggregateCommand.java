package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.CreateJobs.Outcome;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.stats.StatsBackfill;
import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts past days and keeps the counts. */
@Command(
        name = "aggregate",
        description =
                "Count past days and keep the counts; without a range: from the first day with data to yesterday.",
        mixinStandardHelpOptions = true)
final class StatsAggregateCommand implements Callable<Integer> {

    /** Twenty years: one pass over the past costs little more than one over a month of it. */
    private static final long DAYS_AT_ONCE = 7_305;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--from", paramLabel = "D", description = "first day, such as 2026-01-01")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "D", description = "last day")
    private @Nullable LocalDate to;

    @Override
    public Integer call() {
        Days.requireInOrder(from, to);
        try (Session session = dataDir.openAsGuest()) {
            long startedAt = System.nanoTime();
            Optional<DayRange> range = range(session);
            range.ifPresent(days -> aggregate(session, days));
            report(range, (System.nanoTime() - startedAt) / 1e9);
            return 0;
        }
    }

    /** By a batch job, so that a range that was begun is finished whatever becomes of this process. */
    private static void aggregate(Session session, DayRange range) {
        LocalDate yesterday = yesterday(session);
        if (range.last().isAfter(yesterday)) {
            throw new BadSetting("Only days that are over can be aggregated; the last of them is " + yesterday);
        }
        Outcome outcome = session.get(CreateJobs.class)
                .create(
                        List.of(request(
                                range, session.get(BusinessCalendar.class).zone())),
                        Operator.REQUESTER);
        if (!(outcome instanceof Outcome.Created created)) {
            throw new Failed("The job was refused: " + outcome);
        }
        BatchJob job =
                session.get(WorkHere.class).untilRest(created.jobs().get(0).id());
        if (job.state() != JobState.COMPLETED) {
            throw new Failed("The aggregation is %s: %s".formatted(job.state(), job.error()));
        }
    }

    /** With the zone of this command: whoever works on it may have another. */
    private static JobRequest request(DayRange range, ZoneId zone) {
        return JobRequest.of(
                StatsBackfill.NAME.toString(),
                Map.of(
                        "from", range.first().toString(),
                        "to", range.last().toString(),
                        "zone", zone.getId(),
                        "chunkSize", DAYS_AT_ONCE));
    }

    private static LocalDate yesterday(Session session) {
        return session.get(BusinessCalendar.class)
                .dayOf(session.get(InstantSource.class).instant())
                .minusDays(1);
    }

    private Optional<DayRange> range(Session session) {
        BusinessCalendar calendar = session.get(BusinessCalendar.class);
        LocalDate yesterday = yesterday(session);
        Optional<LocalDate> first = from != null
                ? Optional.of(from)
                : session.get(IssueActivity.class).first().map(calendar::dayOf);
        LocalDate last = to != null ? to : yesterday;
        return first.filter(day -> !day.isAfter(last)).map(day -> new DayRange(day, last));
    }

    private void report(Optional<DayRange> range, double seconds) {
        spec.commandLine()
                .getOut()
                .println(range.map(days -> String.format(
                                Locale.ROOT,
                                "aggregated %d days from %s to %s in %.1f s",
                                days.length(),
                                days.first(),
                                days.last(),
                                seconds))
                        .orElse("aggregated 0 days: there is nothing to count"));
        spec.commandLine().getOut().flush();
    }
}
