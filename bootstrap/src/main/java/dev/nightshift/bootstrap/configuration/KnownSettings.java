package dev.nightshift.bootstrap.configuration;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.nightshift.domain.NearestName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The names of all settings, which are the same in the environment and in the file. */
public final class KnownSettings {

    private static final List<Setting> ALL = List.of(
            Setting.of("PORT", "8080"),
            Setting.of("NIGHTSHIFT_HOST", "127.0.0.1 (0.0.0.0 in a container)"),
            Setting.secretPart("DATABASE_URL", "the embedded PostgreSQL"),
            Setting.of("DATABASE_POOL_SIZE", "10"),
            Setting.of("NIGHTSHIFT_ZONE", "Asia/Seoul"),
            Setting.of("STATS_CRON_SCHEDULE", "0 3 * * *"),
            Setting.of("SENTIMENT_CRON_SCHEDULE", "30 6 * * *"),
            Setting.secret("JWT_SECRET", "made once and kept in the data directory"),
            Setting.secret("NIGHTSHIFT_ADMIN_PASSWORD", "made once and kept in the data directory"),
            Setting.of("NIGHTSHIFT_TRUSTED_PROXIES", "none"),
            Setting.of("BATCH_WORKER_ENABLED", "true"),
            Setting.of("BATCH_WORKER_CONCURRENCY", "50"),
            Setting.of("BATCH_WORKER_MAX_HEAP", "85"),
            Setting.of("BATCH_WORKER_MAX_CPU", "none"),
            Setting.of("BATCH_CHUNK_SIZE", "100"),
            Setting.of("BATCH_MAX_RETRIES", "3"),
            Setting.of("BATCH_RETRY_DELAY", "1000"),
            Setting.of("BATCH_HIGH_MIN_ROLE", "MANAGER"),
            Setting.of("BATCH_MAX_UNFINISHED_PER_USER", "10000"),
            Setting.of("NIGHTSHIFT_MIN_FREE_DISK", "500"),
            Setting.of("NIGHTSHIFT_SHUTDOWN_DELAY", "1000"),
            Setting.of("NIGHTSHIFT_EXTENSIONS", "none"),
            Setting.of("NIGHTSHIFT_LOG", "info"),
            Setting.of("NIGHTSHIFT_LOG_JOBS", "as NIGHTSHIFT_LOG"),
            Setting.of("NIGHTSHIFT_LOG_FORMAT", "text"),
            Setting.of("NAVER_API_BASE_URL", "https://openapi.naver.com"),
            Setting.of("NAVER_CLIENT_ID", "none"),
            Setting.secret("NAVER_CLIENT_SECRET", "none"),
            Setting.of("EXTERNAL_API_BASE_URL", "https://jsonplaceholder.typicode.com"),
            Setting.of("EXTERNAL_API_TIMEOUT", "5000"),
            Setting.of("EXTERNAL_API_MAX_RETRIES", "3"));

    private static final Map<String, Setting> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(Setting::name, Function.identity()));

    /** So different a name of the environment may be and still be taken for a mistyped one. */
    private static final int MOST_EDITS = 2;

    /** Shorter names than this resemble too many others: only one edit counts there. */
    private static final int SHORT_NAME = 8;

    private KnownSettings() {}

    /** All settings in the order in which they are printed. */
    public static List<Setting> all() {
        return ALL;
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The known name that an unknown name of the environment was probably meant to be. */
    static Optional<String> meantBy(String name) {
        return BY_NAME.keySet().stream()
                .filter(known -> NearestName.distance(known, name) <= (known.length() < SHORT_NAME ? 1 : MOST_EDITS))
                .min(Comparator.<String>comparingInt(known -> NearestName.distance(known, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * One setting.
     *
     * @param otherwise what is in effect when it is not set
     * @param secrecy whether its value, or a part of it, is never shown
     */
    public record Setting(String name, String otherwise, Secrecy secrecy) {

        static Setting of(String name, String otherwise) {
            return new Setting(name, otherwise, Secrecy.PUBLIC);
        }

        static Setting secret(String name, String otherwise) {
            return new Setting(name, otherwise, Secrecy.SECRET);
        }

        static Setting secretPart(String name, String otherwise) {
            return new Setting(name, otherwise, Secrecy.ADDRESS_WITH_PASSWORD);
        }

        /** The value as it may be shown. */
        public String masked(String value) {
            return switch (secrecy) {
                case PUBLIC -> value;
                case SECRET -> "******";
                case ADDRESS_WITH_PASSWORD ->
                    value.replaceAll("(?<=//)([^:/@]*):.*@(?=[^@]*$)", "$1:******@")
                            .replaceAll("(?i)([?&](?:ssl)?password=)[^&]*", "$1******");
            };
        }
    }

    /** How much of a value may be shown. */
    public enum Secrecy {
        PUBLIC,
        SECRET,
        ADDRESS_WITH_PASSWORD
    }
}
