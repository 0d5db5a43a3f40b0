package dev.nightshift.benchmarks;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.tracking.ViewsJob;
import dev.nightshift.application.popularity.RollUpScores;
import dev.nightshift.application.tracking.CommentOnIssue;
import dev.nightshift.application.tracking.FlushViews;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.ViewTally;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledFuture;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Comments and views on a large tracker: how many a second, and what they do to its tables. */
final class WritesBenchmark implements Benchmark {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "writes";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        try (BigTracker tracker = BigTracker.open(bench);
                NaiveCounters naive = NaiveCounters.beside(tracker)) {
            List<Figure> figures = new ArrayList<>();
            figures.add(comments(tracker, naive));
            figures.add(hot("counters of comments", naive));
            figures.add(views(tracker, naive));
            figures.add(hot("counters of views", naive));
            tracker.session().get(RollUpScores.class).rollUp();
            figures.addAll(new RollUpLag(tracker).figures());
            return figures;
        }
    }

    private static Figure comments(BigTracker tracker, NaiveCounters naive) {
        CommentOnIssue commentOnIssue = tracker.session().get(CommentOnIssue.class);
        List<Runnable> ours = writers(number -> {
            LongSupplier issue = issues(tracker, number);
            return () -> commentOnIssue.comment(new IssueId(issue.getAsLong()), "bench", "The same here.");
        });
        List<Runnable> rival = writers(number -> naive.commenting(issues(tracker, number)));
        return Rounds.measure(ROUNDS, () -> Crowd.perSecond(ROUND, ours), () -> Crowd.perSecond(ROUND, rival))
                .figure("comments kept; rival: score in an indexed column")
                .with("writers", WRITERS);
    }

    /** Views are kept when they are flushed, which is within the time that is measured. */
    private static Figure views(BigTracker tracker, NaiveCounters naive) {
        ViewTally tally = tracker.session().get(ViewTally.class);
        List<Runnable> ours = IntStream.range(0, 2)
                .<Runnable>mapToObj(number -> {
                    LongSupplier issue = recentIssues(tracker, number);
                    return () -> tally.count(new IssueId(issue.getAsLong()));
                })
                .toList();
        List<Runnable> rival = writers(number -> naive.viewing(recentIssues(tracker, number)));
        return Rounds.measure(ROUNDS, () -> flushed(tracker.session(), ours), () -> Crowd.perSecond(ROUND, rival))
                .figure("views kept; rival: an UPDATE a view")
                .with("writers", WRITERS);
    }

    private static double flushed(Session session, List<Runnable> viewers) {
        List<ScheduledFuture<?>> flushes =
                session.get(ViewsJob.class).scheduleOn(session.get(TaskScheduler.class), session.get(Attempts.class));
        long startedAt = System.nanoTime();
        double seen = Crowd.perSecond(ROUND, viewers) * ROUND.toNanos() / 1e9;
        flushes.forEach(flush -> flush.cancel(false));
        session.get(FlushViews.class).flush();
        return seen / ((System.nanoTime() - startedAt) / 1e9);
    }

    private static Figure hot(String what, NaiveCounters naive) {
        NaiveCounters.HotShares shares = naive.hotShares();
        return Figure.high(what + ", share of HOT updates", 100 * shares.ours(), "%")
                .against(100 * shares.rival())
                .atLeast(95)
                .with("updates", shares.updates());
    }

    private static List<Runnable> writers(IntFunction<Runnable> writer) {
        return IntStream.range(0, WRITERS).mapToObj(writer).toList();
    }

    /** Four of five are recent. */
    static LongSupplier issues(BigTracker tracker, int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        LongSupplier recent = recentIssues(tracker, seed);
        return () -> random.nextInt(5) == 0 ? random.nextLong(1, tracker.issues() + 1) : recent.getAsLong();
    }

    /** The newer the likelier. */
    private static LongSupplier recentIssues(BigTracker tracker, int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        long recent = tracker.issues() - tracker.firstRecent() + 1;
        return () -> tracker.issues() - (long) (Math.pow(random.nextDouble(), 3) * recent);
    }
}
