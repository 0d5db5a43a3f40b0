package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.batch.JobResources;
import dev.nightshift.adapters.scheduler.batch.BatchWorkerJob;
import dev.nightshift.application.batch.BulkCommand;
import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.NoOp;
import dev.nightshift.application.batch.OwnerRoles;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Resources;
import dev.nightshift.domain.retry.RetryPolicy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The worker of this program, and the types that it knows. */
@Factory
final class BatchEngineWiring {

    /** How long the runs may take to let go when the program stops; it must be gone in five seconds. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Database database;

    BatchEngineWiring(Database database) {
        this.database = database;
    }

    @Singleton
    NoOp noOp() {
        return new NoOp(time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000));
    }

    @Singleton
    BulkCommand bulkCommand(BatchJobs jobs, CommandJob commandJob, Users users) {
        return new BulkCommand(jobs, commandJob, OwnerRoles.among(users));
    }

    @Singleton
    JobTypes jobTypes(List<JobType<?, ?, ?>> types, Extensions extensions) {
        return extensions.with(types);
    }

    @Singleton
    EngineDefaults defaults(
            @Value("${nightshift.batch.chunk-size:100}") int chunkSize,
            @Value("${nightshift.batch.max-retries:3}") int maxRetries,
            @Value("${nightshift.batch.retry-delay:1000}") int retryDelayMillis) {
        return new EngineDefaults(
                chunkSize,
                EngineDefaults.STANDARD.partitions(),
                RetryPolicy.retrying(maxRetries, Duration.ofMillis(retryDelayMillis)));
    }

    /** A quarter of the connections at most, so that jobs leave enough to the engine and to requests. */
    @Singleton
    Resources resources(@Value("${datasources.default.maximum-pool-size:10}") int connections) {
        return new JobResources(database, Math.max(1, connections / 4));
    }

    @Singleton
    @Requires(property = "nightshift.batch.worker", value = "true")
    BatchWorkerJob batchWorkerJob(Worker worker) {
        return new BatchWorkerJob(worker, GRACE);
    }

    @Singleton
    @Requires(property = "nightshift.batch.worker", value = "true")
    Worker worker(Workers workers, JobTypes types, MeterRegistry registry) {
        Worker worker = workers.of(types);
        Gauge.builder(
                        "nightshift.worker.overloaded",
                        worker,
                        each -> each.overload().isPresent() ? 1 : 0)
                .description("1 while the worker of this process takes no new work, 0 while it does.")
                .register(registry);
        return worker;
    }
}
