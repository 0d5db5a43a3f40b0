package dev.nightshift.bootstrap.architecture;

import dev.nightshift.bootstrap.architecture.hexagon.Confinement;
import java.util.List;

/** Technologies that have a place of their own, or none. */
public final class Technologies {

    public static final List<Confinement> CONFINED = List.of(
            new Confinement(
                    "controllers_are_in_the_web_adapter",
                    List.of(
                            "io.micronaut.http.annotation.Controller",
                            "io.micronaut.http.annotation.Filter",
                            "io.micronaut.http.annotation.ServerFilter",
                            "io.micronaut.http.server..",
                            "io.micronaut.security.."),
                    List.of("adapters.web"),
                    "what a caller may see and do is decided in one place"),
            new Confinement(
                    "schedules_are_in_the_scheduler",
                    List.of(
                            "io.micronaut.scheduling.annotation.Scheduled",
                            "io.micronaut.scheduling.annotation.Schedules",
                            "io.micronaut.scheduling.TaskScheduler",
                            "io.micronaut.scheduling.ScheduledExecutorTaskScheduler"),
                    List.of("adapters.scheduler"),
                    "a fire is a hint; whoever wants to know what happens by itself looks in one place"),
            new Confinement(
                    "sql_is_in_the_persistence_adapter",
                    List.of(
                            "java.sql..",
                            "javax.sql..",
                            "org.postgresql..",
                            "org.jdbi..",
                            "org.flywaydb..",
                            "io.micronaut.data..",
                            "io.micronaut.transaction.."),
                    List.of("adapters.persistence", "bootstrap.postgres", "bootstrap.backup"),
                    "nobody else knows how things are kept"),
            new Confinement(
                    "old_dates_are_not_used",
                    List.of(
                            "java.util.Date",
                            "java.util.Calendar",
                            "java.util.GregorianCalendar",
                            "java.sql.Date",
                            "java.text.DateFormat",
                            "java.text.SimpleDateFormat",
                            "org.joda.time.."),
                    List.of(),
                    "java.time says which of instant, day and zone is meant"),
            new Confinement(
                    "no_library_rewrites_the_language",
                    List.of("lombok..", "org.mapstruct..", "io.vavr.."),
                    List.of(),
                    "Java 17 has records, sealed types and patterns of its own"));

    private Technologies() {}
}
