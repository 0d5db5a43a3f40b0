package dev.nightshift.embeddedpostgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where everything of one embedded PostgreSQL lies. */
record DataDirectory(Path path) {

    /** Makes the directory if it is absent, for this user alone. */
    static DataDirectory prepare(Path wanted) {
        Path dir = wanted.toAbsolutePath().normalize();
        try {
            if (!Files.exists(dir)) {
                PrivateFile.createDirectories(dir);
            }
            if (!Files.isDirectory(dir)) {
                throw new FileAlreadyExistsException(dir.toString());
            }
            PrivateFile.createDirectories(dir.resolve("locks"));
            if (!Files.isWritable(dir)) {
                throw DiskTrouble.notWritable(dir, null);
            }
            return new DataDirectory(dir.toRealPath());
        } catch (FileAlreadyExistsException e) {
            throw new PostgresUnavailable(
                    "The data directory %s is a file, not a directory.".formatted(dir),
                    "Choose another directory with --data-dir.",
                    e);
        } catch (IOException e) {
            throw DiskTrouble.in(dir, e);
        }
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    Path binaries(String version) {
        return path.resolve("postgres-bin-" + version);
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    Path password() {
        return path.resolve("postgres.password");
    }

    Path connection() {
        return path.resolve("connection.properties");
    }

    LockFile lock(String name) {
        return LockFile.at(path.resolve("locks").resolve(name));
    }

    boolean hasCluster() {
        return Files.isDirectory(cluster()) && !isEmpty(cluster());
    }

    /** Refuses a cluster that another major version wrote, or that is none. */
    void requireMajor(int major) {
        if (!hasCluster()) {
            return;
        }
        String found = majorOfCluster().orElseThrow(this::noCluster);
        if (!found.equals(Integer.toString(major))) {
            throw new PostgresUnavailable(
                    "The data directory %s was written by PostgreSQL %s, this program brings PostgreSQL %d."
                            .formatted(path, found, major),
                    "Run `backup` with the program that wrote it, then `restore` with this one on a new directory.");
        }
    }

    private Optional<String> majorOfCluster() {
        try {
            return Optional.of(
                    Files.readString(cluster().resolve("PG_VERSION"), UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private PostgresUnavailable noCluster() {
        return new PostgresUnavailable(
                "The directory %s holds no readable PostgreSQL data (its PG_VERSION is missing).".formatted(cluster()),
                "Move it away and `restore` a backup, or choose another directory with --data-dir.");
    }

    private static boolean isEmpty(Path dir) {
        try (Stream<Path> entries = Files.list(dir)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
