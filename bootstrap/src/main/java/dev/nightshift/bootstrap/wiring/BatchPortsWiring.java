package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.batch.EngineTimings;
import dev.nightshift.adapters.persistence.batch.PostgresBatchEvents;
import dev.nightshift.adapters.persistence.batch.PostgresBatchJobs;
import dev.nightshift.adapters.persistence.batch.PostgresBatchMetrics;
import dev.nightshift.adapters.persistence.batch.PostgresDeadItems;
import dev.nightshift.adapters.persistence.batch.PostgresJobLogs;
import dev.nightshift.adapters.persistence.batch.PostgresJobQueue;
import dev.nightshift.adapters.persistence.batch.PostgresRetention;
import dev.nightshift.adapters.persistence.batch.PostgresSchedules;
import dev.nightshift.adapters.persistence.batch.PostgresTemplates;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.batch.BatchEvents;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.BatchMetrics;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.Retention;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Templates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What batch jobs are kept in, and told by. */
@Factory
final class BatchPortsWiring {

    private final Database database;

    BatchPortsWiring(Database database) {
        this.database = database;
    }

    @Singleton
    JobQueue jobQueue(
            @Value("${nightshift.batch.handicap:PT15M}") Duration low,
            @Value("${nightshift.meters:false}") boolean metered,
            BeanProvider<MeterRegistry> registry) {
        JobQueue queue = new PostgresJobQueue(database, new EngineTimings(low, Worker.LEASE));
        return metered ? new MeteredJobQueue(queue, registry.get()) : queue;
    }

    @Singleton
    BatchJobs batchJobs(@Value("${nightshift.batch.handicap:PT15M}") Duration low) {
        return new PostgresBatchJobs(database, new EngineTimings(low, Worker.LEASE));
    }

    @Singleton
    JobLogs jobLogs() {
        return new PostgresJobLogs(database);
    }

    @Singleton
    DeadItems deadItems() {
        return new PostgresDeadItems(database);
    }

    @Singleton
    Templates templates() {
        return new PostgresTemplates(database);
    }

    @Singleton
    Schedules schedules() {
        return new PostgresSchedules(database);
    }

    @Singleton
    BatchMetrics batchMetrics() {
        return new PostgresBatchMetrics(database);
    }

    @Singleton
    BatchEvents batchEvents() {
        return new PostgresBatchEvents(database);
    }

    @Singleton
    Retention retention() {
        return new PostgresRetention(database);
    }
}
