package sample;

import dev.nightshift.adapters.persistence.DataSourceConnections;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Migrations;
import dev.nightshift.adapters.persistence.batch.JobResources;
import dev.nightshift.adapters.persistence.batch.EngineTimings;
import dev.nightshift.adapters.persistence.batch.PostgresBatchJobs;
import dev.nightshift.adapters.persistence.batch.PostgresDeadItems;
import dev.nightshift.adapters.persistence.batch.PostgresJobLogs;
import dev.nightshift.adapters.persistence.batch.PostgresJobQueue;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** Durable jobs in a program of one's own, on its own data source and threads, without the service. */
public final class EmbeddedWorker {

    private EmbeddedWorker() {}

    /** @param arguments the JDBC URL of a PostgreSQL, and how many numbers to write */
    public static void main(String[] arguments) throws InterruptedException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(arguments[0]);
        new Migrations(dataSource).migrate();
        Database database = new Database(new DataSourceConnections(dataSource));
        PostgresBatchJobs jobs = new PostgresBatchJobs(database, EngineTimings.DEFAULT);
        PostgresJobQueue queue = new PostgresJobQueue(database, EngineTimings.DEFAULT);
        JobTypes types = new JobTypes(List.of(new NumberLedger()));

        ExecutorService threads = Executors.newFixedThreadPool(4);
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        Worker worker = Worker.on(
                        database, queue, new PostgresJobLogs(database), new PostgresDeadItems(database), types, threads)
                .named("embedded")
                .concurrency(4)
                .offering(new JobResources(database))
                .build(InstantSource.system(), new SecureRandom());
        worker.register();
        timer.scheduleWithFixedDelay(worker::heartbeat, 1, 1, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(worker::maintain, 1, 1, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(worker::work, 0, 100, TimeUnit.MILLISECONDS);

        NewJob job = new NewJob(
                new JobIds(InstantSource.system(), new SecureRandom()).next(),
                types.names().get(0),
                Priority.NORMAL,
                Strategy.CHUNKED,
                "embedded",
                Map.of("numbers", Long.valueOf(arguments[1])),
                Optional.empty(),
                true,
                null,
                Set.of(),
                null);
        jobs.add(List.of(job));
        System.out.println(awaitEnd(jobs, job.id()));

        timer.shutdown();
        worker.leave(Duration.ofSeconds(3));
        threads.shutdown();
    }

    private static JobState awaitEnd(PostgresBatchJobs jobs, JobId id) throws InterruptedException {
        BatchJob job = jobs.find(id).orElseThrow();
        while (!job.state().isFinished()) {
            Thread.sleep(50);
            job = jobs.find(id).orElseThrow();
        }
        return job.state();
    }
}
