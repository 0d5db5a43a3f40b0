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
import dev.nightshift.application.batch.AddSchedule;
import dev.nightshift.application.batch.AddTemplate;
import dev.nightshift.application.batch.BulkCommand;
import dev.nightshift.application.batch.ChangeSchedule;
import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.CommandMany;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.ExplainJobs;
import dev.nightshift.application.batch.FireSchedules;
import dev.nightshift.application.batch.ForgetOldJobs;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.ListDeadItems;
import dev.nightshift.application.batch.ListForgettableJobs;
import dev.nightshift.application.batch.ListJobs;
import dev.nightshift.application.batch.ListSchedules;
import dev.nightshift.application.batch.ListTemplates;
import dev.nightshift.application.batch.NoOp;
import dev.nightshift.application.batch.ReadBatchFigures;
import dev.nightshift.application.batch.ReadJobHistory;
import dev.nightshift.application.batch.ReadJobLog;
import dev.nightshift.application.batch.RemoveSchedule;
import dev.nightshift.application.batch.RemoveTemplate;
import dev.nightshift.application.batch.ReplayDeadItems;
import dev.nightshift.application.batch.ShowJob;
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
import dev.nightshift.domain.batch.Resources;
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
    ExplainJobs explainJobs(JobQueue queue) {
        return new ExplainJobs(queue);
    }

    @Singleton
    ShowJob showJob(BatchJobs jobs, ExplainJobs explainJobs) {
        return new ShowJob(jobs, explainJobs);
    }

    @Singleton
    ListJobs listJobs(BatchJobs jobs, ExplainJobs explainJobs) {
        return new ListJobs(jobs, explainJobs);
    }

    @Singleton
    ReadJobHistory readJobHistory(BatchJobs jobs) {
        return new ReadJobHistory(jobs);
    }

    @Singleton
    ReadJobLog readJobLog(BatchJobs jobs, JobLogs logs) {
        return new ReadJobLog(jobs, logs);
    }

    @Singleton
    ListDeadItems listDeadItems(BatchJobs jobs, DeadItems dead) {
        return new ListDeadItems(jobs, dead);
    }

    @Singleton
    ReplayDeadItems replayDeadItems(BatchJobs jobs, DeadItems dead, JobTypes types, JobIds ids) {
        return new ReplayDeadItems(database, jobs, dead, types, ids, audit, clock);
    }

    @Singleton
    ListTemplates listTemplates(Templates templates) {
        return new ListTemplates(templates);
    }

    @Singleton
    AddTemplate addTemplate(Templates templates, JobTypes types) {
        return new AddTemplate(database, templates, types, audit, clock);
    }

    @Singleton
    RemoveTemplate removeTemplate(Templates templates, Schedules schedules) {
        return new RemoveTemplate(database, templates, schedules, audit, clock);
    }

    @Singleton
    ListSchedules listSchedules(Schedules schedules, FireTimes fireTimes) {
        return new ListSchedules(schedules, fireTimes);
    }

    @Singleton
    AddSchedule addSchedule(Schedules schedules, Templates templates, FireTimes fireTimes) {
        return new AddSchedule(database, schedules, templates, fireTimes, audit, clock);
    }

    @Singleton
    ChangeSchedule changeSchedule(Schedules schedules, Templates templates, FireTimes fireTimes) {
        return new ChangeSchedule(database, schedules, templates, fireTimes, audit, clock);
    }

    @Singleton
    RemoveSchedule removeSchedule(Schedules schedules) {
        return new RemoveSchedule(database, schedules, audit, clock);
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
    ListForgettableJobs listForgettableJobs(Retention retention) {
        return new ListForgettableJobs(retention, JobPolicy.USUAL.keep(), KEEP_LOGS, clock);
    }

    @Singleton
    ForgetOldJobs forgetOldJobs(Retention retention, JobTypes types) {
        return new ForgetOldJobs(retention, types, JobPolicy.USUAL.keep(), KEEP_LOGS, clock);
    }
}
