package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages of the list of jobs, through every filter, at its beginning and deep inside. */
final class BatchLists implements Benchmark {

    private static final int PAGE = 50;
    private static final int FIRST_PAGES = 20;
    private static final int DEEP_PAGES = 30;

    /** A filter that misses its bar by far need not be asked for to the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "batch-lists";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        BatchScale scale = bench.batch();
        try (BatchDatabase database = BatchDatabase.kept(bench, name());
                Sql sql = database.sql();
                HikariDataSource pool = database.pool(BatchDatabase.OURS, scale.pool());
                BatchEngine engine = new BatchEngine(pool, List.of(new CountedNothing()))) {
            if (sql.number("SELECT count(*) FROM batch_finished") != scale.listed()) {
                ManyJobs.queued(sql, CountedNothing.NAME, 1_000);
                ManyJobs.finished(sql, scale.listed());
            }
            List<JobId> deep = deep(sql);
            List<Figure> figures = new ArrayList<>();
            filters(deep).forEach((what, filter) -> figures.add(pages(what, engine.jobs(), filter, deep)));
            Map<String, Object> settings = database.settings();
            return figures.stream()
                    .map(figure -> figure.with("settings", settings).with("finished", scale.listed()))
                    .toList();
        }
    }

    private static Map<String, JobFilter> filters(List<JobId> deep) {
        Instant middle = deep.get(deep.size() / 2).madeAt();
        Map<String, JobFilter> filters = new LinkedHashMap<>();
        filters.put("all", JobFilter.ALL);
        filters.put("state of nearly all", states(JobState.COMPLETED));
        filters.put("state of 2 %", states(JobState.FAILED));
        filters.put("state of 1 in 20,000", states(JobState.QUARANTINED));
        filters.put("rare states", states(JobState.FAILED, JobState.QUARANTINED, JobState.CANCELLED));
        filters.put("state of none", states(JobState.PAUSED));
        filters.put("type of most", type("STATS_BACKFILL"));
        filters.put("type of few", type("RARE_TYPE"));
        filters.put("type of none", type("NO_SUCH_TYPE"));
        filters.put("priority of most", priority(Priority.NORMAL));
        filters.put("priority of 2 %", priority(Priority.HIGH));
        filters.put("owner of many", owner("user-17"));
        filters.put("owner of few", owner("rare.owner"));
        filters.put("owner of none", owner("nobody"));
        filters.put("text in nearly all", text("nightly"));
        filters.put("text in 2 %", text("was reset"));
        filters.put("text in few", text("needle in the"));
        filters.put("text in none", text("no such words"));
        filters.put("text of two letters", text("zq"));
        filters.put(
                "times",
                new JobFilter(
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        middle.minus(Duration.ofHours(1)),
                        middle.plus(Duration.ofHours(1))));
        filters.put(
                "rare type and priority", new JobFilter(Set.of(), "RARE_TYPE", Priority.HIGH, null, null, null, null));
        filters.put(
                "rare state, owner of many",
                new JobFilter(Set.of(JobState.QUARANTINED), null, null, "user-17", null, null, null));
        filters.put(
                "state that the type never has",
                new JobFilter(Set.of(JobState.FAILED), "RARE_TYPE", null, null, null, null, null));
        filters.put("common text, rare type", new JobFilter(Set.of(), "RARE_TYPE", null, null, "nightly", null, null));
        filters.put(
                "common text, state of 2 %",
                new JobFilter(Set.of(JobState.FAILED), null, null, null, "host-7", null, null));
        filters.put(
                "common text that the owner never has",
                new JobFilter(Set.of(), null, Priority.HIGH, "rare.owner", "nightly", null, null));
        return filters;
    }

    private static Figure pages(String what, BatchJobs jobs, JobFilter filter, List<JobId> deep) {
        List<Duration> took = new ArrayList<>();
        int found = 0;
        @Nullable JobId before = null;
        jobs.list(filter, null, PAGE);
        long firstEnd = System.nanoTime() + PATIENCE.toNanos();
        for (int page = 0; page < FIRST_PAGES && System.nanoTime() < firstEnd; page++) {
            Page<BatchJob, JobId> read = timed(jobs, filter, before, took);
            found += read.items().size();
            before = read.next();
            if (before == null) {
                break;
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (JobId place : deep) {
            if (System.nanoTime() < end) {
                timed(jobs, filter, place, took);
            }
        }
        Samples samples = Samples.of(took);
        System.err.printf("%s: %s%n", what, samples.summary());
        return Figure.low("jobs listed, %s, p99 of a page".formatted(what), samples.p99Millis(), "ms")
                .atMost(200)
                .with("ours", samples.summary())
                .with("foundOnFirstPages", found);
    }

    private static Page<BatchJob, JobId> timed(
            BatchJobs jobs, JobFilter filter, @Nullable JobId before, List<Duration> took) {
        long startedAt = System.nanoTime();
        Page<BatchJob, JobId> page = jobs.list(filter, before, PAGE);
        took.add(Duration.ofNanos(System.nanoTime() - startedAt));
        return page;
    }

    /** Ids of jobs all over the list, newest first. */
    private static List<JobId> deep(Sql sql) {
        return sql.query(
                "SELECT job_id FROM (SELECT job_id, row_number() OVER (ORDER BY job_id DESC) AS place, count(*) OVER () AS jobs"
                        + " FROM batch_finished) AS numbered WHERE place %% (jobs / %d) = 0 ORDER BY place"
                                .formatted(DEEP_PAGES),
                row -> new JobId(row.getObject(1, UUID.class)));
    }

    private static JobFilter states(JobState... states) {
        return new JobFilter(Set.of(states), null, null, null, null, null, null);
    }

    private static JobFilter type(String name) {
        return new JobFilter(Set.of(), name, null, null, null, null, null);
    }

    private static JobFilter priority(Priority priority) {
        return new JobFilter(Set.of(), null, priority, null, null, null, null);
    }

    private static JobFilter owner(String name) {
        return new JobFilter(Set.of(), null, null, name, null, null, null);
    }

    private static JobFilter text(String text) {
        return new JobFilter(Set.of(), null, null, null, text, null, null);
    }
}
