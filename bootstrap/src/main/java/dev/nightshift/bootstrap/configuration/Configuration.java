package dev.nightshift.bootstrap.configuration;

import static dev.nightshift.domain.accounts.Role.MANAGER;

import dev.nightshift.adapters.web.request.TrustedProxies;
import dev.nightshift.adapters.web.security.JwtSecret;
import dev.nightshift.bootstrap.configuration.Settings.Origin;
import dev.nightshift.domain.cron.CronExpression;
import dev.nightshift.domain.retry.Backoff;
import dev.nightshift.domain.retry.RetryPolicy;
import dev.nightshift.embeddedpostgres.Role;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings in the words of the framework. */
final class Configuration {

    private static final String STATS_CRON = "0 3 * * *";
    private static final String INDEX_CRON = "30 6 * * *";
    private static final String LOG_FORMAT = "NIGHTSHIFT_LOG_FORMAT";
    private static final String TRUSTED_PROXIES = "NIGHTSHIFT_TRUSTED_PROXIES";

    /** For what the program needs at its start: about four seconds in all. */
    private static final RetryPolicy AT_START =
            RetryPolicy.of(5, Backoff.doubling(Duration.ofMillis(250), Duration.ofSeconds(2)));

    private Configuration() {}

    static Map<String, Object> of(Settings settings) {
        requireLogSettings(settings);
        Map<String, Object> properties = new HashMap<>();
        Listening listening = Listening.of(settings);
        properties.put("micronaut.server.host", listening.host());
        properties.put("micronaut.server.port", listening.port() == 0 ? -1 : listening.port());
        properties.put("nightshift.jwt-secret", jwtSecret(settings));
        properties.put("nightshift.trusted-proxies", trustedProxies(settings));
        properties.put("nightshift.zone", settings.zone().getId());
        properties.put("nightshift.stats.cron", cron(settings, "STATS_CRON_SCHEDULE", STATS_CRON));
        properties.put("nightshift.sentiment.cron", cron(settings, "SENTIMENT_CRON_SCHEDULE", INDEX_CRON));
        properties.put("datasources.default.maximum-pool-size", settings.number("DATABASE_POOL_SIZE", 10, 2, 1000));
        properties.put("nightshift.batch.worker", settings.flag("BATCH_WORKER_ENABLED", true));
        properties.put("nightshift.batch.concurrency", settings.number("BATCH_WORKER_CONCURRENCY", 50, 1, 1000));
        properties.put("nightshift.batch.worker-max-heap", settings.number("BATCH_WORKER_MAX_HEAP", 85, 1, 100));
        properties.put("nightshift.batch.worker-max-cpu", settings.number("BATCH_WORKER_MAX_CPU", 0, 0, 100));
        properties.put("nightshift.batch.chunk-size", settings.number("BATCH_CHUNK_SIZE", 100, 1, 100_000));
        properties.put("nightshift.batch.max-retries", settings.number("BATCH_MAX_RETRIES", 3, 0, 999));
        properties.put("nightshift.batch.retry-delay", settings.number("BATCH_RETRY_DELAY", 1000, 0, 3_600_000));
        properties.put("nightshift.min-free-disk", settings.number("NIGHTSHIFT_MIN_FREE_DISK", 500, 1, 100_000_000));
        properties.put(
                "nightshift.batch.high-min-role",
                settings.oneOf("BATCH_HIGH_MIN_ROLE", MANAGER).name());
        properties.put(
                "nightshift.batch.max-unfinished-per-user",
                settings.number("BATCH_MAX_UNFINISHED_PER_USER", 10_000, 0, 10_000_000));
        settings.text("NIGHTSHIFT_EXTENSIONS").ifPresent(folder -> {
            ExtensionJars.in(Path.of(folder));
            properties.put("nightshift.extensions", folder);
        });
        settings.text("EXTERNAL_API_BASE_URL").ifPresent(url -> properties.put("nightshift.external.base-url", url));
        if (settings.text("EXTERNAL_API_TIMEOUT").isPresent()) {
            properties.put("nightshift.external.timeout", settings.number("EXTERNAL_API_TIMEOUT", 5000, 1, 600_000));
        }
        properties.put("nightshift.external.max-retries", settings.number("EXTERNAL_API_MAX_RETRIES", 3, 0, 20));
        properties.putAll(SearchService.of(settings));
        return properties;
    }

