package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.sentiment.SentimentTypes;
import dev.nightshift.application.Transactions;
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
import dev.nightshift.application.batch.JobNews;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.ListDeadItems;
import dev.nightshift.application.batch.ListForgettableJobs;
import dev.nightshift.application.batch.ListJobs;
import dev.nightshift.application.batch.ListSchedules;
import dev.nightshift.application.batch.ListTemplates;
import dev.nightshift.application.batch.ListWorkers;
import dev.nightshift.application.batch.NoOp;
import dev.nightshift.application.batch.ReadBatchMetrics;
import dev.nightshift.application.batch.ReadJobHistory;
import dev.nightshift.application.batch.ReadJobLog;
import dev.nightshift.application.batch.RemoveSchedule;
import dev.nightshift.application.batch.RemoveTemplate;
import dev.nightshift.application.batch.ReplayDeadItems;
import dev.nightshift.application.batch.ShowJob;
import dev.nightshift.application.keywords.DocumentCount;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchEvents;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.sentiment.InMemorySentiment;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The batch engine in memory, and its use cases. */
@Factory
final class BatchFakes {

    private final InMemoryBatch batch;
    private final KeptSpans spans = new KeptSpans();
    private final JobIds ids;
    private final JobTypes types;
    private final CommandJob commandJob;
    private final Transactions transactions;
    private final AuditLog audit;
    private final MovableClock clock;

    BatchFakes(
            Transactions transactions,
            AuditLog audit,
            MovableClock clock,
            List<DocumentCount> documentCount,
            InMemorySentiment sentiment) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        batch = new InMemoryBatch(clock);
        ids = new JobIds(clock, RandomGenerator.getDefault());
        commandJob = new CommandJob(transactions, batch.jobs(), this::types, audit, clock);
        List<JobType<?, ?, ?>> known = new ArrayList<>(documentCount);
        known.addAll(SentimentTypes.over(sentiment));
        known.addAll(List.of(
                new NoOp(time -> {}), new DaysType(), new BulkCommand(batch.jobs(), commandJob, owner -> Role.ADMIN)));
        types = new JobTypes(known);
    }

    @Singleton
    InMemoryBatch batch() {
        return batch;
    }

    @Singleton
    KeptSpans spans() {
        return spans;
    }

    @Singleton
    BatchJobs jobs() {
        return batch.jobs();
    }

    @Singleton
    JobQueue queue() {
        return batch.queue();
    }

    @Singleton
    JobLogs logs() {
        return batch.logs();
    }

    @Singleton
    BatchEvents events() {
        return batch.events();
    }

    @Singleton
    JobTypes types() {
        return types;
    }

    @Singleton
    CreateJobs createJobs() {
        return new CreateJobs(transactions, batch.jobs(), batch.templates(), types, ids, audit, clock);
    }

    @Singleton
    ExplainJobs explainJobs() {
        return new ExplainJobs(batch.queue());
    }

    @Singleton
    ShowJob showJob(ExplainJobs explainJobs) {
        return new ShowJob(batch.jobs(), explainJobs);
    }

    @Singleton
    ListJobs listJobs(ExplainJobs explainJobs) {
        return new ListJobs(batch.jobs(), explainJobs);
    }

    @Singleton
    CommandJob commandJob() {
        return commandJob;
    }

    @Singleton
    CommandMany commandMany() {
        return new CommandMany(transactions, batch.jobs(), ids, audit, clock);
    }

    @Singleton
    ReadJobHistory readJobHistory() {
        return new ReadJobHistory(batch.jobs());
    }

    @Singleton
    ReadJobLog readJobLog() {
        return new ReadJobLog(batch.jobs(), batch.logs());
    }

    @Singleton
    ListDeadItems listDeadItems() {
        return new ListDeadItems(batch.jobs(), batch.deadItems());
    }

    @Singleton
    ReplayDeadItems replayDeadItems() {
        return new ReplayDeadItems(transactions, batch.jobs(), batch.deadItems(), types, ids, audit, clock);
    }

    @Singleton
    ListTemplates listTemplates() {
        return new ListTemplates(batch.templates());
    }

    @Singleton
    AddTemplate addTemplate() {
        return new AddTemplate(transactions, batch.templates(), types, audit, clock);
    }

    @Singleton
    RemoveTemplate removeTemplate() {
        return new RemoveTemplate(transactions, batch.templates(), batch.schedules(), audit, clock);
    }

    @Singleton
    ListSchedules listSchedules() {
        return new ListSchedules(batch.schedules(), daily());
    }

    @Singleton
    AddSchedule addSchedule() {
        return new AddSchedule(transactions, batch.schedules(), batch.templates(), daily(), audit, clock);
    }

    @Singleton
    ChangeSchedule changeSchedule() {
        return new ChangeSchedule(
                transactions,
                batch.schedules(),
                batch.templates(),
                daily(),
                new FireSchedules(transactions, batch.schedules(), daily(), createJobs(), owner -> Role.ADMIN, clock),
                audit,
                clock);
    }

    @Singleton
    RemoveSchedule removeSchedule() {
        return new RemoveSchedule(transactions, batch.schedules(), audit, clock);
    }

    @Singleton
    AbsentMetrics metrics() {
        return new AbsentMetrics(batch.metrics());
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
    ReadBatchMetrics readBatchMetrics(AbsentMetrics metrics) {
        return new ReadBatchMetrics(metrics, ZoneId.of("Asia/Seoul"), clock);
    }

    @Singleton
    ListForgettableJobs listForgettableJobs() {
        return new ListForgettableJobs(spans, Period.ofYears(2), Period.ofDays(90), clock);
    }

    @Singleton
    ForgetOldJobs forgetOldJobs() {
        return new ForgetOldJobs(spans, types, Period.ofYears(2), Period.ofDays(90), clock);
    }

    /** Knows what the hour of "0 2 * * *" is, and that the 30th of February never comes. */
    private static FireTimes daily() {
        return (cron, zone, instant) -> {
            String[] fields = cron.split(" ", -1);
            if (fields.length != 5 || !fields[1].matches("[0-9]|1[0-9]|2[0-3]")) {
                throw new IllegalArgumentException("must have five fields, was '%s'".formatted(cron));
            }
            if (fields[2].equals("30") && fields[3].equals("2")) {
                return Optional.empty();
            }
            LocalTime time = LocalTime.of(Integer.parseInt(fields[1]), 0);
            var today = instant.atZone(zone).toLocalDate();
            var next = today.atTime(time).atZone(zone).toInstant();
            return Optional.of(
                    next.isAfter(instant)
                            ? next
                            : today.plusDays(1).atTime(time).atZone(zone).toInstant());
        };
    }
}
