package dev.nightshift.benchmarks;

import dev.nightshift.adapters.persistence.DataSourceConnections;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.audit.PostgresAuditLog;
import dev.nightshift.adapters.persistence.batch.EngineTimings;
import dev.nightshift.adapters.persistence.batch.JobResources;
import dev.nightshift.adapters.persistence.batch.PostgresBatchJobs;
import dev.nightshift.adapters.persistence.batch.PostgresDeadItems;
import dev.nightshift.adapters.persistence.batch.PostgresJobLogs;
import dev.nightshift.adapters.persistence.batch.PostgresJobQueue;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Requester;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Our batch engine inside of this program, as any other program can embed it. */
final class BatchEngine implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration AT_MOST = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofMillis(10);

    private static final Requester BENCH = new Requester("bench", Role.ADMIN);

    private final Database database;
    private final JobTypes types;
    private final PostgresJobQueue queue;
    private final PostgresBatchJobs jobs;
    private final CreateJobs createJobs;
    private @Nullable Working working;

    BatchEngine(DataSource source, List<? extends JobType<?, ?, ?>> types) {
        this(source, types, EngineTimings.DEFAULT);
    }

    BatchEngine(DataSource source, List<? extends JobType<?, ?, ?>> types, EngineTimings pace) {
        this.database = new Database(new DataSourceConnections(source));
        this.types = new JobTypes(types);
        this.queue = new PostgresJobQueue(database, pace);
        this.jobs = new PostgresBatchJobs(database, pace);
        this.createJobs = new CreateJobs(
                database,
                jobs,
                new NoTemplates(),
                this.types,
                new JobIds(InstantSource.system(), RandomGenerator.getDefault()),
                new PostgresAuditLog(database),
                InstantSource.system());
    }

    JobQueue queue() {
        return queue;
    }

    BatchJobs jobs() {
        return jobs;
    }

    /** Makes the jobs of one call. */
    List<JobId> create(List<JobRequest> requests) {
        return create(requests, BENCH);
    }

    List<JobId> create(List<JobRequest> requests, Requester owner) {
        if (createJobs.create(requests, owner) instanceof CreateJobs.Outcome.Created created) {
            return created.jobs().stream().map(NewJob::id).toList();
        }
        throw new BenchmarkFailed("jobs were refused");
    }

    /** Begins to work, with so many threads and up to so many tasks at once. */
    void start(int threads, int tasks, EngineDefaults defaults) {
        working = new Working(threads, tasks, defaults);
    }

    void stop() {
        if (working != null) {
            working.close();
            working = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** A worker with the threads that it needs. */
    private final class Working {

        private final ExecutorService runs;
        private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
        private final ScheduledFuture<?> beats;
        private final Thread claims = new Thread(this::claim, "claims");
        private final Worker worker;
        private final int tasks;
        private volatile boolean ending;

        Working(int threads, int tasks, EngineDefaults defaults) {
            this.tasks = tasks;
            runs = Executors.newFixedThreadPool(threads);
            worker = Worker.on(
                            database,
                            queue,
                            new PostgresJobLogs(database),
                            new PostgresDeadItems(database),
                            types,
                            runs)
                    .concurrency(tasks)
                    .usually(defaults)
                    .offering(new JobResources(database))
                    .build(InstantSource.system(), new SecureRandom());
            worker.register();
            beats = heart.scheduleWithFixedDelay(
                    this::heartbeat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
            claims.start();
        }

        private void heartbeat() {
            worker.heartbeat();
            worker.maintain();
        }

        private void claim() {
            try {
                while (!ending) {
                    if (!worker.awaitRoom(Math.max(1, tasks / 2), AT_MOST) || worker.work() == 0) {
                        Thread.sleep(IDLE.toMillis());
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void close() {
            ending = true;
            try {
                claims.join();
                worker.leave(Duration.ofSeconds(10));
                beats.cancel(false);
                heart.shutdownNow();
                runs.shutdownNow();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new BenchmarkFailed("interrupted", interrupted);
            }
        }
    }
}
