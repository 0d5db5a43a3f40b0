package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.scheduler.batch.OldJobsJob;
import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.CommandMany;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.ExplainJobs;
import dev.nightshift.application.batch.FairUse;
import dev.nightshift.application.batch.ForgetOldJobs;
import dev.nightshift.application.batch.JobNews;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.ListDeadItems;
import dev.nightshift.application.batch.ListForgettableJobs;
import dev.nightshift.application.batch.ListJobs;
import dev.nightshift.application.batch.ListWorkers;
import dev.nightshift.application.batch.ReadBatchMetrics;
import dev.nightshift.application.batch.ReadJobHistory;
import dev.nightshift.application.batch.ReadJobLog;
import dev.nightshift.application.batch.ReadTextParameters;
import dev.nightshift.application.batch.ReplayDeadItems;
import dev.nightshift.application.batch.ShowJob;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchEvents;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.BatchMetrics;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.Retention;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.stats.BusinessCalendar;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.Period;

/** What users do with batch jobs, and what becomes of old ones. */
@Factory
final class BatchWiring {

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
    JobIds jobIds() {
        return new JobIds(clock, random);
    }

    @Singleton
    FairUse fairUse(
            @Value("${nightshift.batch.high-min-role:MANAGER}") Role highFrom,
            @Value("${nightshift.batch.max-unfinished-per-user:10000}") int quota) {
        return new FairUse(highFrom, quota);
    }

    @Singleton
    CreateJobs createJobs(BatchJobs jobs, Templates templates, JobTypes types, JobIds ids, FairUse fairUse) {
        return new CreateJobs(database, jobs, templates, types, ids, fairUse, audit, clock);
    }

    @Singleton
    ReadTextParameters readTextParameters(JobTypes types, Templates templates) {
        return new ReadTextParameters(types, templates);
    }

    @Singleton
    CommandJob commandJob(BatchJobs jobs, BeanProvider<JobTypes> types) {
        return new CommandJob(database, jobs, types::get, audit, clock);
    }

    @Singleton
    CommandMany commandMany(BatchJobs jobs, JobIds ids, FairUse fairUse) {
        return new CommandMany(database, jobs, ids, fairUse, audit, clock);
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
    ReplayDeadItems replayDeadItems(BatchJobs jobs, DeadItems dead, JobTypes types, JobIds ids, FairUse fairUse) {
        return new ReplayDeadItems(database, jobs, dead, types, ids, fairUse, audit, clock);
    }

    @Singleton
    ListWorkers listWorkers(JobQueue queue) {
        return new ListWorkers(queue);
    }

    @Singleton
    JobNews jobNews(BatchEvents events, BatchJobs jobs, JobLogs logs) {
        return new JobNews(events, jobs, logs);
    }

    @Singleton
    ReadBatchMetrics readBatchMetrics(BatchMetrics metrics, BusinessCalendar calendar) {
        return new ReadBatchMetrics(metrics, calendar.zone(), clock);
    }

    @Singleton
    ListForgettableJobs listForgettableJobs(Retention retention) {
        return new ListForgettableJobs(retention, JobPolicy.DEFAULT.keep(), KEEP_LOGS, clock);
    }

    @Singleton
    ForgetOldJobs forgetOldJobs(Retention retention, JobTypes types) {
        return new ForgetOldJobs(retention, types, JobPolicy.DEFAULT.keep(), KEEP_LOGS, clock);
    }

    @Singleton
    OldJobsJob oldJobsJob(ForgetOldJobs forgetOldJobs) {
        return new OldJobsJob(forgetOldJobs);
    }
}
