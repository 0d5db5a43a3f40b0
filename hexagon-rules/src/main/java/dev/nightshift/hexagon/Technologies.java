package dev.nightshift.hexagon;

import java.util.ArrayList;
import java.util.List;

/** Technologies of a hexagon with Micronaut and PostgreSQL that have a place of their own, or none. */
public final class Technologies {

    /**
     * Controllers in the web adapter, schedules in the scheduler, SQL in the persistence adapter; some libraries nowhere.
     *
     * @param more other packages that may speak SQL, relative to the root
     */
    public static List<Confinement> confined(String... more) {
        List<String> ofSql = new ArrayList<>(List.of("adapters.persistence"));
        ofSql.addAll(List.of(more));
        return List.of(
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
                        ofSql,
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
    }

    private Technologies() {}
}
