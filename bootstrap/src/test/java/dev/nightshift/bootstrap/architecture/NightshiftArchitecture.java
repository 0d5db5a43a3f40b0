package dev.nightshift.bootstrap.architecture;

import static dev.nightshift.hexagon.Ring.JAVA_BASE;

import dev.nightshift.hexagon.Contexts;
import dev.nightshift.hexagon.Hexagon;
import dev.nightshift.hexagon.Ring;
import dev.nightshift.hexagon.Technologies;
import java.nio.file.Path;
import java.util.List;

/** What is true of Nightshift. Extend it here: a new context, edge, technology or exemption is one line. */
final class NightshiftArchitecture {

    private static final String JSPECIFY = "org.jspecify.annotations";
    private static final String[] MICRONAUT_BEANS = {
        "io.micronaut.context..", "io.micronaut.core..", "io.micronaut.inject..", "jakarta.inject", "jakarta.annotation"
    };

    private NightshiftArchitecture() {}

    static Hexagon hexagon() {
        return Hexagon.of("dev.nightshift", rings(), contexts())
                .confining(Technologies.confined("embeddedpostgres", "backup"))
                .extendedBy(
                        "batch.JobType", "batch.Source", "batch.JobContext", "batch.Resources", "retry.RetryWatcher")
                .migratedFrom(Path.of("..", "adapters-persistence", "src", "main", "resources", "db", "migration"))
                .exempting(Exempted.ALL);
    }

    private static List<Ring> rings() {
        return List.of(
                Ring.domain("domain")
                        .using(JAVA_BASE)
                        .using(JSPECIFY)
                        .sharing("Causes", "NearestName", "Page", "PlainText", "VisibleText"),
                Ring.application("application")
                        .knowing("domain")
                        .using(JAVA_BASE)
                        .using(JSPECIFY)
                        .sharing("Transactions", "StorageUnavailable", "Shortage", "InBatches", "health.."),
                adapter("adapters.persistence")
                        .using(
                                "java.sql",
                                "javax.sql",
                                "com.zaxxer.hikari",
                                "org.postgresql..",
                                "org.jdbi..",
                                "org.flywaydb..")
                        .using("io.micronaut.data..", "io.micronaut.transaction..")
                        .using("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                        .using(
                                "io.micronaut.cache..",
                                "com.github.benmanes.caffeine..",
                                "io.lettuce..",
                                "com.password4j..",
                                "com.nulabinc.zxcvbn..")
                        .namingAdapters("Postgres", "Caffeine", "Redis", "Argon2", "Zxcvbn"),
                adapter("adapters.web")
                        .using("io.micronaut.http..", "io.micronaut.security..", "io.micronaut.serde..")
                        .using("io.micronaut.aop", "io.micronaut.json..", "io.micronaut.web.router..")
                        .using("com.fasterxml.jackson.core..", "com.fasterxml.jackson.annotation")
                        .using("io.micronaut.validation..", "jakarta.validation..")
                        .using("java.lang.management", "com.sun.management")
                        .using("io.swagger.v3.oas..", "io.micronaut.openapi.annotation")
                        .using("io.micronaut.scheduling..", "org.reactivestreams", "reactor..", "com.nimbusds..")
                        .using("io.micrometer..", "io.netty..")
                        .namingAdapters("Html", "Http", "Sse", "Jwt", "Micronaut")
                        .using("de.siegmar.fastcsv..")
                        .sharing(
                                "docs..",
                                "documents..",
                                "health..",
                                "json..",
                                "metrics..",
                                "problem..",
                                "protocol..",
                                "request..",
                                "security.."),
                adapter("adapters.httpclient")
                        .using("java.net.http", "javax.net.ssl", "io.netty..", "com.fasterxml.jackson.core..")
                        .namingAdapters("Http"),
                adapter("adapters.scheduler")
                        .using("io.micronaut.scheduling..", "io.micronaut.runtime..")
                        .using("java.lang.management", "com.sun.management")
                        .namingAdapters("Cron", "Jvm", "Micronaut"),
                adapter("adapters.search")
                        .using("co.elastic.clients..", "org.elasticsearch..")
                        .namingAdapters("Elasticsearch")
                        .asPlanned(),
                adapter("adapters.messaging")
                        .using("org.apache.kafka..", "io.micronaut.configuration.kafka..", "io.micronaut.messaging..")
                        .namingAdapters("Kafka")
                        .asPlanned(),
                Ring.wiring("embeddedpostgres")
                        .knowing("application")
                        .using(JAVA_BASE)
                        .using(JSPECIFY, "java.sql", "javax.sql", "org.postgresql..")
                        .using("org.apache.commons.compress..", "org.tukaani.xz"),
                Ring.wiring("backup").using(JAVA_BASE).using(JSPECIFY, "java.sql", "javax.sql", "org.postgresql.."),
                Ring.wiring("bootstrap")
                        .knowing("domain", "application", "adapters.persistence", "adapters.web")
                        .knowing("adapters.httpclient", "adapters.scheduler", "adapters.search", "adapters.messaging")
                        .knowing("embeddedpostgres", "backup")
                        .using(JAVA_BASE)
                        .using(
                                JSPECIFY,
                                "java.sql",
                                "javax.sql",
                                "org.postgresql..",
                                "java.lang.management",
                                "com.sun.management")
                        .using("org.flywaydb.core.api", "de.siegmar.fastcsv..")
                        .using("io.micrometer.core..", "ch.qos.logback.classic..")
                        .using("io.micronaut..", "jakarta.inject", "jakarta.annotation", "picocli.."));
    }

    private static Ring adapter(String packageName) {
        return Ring.adapter(packageName)
                .knowing("domain", "application")
                .using(JAVA_BASE)
                .using(JSPECIFY)
                .using(MICRONAUT_BEANS)
                .sharing("*");
    }

    private static Contexts contexts() {
        return Contexts.of(
                        "accounts",
                        "tracking",
                        "stats",
                        "popularity",
                        "cron",
                        "retry",
                        "batch",
                        "sentiment",
                        "external",
                        "keywords",
                        "idempotency",
                        "audit")
                .planning("catalogue", "orders")
                .planning("notifications", "outbox")
                .servedBy("outbox", "idempotency", "audit")
                .letting("tracking", "accounts")
                .letting("stats", "tracking", "accounts", "batch", "cron")
                .letting("popularity", "tracking")
                .letting("batch", "accounts", "retry", "cron")
                .letting("external", "retry")
                .letting("keywords", "batch", "retry")
                .letting("sentiment", "accounts", "batch", "stats", "cron")
                .letting("orders", "accounts", "catalogue")
                .letting("notifications", "accounts");
    }
}
