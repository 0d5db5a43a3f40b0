package dev.nightshift.bootstrap.demo;

import dev.nightshift.application.Transactions;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.popularity.RankPopularIssues;
import dev.nightshift.application.stats.AggregateDailyStats;
import dev.nightshift.application.stats.RecountChangedDays;
import dev.nightshift.application.tracking.ImportIssues;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.TrackedIssue;
import dev.nightshift.domain.tracking.Views;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Fills an empty database once, and runs the main jobs on it. */
@Singleton
public final class Demo {

    private static final long SEED = 20;
    private static final int VIEWS_A_DAY = 700;

    private static final String OWNER = "admin";

    private final Transactions transactions;
    private final ImportIssues importIssues;
    private final Issues issues;
    private final Views views;
    private final PopularityScores scores;
    private final RecountChangedDays recountChangedDays;
    private final AggregateDailyStats aggregateDailyStats;
    private final RankPopularIssues rankPopularIssues;
    private final CreateJobs createJobs;
    private final BusinessCalendar calendar;
    private final InstantSource clock;

    public Demo(
            Transactions transactions,
            ImportIssues importIssues,
            Issues issues,
            Views views,
            PopularityScores scores,
            RecountChangedDays recountChangedDays,
            AggregateDailyStats aggregateDailyStats,
            RankPopularIssues rankPopularIssues,
            CreateJobs createJobs,
            BusinessCalendar calendar,
            InstantSource clock) {
        this.transactions = transactions;
        this.importIssues = importIssues;
        this.issues = issues;
        this.views = views;
        this.scores = scores;
        this.recountChangedDays = recountChangedDays;
        this.aggregateDailyStats = aggregateDailyStats;
        this.rankPopularIssues = rankPopularIssues;
        this.createJobs = createJobs;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A line for every job that ran; none when the database holds issues already. */
    public List<String> fill() {
        if (!issues.list(IssueFilter.ALL, null, 1).items().isEmpty()) {
            return List.of("demo: the database holds issues already, and is left as it is");
        }
        RandomGenerator random = new SplittableRandom(SEED);
        Instant now = clock.instant();
        return List.of(
                timed("tracker", () -> fillTracker(random, now)),
                timed("daily statistics", () -> aggregate(calendar.dayOf(now))),
                timed("popular issues", this::rank),
                timed("batch jobs", this::makeJobs));
    }

    private String fillTracker(RandomGenerator random, Instant now) {
        return transactions.inOne(() -> {
            IssueIntake.Settled settled =
                    importIssues.takeIn(new DemoTracker(random, calendar.zone(), now), phase -> {});
            long seen = view(random, now);
            scores.rebuild(now);
            return "%d issues, %d comments, %d status changes, %d views"
                    .formatted(settled.newIssues(), settled.newComments(), settled.newStatusChanges(), seen);
        });
    }

    private String aggregate(LocalDate today) {
        recountChangedDays.recount();
        DayRange past = new DayRange(today.minusDays(DemoTracker.DAYS), today.minusDays(1));
        aggregateDailyStats.aggregate(past, "demo");
        return past.length() + " days aggregated";
    }

    /** Of every kind: they run once the service does. */
    private String makeJobs() {
        List<JobRequest> requests = List.of(
                JobRequest.of("NO_OP", Map.of("items", 2_000L, "itemDuration", "PT0.05S", "chunkSize", 20L)),
                new JobRequest(
                        null,
                        "NO_OP",
                        null,
                        Map.of("items", 4_000L, "itemDuration", "PT0.05S", "partitions", 4L, "chunkSize", 20L),
                        Priority.HIGH,
                        Strategy.PARALLEL,
                        null,
                        List.of(),
                        true),
                JobRequest.of("NO_OP", Map.of("items", 100L, "badEvery", 25L)),
                JobRequest.of("NO_OP", Map.of("items", 100L, "breakAt", 60L)),
                JobRequest.of("NO_OP", Map.of("items", 10L, "failAt", 5L)),
                new JobRequest(null, "NO_OP", null, Map.of(), Priority.LOW, null, null, List.of(), false));
        createJobs.create(requests, new Requester(OWNER, Role.ADMIN));
        return requests.size() + " made";
    }

    private String rank() {
        return rankPopularIssues
                        .rank(PopularityRule.RECENT, Optional.empty())
                        .entries()
                        .size() + " ranked";
    }

    /** Three times a day people look, mostly at what is new. */
    private long view(RandomGenerator random, Instant now) {
        List<TrackedIssue> newestFirst = all();
        long seen = 0;
        for (Instant at = now.minus(Duration.ofDays(DemoTracker.DAYS));
                at.isBefore(now);
                at = at.plus(Duration.ofHours(8))) {
            Map<IssueId, Long> counts = viewsAt(at, newestFirst, random);
            if (!counts.isEmpty()) {
                views.add(counts, at);
            }
            seen += counts.values().stream().mapToLong(Long::longValue).sum();
        }
        return seen;
    }

    private static Map<IssueId, Long> viewsAt(Instant at, List<TrackedIssue> newestFirst, RandomGenerator random) {
        List<TrackedIssue> there = newestFirst.stream()
                .filter(tracked -> tracked.issue().createdAt().isBefore(at))
                .toList();
        Map<IssueId, Long> counts = new HashMap<>();
        for (int i = 0; i < VIEWS_A_DAY / 3 && !there.isEmpty(); i++) {
            double recent = Math.pow(random.nextDouble(), 4);
            counts.merge(there.get((int) (recent * there.size())).issue().id(), 1L, Long::sum);
        }
        return counts;
    }

    private List<TrackedIssue> all() {
        List<TrackedIssue> all = new ArrayList<>();
        var page = issues.list(IssueFilter.ALL, null, 1000);
        all.addAll(page.items());
        while (page.next() != null) {
            page = issues.list(IssueFilter.ALL, page.next(), 1000);
            all.addAll(page.items());
        }
        return all;
    }

    private static String timed(String job, Supplier<String> work) {
        long startedAt = System.nanoTime();
        String result = work.get();
        return String.format(Locale.ROOT, "demo: %s: %s in %.1f s", job, result, (System.nanoTime() - startedAt) / 1e9);
    }
}
