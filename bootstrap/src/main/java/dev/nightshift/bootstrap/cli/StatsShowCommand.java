package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.stats.ShowDailyStats;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.RecordedDay;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints daily statistics as CSV. */
@Command(
        name = "show",
        description = "Print the statistics of a range of days as CSV, a row for every day.",
        mixinStandardHelpOptions = true)
final class StatsShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--from", paramLabel = "D", required = true, description = "first day, such as 2026-01-01")
    @SuppressWarnings("NullAway.Init")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "D", required = true, description = "last day")
    @SuppressWarnings("NullAway.Init")
    private LocalDate to;

    @Override
    public Integer call() {
        Days.requireInOrder(from, to);
        try (Session session = dataDir.openAsGuest()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("id,date,createdCount,resolvedCount,commentCount,createdAt,updatedAt,provisional");
            session.get(ShowDailyStats.class).show(new DayRange(from, to)).forEach(day -> out.println(line(day)));
            out.flush();
            return 0;
        }
    }

    private static String line(ShowDailyStats.Day day) {
        return "%s,%s,%d,%d,%d,%s,%s,%s"
                .formatted(
                        recorded(day, RecordedDay::id),
                        day.stats().date(),
                        day.stats().created(),
                        day.stats().resolved(),
                        day.stats().comments(),
                        recorded(day, RecordedDay::createdAt),
                        recorded(day, RecordedDay::updatedAt),
                        day.provisional());
    }

    private static String recorded(ShowDailyStats.Day day, Function<RecordedDay, Object> field) {
        return day.recorded().map(field).map(Object::toString).orElse("");
    }
}
