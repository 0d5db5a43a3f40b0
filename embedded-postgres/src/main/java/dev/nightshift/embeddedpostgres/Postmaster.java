package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A running PostgreSQL of one cluster, as its {@code postmaster.pid} tells of it. */
record Postmaster(Path cluster, long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The one that runs now; a file left by a dead one, whoever has its process id today, does not count. */
    static Optional<Postmaster> of(Path cluster) {
        return told(cluster).filter(Postmaster::isAlive);
    }

    /** The process id in the file, alive or not. */
    static Optional<Long> lastPid(Path cluster) {
        return told(cluster).map(Postmaster::pid);
    }

    boolean isAlive() {
        return RunningProcess.isPostgresOf(cluster, pid);
    }

    /** Ends it as gently as it lets itself be ended: fast, then at once, then by force; tells whether it ended. */
    boolean stop() {
        return !isAlive() || endsAfter(RunningProcess.Signal.FAST) || stopAtOnce();
    }

    /** Ends it without a checkpoint; the next start replays its log. */
    boolean stopAtOnce() {
        return !isAlive() || endsAfter(RunningProcess.Signal.AT_ONCE) || endsAfter(RunningProcess.Signal.FORCE);
    }

    private boolean endsAfter(RunningProcess.Signal signal) {
        RunningProcess.send(signal, pid);
        Duration patience = signal == RunningProcess.Signal.FAST ? Duration.ofSeconds(20) : Duration.ofSeconds(5);
        return Uninterrupted.await(patience, () -> !isAlive());
    }

    private static Optional<Postmaster> told(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.UTF_8);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return Optional.of(new Postmaster(
                    cluster,
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    ready));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
