package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBackupIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<Path> filesBeside(Path backup) throws IOException {
        try (Stream<Path> files = Files.list(backup.getParent())) {
            return files.toList();
        }
    }

    /** Kills a backup that waits in the middle, for a table that is locked. */
    private void kill(Program program, Path backup, boolean beforeAnother) throws IOException, SQLException {
        try (java.sql.Connection connection = Connection.of(program.dataDir()).open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
            Process running = program.process("backup", backup.toString()).start();
            Await.until("a file is being written", Duration.ofSeconds(60), () -> isBegun(backup));
            if (beforeAnother) {
                Process other = program.process("backup", backup + "-other").start();
                Await.until("both are written", Duration.ofSeconds(60), () -> isBegun(Path.of(backup + "-other")));
                assertThat(isBegun(backup))
                        .as("the other one leaves what is being written")
                        .isTrue();
                other.destroyForcibly();
                await(other);
            }
            running.destroyForcibly();
            await(running);
            connection.rollback();
        }
        assertThat(isBegun(backup)).isTrue();
    }

    private static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private boolean isBegun(Path backup) {
        try {
            return filesBeside(backup).stream()
                    .anyMatch(file -> file.getFileName().toString().startsWith(backup.getFileName() + ".")
                            && file.toString().endsWith(".unfinished"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void what_a_killed_backup_leaves_is_removed_by_the_next_start_and_by_the_next_backup() throws Exception {
        Program program = Program.in(folder.resolve("data")).with("NIGHTSHIFT_SHUTDOWN_DELAY", "0");
        Path backup = Files.createDirectories(folder.resolve("backups")).resolve("all.zip");
        try (Service service = Service.start(program)) {
            kill(program, backup, true);
            assertThat(program.run("backup", backup.toString()).exitCode()).isZero();
            assertThat(filesBeside(backup)).containsExactly(backup);
            kill(program, backup, false);
            assertThat(service.process().isAlive()).isTrue();
        }
        try (Service again = Service.start(program)) {
            assertThat(again.logged()).contains("which a backup that was killed has left");
            assertThat(filesBeside(backup)).containsExactly(backup);
            try (Stream<Path> notes = Files.list(program.dataDir().resolve("unfinished-backups"))) {
                assertThat(notes).isEmpty();
            }
        }
    }
}
