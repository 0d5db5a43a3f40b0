package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.scheduler.batch.CronFireTimes;
import dev.nightshift.adapters.scheduler.batch.SchedulesJob;
import dev.nightshift.application.batch.AddSchedule;
import dev.nightshift.application.batch.AddTemplate;
import dev.nightshift.application.batch.ChangeSchedule;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.FireSchedules;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.ListSchedules;
import dev.nightshift.application.batch.ListTemplates;
import dev.nightshift.application.batch.OwnerRoles;
import dev.nightshift.application.batch.RemoveSchedule;
import dev.nightshift.application.batch.RemoveTemplate;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Templates;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Templates of batch jobs, and the schedules that make jobs of them. */
@Factory
final class SchedulesWiring {

    private final Database database;
    private final AuditLog audit;
    private final InstantSource clock;

    SchedulesWiring(Database database, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Singleton
    FireTimes fireTimes() {
        return new CronFireTimes();
    }

    @Singleton
    SchedulesJob schedulesJob(FireSchedules fireSchedules) {
        return new SchedulesJob(fireSchedules);
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
    ChangeSchedule changeSchedule(
            Schedules schedules, Templates templates, FireTimes fireTimes, FireSchedules fireSchedules) {
        return new ChangeSchedule(database, schedules, templates, fireTimes, fireSchedules, audit, clock);
    }

    @Singleton
    RemoveSchedule removeSchedule(Schedules schedules) {
        return new RemoveSchedule(database, schedules, audit, clock);
    }

    @Singleton
    FireSchedules fireSchedules(Schedules schedules, FireTimes fireTimes, CreateJobs createJobs, Users users) {
        return new FireSchedules(database, schedules, fireTimes, createJobs, OwnerRoles.among(users), clock);
    }
}
