package dev.nightshift.bootstrap.architecture;

import dev.nightshift.hexagon.Exemption;
import java.util.List;

/** Classes that a rule lets be, each with the reason. One that is not needed any more fails the build. */
final class Exempted {

    static final List<Exemption> ALL = List.of(
            new Exemption(
                    "classes_have_telling_names",
                    "dev.nightshift.embeddedpostgres.FreePort",
                    "a port of TCP, not of a hexagon"),
            new Exemption(
                    "schedules_are_in_the_scheduler",
                    "dev.nightshift.bootstrap.wiring.SchedulerWiring",
                    "hands the framework's scheduler to the adapter"),
            new Exemption(
                    "sql_is_in_the_persistence_adapter",
                    "dev.nightshift.bootstrap.wiring.DatabaseWiring",
                    "hands the framework's connections to the adapter"),
            new Exemption(
                    "sql_is_in_the_persistence_adapter",
                    "dev.nightshift.bootstrap.configuration.Session",
                    "migrates before there are beans, by a data source without a pool"),
            new Exemption(
                    "sql_is_in_the_persistence_adapter",
                    "dev.nightshift.bootstrap.configuration.ExternalDatabase",
                    "waits for the database before anything uses it"),
            new Exemption(
                    "sql_is_in_the_persistence_adapter",
                    "dev.nightshift.bootstrap.configuration.Backups",
                    "asks on behalf of the backup which schema is in use"),
            new Exemption(
                    "use_cases_have_one_public_method",
                    "dev.nightshift.application.batch.Worker",
                    "an engine that its owner drives: it beats, tends and claims by calls of its own"),
            new Exemption(
                    "use_cases_have_one_public_method",
                    "dev.nightshift.application.batch.JobTypes",
                    "the catalogue of the types that a program knows is no use case"),
            new Exemption(
                    "use_cases_have_one_public_method",
                    "dev.nightshift.application.batch.JobNews",
                    "what can be read of jobs that are followed; the loop that asks is that of the streams"),
            new Exemption(
                    "every_fake_has_a_contract",
                    "dev.nightshift.domain.batch.JobLife$Store",
                    "part of the queue and of the jobs, whose contracts hold what it stores"),
            new Exemption(
                    "days_are_half_open",
                    "dev.nightshift.adapters.persistence.Times",
                    "the last instant that PostgreSQL keeps is not the end of a day"),
            new Exemption(
                    "days_are_half_open",
                    "dev.nightshift.domain.cron.TimesOfDay",
                    "a time of day that an expression names is not the end of a day"),
            new Exemption(
                    "what_is_shared_knows_no_context",
                    "dev.nightshift.adapters.web.request.Caller",
                    "who calls, and with which role, is part of every request"),
            new Exemption(
                    "what_is_shared_knows_no_context",
                    "dev.nightshift.adapters.web.security",
                    "a token says which user calls, and with which role"),
            new Exemption(
                    "old_dates_are_not_used",
                    "dev.nightshift.adapters.web.security",
                    "the library for the tokens knows no other"));

    private Exempted() {}
}
