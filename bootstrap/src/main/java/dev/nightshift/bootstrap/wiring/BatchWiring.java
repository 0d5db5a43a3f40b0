package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.batch.Pace;
import dev.nightshift.adapters.persistence.batch.PostgresBatchEvents;
import dev.nightshift.adapters.persistence.batch.PostgresBatchFigures;
import dev.nightshift.adapters.persistence.batch.PostgresBatchJobs;
import dev.nightshift.adapters.persistence.batch.PostgresDeadItems;
import dev.nightshift.adapters.persistence.batch.PostgresJobLogs;
import dev.nightshift.adapters.persistence.batch.PostgresJobQueue;
import dev.nightshift.adapters.persistence.batch.PostgresRetention;
import dev.nightshift.adapters.persistence.batch.PostgresSchedules;
import dev.nightshift.adapters.persistence.batch.PostgresTemplates;
import dev.nightshift.adapters.scheduler.batch.BatchWorkerJob;
import dev.nightshift.adapters.scheduler.batch.CronFireTimes;
import dev.nightshift.adapters.scheduler.batch.OldJobsJob;
import dev.nightshift.adapters.scheduler.batch.SchedulesJob;
import dev.nightshift.application.batch.BulkCommand;
import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.CommandMany;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.FireSchedules;
import dev.nightshift.application.batch.ForgetOldJobs;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.KeepSchedules;
import dev.nightshift.application.batch.KeepTemplates;
import dev.nightshift.application.batch.NoOp;
import dev.nightshift.application.batch.ReadBatchFigures;
import dev.nightshift.application.batch.ReadJobRecords;
import dev.nightshift.application.batch.ReplayDeadItems;
import dev.nightshift.application.batch.Resources;
import dev.nightshift.application.batch.ShowJobs;
import dev.nightshift.application.batch.Usual;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchEvents;
import dev.nightshift.domain.batch.BatchFigures;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Retention;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.retry.RetryPolicy;
import dev.nightshift.domain.stats.BusinessCalendar;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Batch jobs. */
@Factory
final class BatchWiring {

    /** How long the runs may take to let go when the program stops; it must be gone in five seconds. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Period KEEP_LOGS = Period.ofDays(90);

    private final Database database;
    private final AuditLog audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    BatchWiring(Database database, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Singleton
    JobQueue jobQueue(
            @Value("${nightshift.batch.handicap:PT15M}") Duration low,
            @Value("${nightshift.meters:false}") boolean metered,
            BeanProvider<MeterRegistry> registry) {
        JobQueue queue = new PostgresJobQueue(database, new Pace(low, Worker.LEASE));
        return metered ? new MeteredJobQueue(queue, registry.get()) : queue;
    }

    @Singleton
    BatchJobs batchJobs(@Value("${nightshift.batch.handicap:PT15M}") Duration low) {
        return new PostgresBatchJobs(database, new Pace(low, Worker.LEASE));
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
    BatchFigures batchFigures() {
        return new PostgresBatchFigures(database);
    }

    @Singleton
    BatchEvents batchEvents() {
        return new PostgresBatchEvents(database);
    }

    @Singleton
    Retention retention() {
        return new PostgresRetention(database);
    }

    @Singleton
    FireTimes fireTimes() {
        return new CronFireTimes();
    }

    @Singleton
    JobIds jobIds() {
        return new JobIds(clock, random);
    }

    @Singleton
    NoOp noOp() {
        return new NoOp(time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000));
    }

    @Singleton
    BulkCommand bulkCommand(BatchJobs jobs, CommandJob commandJob) {
        return new BulkCommand(jobs, commandJob);
    }

    @Singleton
    JobTypes jobTypes(List<JobType<?, ?, ?>> types, Extensions extensions) {
        return extensions.with(types);
    }

    @Singleton
    Usual usual(
            @Value("${nightshift.batch.chunk-size:100}") int chunkSize,
            @Value("${nightshift.batch.max-retries:3}") int maxRetries,
            @Value("${nightshift.batch.retry-delay:1000}") int retryDelayMillis) {
        return new Usual(
                chunkSize,
                Usual.STANDARD.partitions(),
                RetryPolicy.retrying(maxRetries, Duration.ofMillis(retryDelayMillis)));
    }

    @Singleton
    Resources resources() {
        return new Resources() {
            @Override
            public <T> Optional<T> find(Class<T> kind) {
                return database.resource(kind);
            }
        };
    }

    @Singleton
    @Requires(property = "nightshift.batch.worker", value = "true")
    BatchWorkerJob batchWorkerJob(Workers workers, JobTypes types) {
        return new BatchWorkerJob(workers.of(types), GRACE);
    }

    @Singleton
    SchedulesJob schedulesJob(FireSchedules fireSchedules) {
        return new SchedulesJob(fireSchedules);
    }

    @Singleton
    OldJobsJob oldJobsJob(ForgetOldJobs forgetOldJobs) {
        return new OldJobsJob(forgetOldJobs);
    }

    @Singleton
    CreateJobs createJobs(BatchJobs jobs, Templates templates, JobTypes types, JobIds ids) {
        return new CreateJobs(database, jobs, templates, types, ids, audit, clock);
    }

    @Singleton
    CommandJob commandJob(BatchJobs jobs) {
        return new CommandJob(database, jobs, audit, clock);
    }

    @Singleton
    CommandMany commandMany(BatchJobs jobs, JobIds ids) {
        return new CommandMany(database, jobs, ids, audit, clock);
    }

    @Singleton
    ShowJobs showJobs(BatchJobs jobs, JobQueue queue) {
        return new ShowJobs(jobs, queue);
    }

    @Singleton
    ReadJobRecords readJobRecords(BatchJobs jobs, JobLogs logs, DeadItems dead) {
        return new ReadJobRecords(jobs, logs, dead);
    }

    @Singleton
    ReplayDeadItems replayDeadItems(BatchJobs jobs, DeadItems dead, JobTypes types, JobIds ids) {
        return new ReplayDeadItems(database, jobs, dead, types, ids, audit, clock);
    }

    @Singleton
    KeepTemplates keepTemplates(Templates templates, Schedules schedules, JobTypes types) {
        return new KeepTemplates(database, templates, schedules, types, audit, clock);
    }

    @Singleton
    KeepSchedules keepSchedules(Schedules schedules, Templates templates, FireTimes fireTimes) {
        return new KeepSchedules(database, schedules, templates, fireTimes, audit, clock);
    }

    @Singleton
    FireSchedules fireSchedules(Schedules schedules, FireTimes fireTimes, CreateJobs createJobs) {
        return new FireSchedules(database, schedules, fireTimes, createJobs);
    }

    @Singleton
    ReadBatchFigures readBatchFigures(BatchFigures figures, BusinessCalendar calendar) {
        return new ReadBatchFigures(figures, calendar.zone(), clock);
    }

    @Singleton
    ForgetOldJobs forgetOldJobs(Retention retention) {
        return new ForgetOldJobs(retention, JobPolicy.USUAL.keep(), KEEP_LOGS, clock);
    }
}
