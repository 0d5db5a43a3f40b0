package dev.nightshift.benchmarks;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.popularity.ScoresJob;
import dev.nightshift.adapters.scheduler.tracking.ViewsJob;
import dev.nightshift.application.popularity.RankPopularIssues;
import dev.nightshift.application.tracking.CommentOnIssue;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.TrackedIssue;
import dev.nightshift.domain.tracking.ViewTally;
import io.micronaut.scheduling.TaskScheduler;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** How far the scores lag behind what happens, and how fast the list is meanwhile, while people write and look. */
final class RollUpLag {

    private static final int PROBES = 50;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);
    private static final Duration GLANCE = Duration.ofMillis(2);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int WRITERS = 2;
    private static final Duration BETWEEN_COMMENTS = Duration.ofMillis(10);
    private static final int VIEWS_A_COMMENT = 50;
    private static final int MISSES_A_PROBE = 20;

    private final BigTracker tracker;
    private final Session session;
    private final CommentOnIssue commentOnIssue;

    RollUpLag(BigTracker tracker) {
        this.tracker = tracker;
        this.session = tracker.session();
        this.commentOnIssue = session.get(CommentOnIssue.class);
    }

    List<Figure> figures() {
        TaskScheduler scheduler = session.get(TaskScheduler.class);
        List<ScheduledFuture<?>> jobs = new ArrayList<>();
        Attempts attempts = session.get(Attempts.class);
        jobs.addAll(session.get(ScoresJob.class).scheduleOn(scheduler, attempts));
        jobs.addAll(session.get(ViewsJob.class).scheduleOn(scheduler, attempts));
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (Sql sql = Sql.connect(session)) {
            IntStream.range(0, WRITERS).forEach(number -> writers.execute(() -> write(number, over)));
            return probed(sql);
        } finally {
            over.set(true);
            writers.shutdown();
            jobs.forEach(job -> job.cancel(false));
        }
    }

    private List<Figure> probed(Sql sql) {
        PreparedStatement total = sql.prepared("SELECT total FROM popularity WHERE issue_id = ?");
        long[] lags = new long[PROBES];
        long[] misses = new long[PROBES * MISSES_A_PROBE];
        for (int probe = 0; probe < PROBES; probe++) {
            lags[probe] = lagOf(tracker.firstRecent() + probe, total);
            for (int miss = 0; miss < MISSES_A_PROBE; miss++) {
                misses[probe * MISSES_A_PROBE + miss] = Samples.nanosOf(this::list);
            }
            Pause.of(BETWEEN_PROBES);
        }
        Samples lag = new Samples(lags);
        Samples miss = new Samples(misses);
        return List.of(
                Figure.low("lag of the scores, longest of " + PROBES, lag.maxMillis(), "ms")
                        .atMost(1000)
                        .with("lag", lag.summary()),
                Figure.low("popular list on a cache miss while people write, p99", miss.p99Millis(), "ms")
                        .atMost(10)
                        .with("misses", miss.summary()));
    }

    private List<TrackedIssue> list() {
        return session.get(Issues.class)
                .find(session
                        .get(PopularityScores.class)
                        .top(PopularityRule.RECENT, RankPopularIssues.PLACES, tracker.end())
                        .stream()
                        .map(ranked -> ranked.issue())
                        .toList());
    }

    /** Nanoseconds from a comment that is kept to a score that counts it. */
    private long lagOf(long issue, PreparedStatement total) {
        long before = score(issue, total);
        commentOnIssue.comment(new IssueId(issue), "bench", "Any news?");
        long startedAt = System.nanoTime();
        while (score(issue, total) == before) {
            if (System.nanoTime() - startedAt > LIMIT.toNanos()) {
                throw new BenchmarkFailed("a score did not follow within " + LIMIT.toSeconds() + " s");
            }
            Pause.of(GLANCE);
        }
        return System.nanoTime() - startedAt;
    }

    private static long score(long issue, PreparedStatement total) {
        return Sql.query(total, row -> row.getLong(1), issue).get(0);
    }

    /** Only old issues and the newest, so that no probe is touched. */
    private void write(int number, AtomicBoolean over) {
        ViewTally tally = session.get(ViewTally.class);
        LongSupplier issue = WritesBenchmark.issues(tracker, number);
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        while (!over.get() && Instant.now().isBefore(end)) {
            long id = issue.getAsLong();
            if (id < tracker.firstRecent() || id >= tracker.firstRecent() + PROBES) {
                commentOnIssue.comment(new IssueId(id), "bench", "Works for me.");
            }
            IntStream.range(0, VIEWS_A_COMMENT).forEach(view -> tally.count(new IssueId(tracker.issues() - view)));
            Pause.of(BETWEEN_COMMENTS);
        }
    }
}
