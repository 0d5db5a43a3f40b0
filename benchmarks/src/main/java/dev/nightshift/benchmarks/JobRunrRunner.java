package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.stream.Stream;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/** The free edition of JobRunr, which polls every five seconds at most and asks for more as soon as workers are idle. */
final class JobRunrRunner implements JobRunner {

    private static final String SCHEMA = "jobrunr";
    private static final Duration LEAST_POLL_INTERVAL = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final Sql sql;
    private final int threads;
    private final JacksonJsonMapper json = new JacksonJsonMapper();
    private final PostgresStorageProvider storage;
    private final JobRequestScheduler scheduler;
    private @Nullable BackgroundJobServer server;

    JobRunrRunner(BatchDatabase database, BatchScale scale) {
        this.sql = database.sql();
        this.sql.execute("CREATE SCHEMA " + SCHEMA);
        this.pool = database.pool(SCHEMA, scale.pool(), false);
        this.threads = scale.threads();
        this.storage = new PostgresStorageProvider(pool);
        this.storage.setJobMapper(new JobMapper(json));
        this.scheduler = new JobRequestScheduler(storage);
    }

    @Override
    public String name() {
        return "JobRunr";
    }

    @Override
    public void empty() {
        sql.execute("TRUNCATE jobrunr.jobrunr_jobs");
    }

    @Override
    public void enqueue(int jobs) {
        scheduler.enqueue(Stream.generate(Nothing::new).limit(jobs));
    }

    @Override
    public void start(Tally tally) {
        Handler.current = tally;
        JobActivator activator = new JobActivator() {
            @Override
            public <T> T activateJob(Class<T> type) {
                return type.cast(new Handler());
            }
        };
        server = new BackgroundJobServer(
                storage,
                json,
                activator,
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andPollInterval(LEAST_POLL_INTERVAL)
                        .andWorkerCount(threads));
        server.start();
    }

    @Override
    public boolean isDone() {
        return sql.number("SELECT count(*) FROM jobrunr.jobrunr_jobs WHERE state <> 'SUCCEEDED'") == 0;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        scheduler.shutdown();
        storage.close();
        pool.close();
        sql.close();
    }

    /** A job that does nothing; public, with a constructor, for what makes it of JSON. */
    public static final class Nothing implements JobRequest {
        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /** Counts the jobs. */
    public static final class Handler implements JobRequestHandler<Nothing> {

        private static volatile @Nullable Tally current;

        @Override
        public void run(Nothing request) {
            Tally tally = current;
            if (tally != null) {
                tally.count();
            }
        }
    }
}
