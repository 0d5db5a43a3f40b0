package dev.nightshift.embeddedpostgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why PostgreSQL did not start, read from what it logged. */
enum StartFailure {
    PORT_TAKEN,
    ALREADY_RUNNING,
    LEFT_BEHIND,
    DAMAGED,
    OTHER;

    private static final Pattern WORDS = Pattern.compile("(?:FATAL|PANIC|ERROR|error):\\s+(.*)");
    private static final List<String> DAMAGE = List.of(
            "valid checkpoint record",
            "pg_control",
            "pg_filenode.map",
            "incorrect checksum",
            "invalid checksum",
            "invalid page",
            "could not open file \"global",
            "could not read file \"",
            "could not open directory \"pg_",
            "is not a valid data directory");

    static StartFailure of(String logged) {
        if (logged.contains("could not create any TCP/IP sockets") || logged.contains("Address already in use")) {
            return PORT_TAKEN;
        }
        if (logged.contains("pre-existing shared memory block")) {
            return LEFT_BEHIND;
        }
        if (logged.contains("lock file \"postmaster.pid\" already exists")) {
            return ALREADY_RUNNING;
        }
        return DAMAGE.stream().anyMatch(logged::contains) ? DAMAGED : OTHER;
    }

    /** The last complaint in a log, without its ending full stop. */
    static String lastWords(String logged) {
        String found = logged.lines().filter(line -> !line.isBlank()).reduce("it said nothing", (first, last) -> last);
        Matcher matcher = WORDS.matcher(logged);
        while (matcher.find()) {
            found = matcher.group(1).strip();
        }
        return found.endsWith(".") ? found.substring(0, found.length() - 1) : found;
    }

    PostgresUnavailable told(DataDirectory dir, String logged) {
        return DiskTrouble.told(dir.path(), logged)
                .orElseGet(() -> this == DAMAGED
                        ? new PostgresUnavailable(
                                "The PostgreSQL data in %s is damaged: %s.".formatted(dir.cluster(), lastWords(logged)),
                                "Keep a copy of the directory and `restore` a backup into a new one; more in %s."
                                        .formatted(dir.log()))
                        : new PostgresUnavailable(
                                "PostgreSQL did not start in %s: %s.".formatted(dir.path(), lastWords(logged)),
                                "More in %s.".formatted(dir.log())));
    }
}