    static Map<String, Object> of(DatabaseAddress address, Role role) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("datasources.default.url", withLimits(address.jdbcUrl(), role));
        properties.put("nightshift.meters", role == Role.SERVE);
        address.user().ifPresent(user -> properties.put("datasources.default.username", user));
        address.password().ifPresent(password -> properties.put("datasources.default.password", password));
        return properties;
    }

    /** The framework counts further attempts, the policy all of them. */
    static Map<String, Object> ofExternalDatabase() {
        Backoff backoff = AT_START.backoff();
        return Map.of(
                ExternalDatabase.SETTINGS + ".retries", AT_START.maxAttempts() - 1,
                ExternalDatabase.SETTINGS + ".delay", backoff.first(),
                ExternalDatabase.SETTINGS + ".multiplier", backoff.factor(),
                ExternalDatabase.SETTINGS + ".max-delay", backoff.cap());
    }

    /** @param beans made beforehand */
    static ApplicationContext start(Map<String, Object> properties, Object... beans) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(properties)
                .singletons(beans)
                .start();
    }

    /** A request must not hold a lock forever; a command may take as long as it takes. */
    private static String withLimits(String url, Role role) {
        if (role != Role.SERVE || url.contains("options=")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?")
                + "options=-c%20statement_timeout=60s%20-c%20lock_timeout=10s"
                + "%20-c%20idle_in_transaction_session_timeout=60s";
    }

    private static String jwtSecret(Settings settings) {
        String secret = settings.text("JWT_SECRET").orElseGet(() -> StoredSecret.of(settings.dataDir(), "jwt-secret"));
        try {
            return new JwtSecret(secret).value();
        } catch (IllegalArgumentException refused) {
            throw new BadSetting("JWT_SECRET cannot be used: " + refused.getMessage(), refused);
        }
    }

    private static String trustedProxies(Settings settings) {
        String proxies = settings.text(TRUSTED_PROXIES).orElse("");
        try {
            TrustedProxies.parse(proxies);
            return proxies;
        } catch (IllegalArgumentException refused) {
            throw new BadSetting(TRUSTED_PROXIES + " cannot be used: " + refused.getMessage(), refused);
        }
    }

    /** The log is made before anything else, out of the environment: here it is only said what it did not understand. */
    private static void requireLogSettings(Settings settings) {
        String format = settings.text(LOG_FORMAT).orElse("text");
        if (!List.of("text", "json").contains(format)) {
            throw new BadSetting("%s must be text or json, was '%s'".formatted(LOG_FORMAT, format));
        }
        for (String name : List.of("NIGHTSHIFT_LOG", "NIGHTSHIFT_LOG_JOBS", LOG_FORMAT)) {
            if (settings.originOf(name) == Origin.FILE) {
                throw new BadSetting(name + " is read from the environment only, not from the settings file");
            }
        }
    }

    private static String cron(Settings settings, String name, String otherwise) {
        String cron = settings.text(name).orElse(otherwise);
        try {
            if (CronExpression.of(cron).everFires()) {
                return cron;
            }
        } catch (IllegalArgumentException refused) {
            throw new BadSetting(notCron(name, otherwise, cron) + ": " + refused.getMessage(), refused);
        }
        throw new BadSetting(notCron(name, otherwise, cron) + ", which never fires");
    }

    private static String notCron(String name, String example, String cron) {
        return "%s must be a cron expression of 5 or 6 fields such as '%s', was '%s'".formatted(name, example, cron);
    }
}
