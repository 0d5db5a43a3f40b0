package dev.nightshift.benchmarks;

import dev.nightshift.application.stats.AggregateDailyStats;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How long it takes to count what happened on every day of a real tracker. */
final class AggregationBenchmark implements Benchmark {

    private static final int TURNS = 10;
    private static final int REPEATS = 3;
    private static final List<Integer> RANGES = List.of(30, 365);

    @Override
    public String name() {
        return "aggregation";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        Path dataDir = Titanium.in(bench).imported(bench);
        Samples processes = Samples.of(IntStream.range(0, bench.runs())
                .mapToObj(run -> Program.timed(bench, dataDir, "stats", "aggregate"))
                .toList());
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.low("aggregation of all days, whole command", processes.medianSeconds(), "s")
                .atMost(5)
                .with("process", processes.summary()));
        try (Session session = Sessions.open(dataDir);
                Sql sql = Sql.connect(session)) {
            figures.add(net(session, bench.runs()));
            figures.addAll(passes(session, sql));
        }
        return figures;
    }

    /** From the first day with data to yesterday, as the command does it. */
    private static Figure net(Session session, int runs) {
        BusinessCalendar calendar = session.get(BusinessCalendar.class);
        LocalDate today = calendar.dayOf(session.get(InstantSource.class).instant());
        DayRange all = new DayRange(firstDay(session), today.minusDays(1));
        AggregateDailyStats aggregate = session.get(AggregateDailyStats.class);
        Samples samples = new Samples(IntStream.range(0, runs)
                .mapToLong(run -> Samples.nanosOf(() -> aggregate.aggregate(all, "benchmark")))
                .toArray());
        return Figure.low("aggregation of all days, net", samples.medianSeconds(), "s")
                .atMost(5)
                .with("days", all.length())
                .with("net", samples.summary());
    }

    private static List<Figure> passes(Session session, Sql sql) {
        LocalDate last = sql.query(
                        "SELECT greatest((SELECT max(created_at) FROM issues), (SELECT max(created_at) FROM comments))",
                        row -> row.getObject(1, java.time.OffsetDateTime.class))
                .get(0)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate();
        List<Figure> figures = new ArrayList<>();
        RANGES.forEach(days -> figures.add(pass(session, sql, new DayRange(last.minusDays(days - 1L), last))));
        figures.add(pass(session, sql, new DayRange(firstDay(session), last)));
        return figures;
    }

    private static Figure pass(Session session, Sql sql, DayRange range) {
        BusinessCalendar calendar = session.get(BusinessCalendar.class);
        IssueActivity activity = session.get(IssueActivity.class);
        ThreeCountsPerDay naive = new ThreeCountsPerDay(sql);
        if (!activity.countPerDay(range, calendar).equals(naive.countPerDay(range, calendar))) {
            throw new BenchmarkFailed("one pass and three counts per day differ for " + range);
        }
        return SideBySide.measure(
                        TURNS,
                        REPEATS,
                        () -> activity.countPerDay(range, calendar),
                        () -> naive.countPerDay(range, calendar))
                .figure("one pass over %,d days; rival: three COUNTs a day".formatted(range.length()))
                .timesBetter(3);
    }

    private static LocalDate firstDay(Session session) {
        return session.get(IssueActivity.class)
                .first()
                .map(session.get(BusinessCalendar.class)::dayOf)
                .orElseThrow();
    }
}
