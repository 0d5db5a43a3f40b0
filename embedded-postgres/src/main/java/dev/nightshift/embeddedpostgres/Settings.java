package dev.nightshift.embeddedpostgres;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings PostgreSQL runs with. */
final class Settings {

    /** What must hold for committed work to survive a power cut. */
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    /** Written to postgresql.conf when the cluster is made, and from then on the operator's: sized for a small machine. */
    private static final Map<String, String> ADJUSTABLE = Map.ofEntries(
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_connections", "100"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"));

    private static final Map<String, String> PRIVATE = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "password_encryption", "scram-sha-256",
            "logging_collector", "off",
            "log_destination", "stderr");

    private Settings() {}

    static List<String> forNewCluster() {
        Map<String, String> settings = new TreeMap<>(ADJUSTABLE);
        if (Binaries.onLinux()) {
            settings.put("recovery_init_sync_method", "syncfs");
        }
        return options(settings);
    }

    /** Given on the command line, where no configuration file can overrule them. */
    static List<String> forStart(int port) {
        return Stream.of(options(DURABLE), options(PRIVATE), List.of("-c", "port=" + port))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> options(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()))
                        .toList();
    }
}
