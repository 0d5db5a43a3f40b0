package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.stats.AggregateDailyStats;
import dev.nightshift.application.stats.AggregateDailyStats.Outcome;
import dev.nightshift.bootstrap.BadSetting;
import dev.nightshift.bootstrap.Session;
import dev.nightshift.bootstrap.wiring.NodeName;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
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
            range.ifPresent(days -> requireAggregated(aggregate(session, days)));
            report(range, (System.nanoTime() - startedAt) / 1e9);
            return 0;
        }
    }

    private static Outcome aggregate(Session session, DayRange range) {
        return session.get(AggregateDailyStats.class)
                .aggregate(range, session.get(NodeName.class).value());
    }

    private static void requireAggregated(Outcome outcome) {
        if (outcome instanceof Outcome.NotOver notOver) {
            throw new BadSetting("Only days that are over can be aggregated; the last of them is "
                    + notOver.today().minusDays(1));
        }
    }

    private Optional<DayRange> range(Session session) {
        BusinessCalendar calendar = session.get(BusinessCalendar.class);
        LocalDate yesterday =
                calendar.dayOf(session.get(InstantSource.class).instant()).minusDays(1);
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
