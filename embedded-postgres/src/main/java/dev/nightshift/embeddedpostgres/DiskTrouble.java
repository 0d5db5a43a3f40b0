package dev.nightshift.embeddedpostgres;

import dev.nightshift.application.Shortage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the file system refuses, as a sentence. */
final class DiskTrouble {

    private DiskTrouble() {}

    static PostgresUnavailable in(Path dir, IOException cause) {
        return told(dir, cause.getMessage())
                .orElseGet(() -> cause instanceof AccessDeniedException
                        ? notWritable(dir, cause)
                        : new PostgresUnavailable(
                                "The data directory %s cannot be used: %s.".formatted(dir, reason(cause)),
                                "Check the disk, or choose another directory with --data-dir.",
                                cause));
    }

    /** The sentence for what a program of PostgreSQL said, if it was about the disk. */
    static Optional<PostgresUnavailable> told(Path dir, @Nullable String said) {
        String words = said == null ? "" : said;
        Optional<PostgresUnavailable> shortage = Shortage.told(words).map(found -> of(dir, found));
        if (shortage.isPresent()) {
            return shortage;
        }
        if (words.toLowerCase(Locale.ROOT).contains("read-only file system")) {
            return Optional.of(notWritable(dir, null));
        }
        return Optional.empty();
    }

    private static PostgresUnavailable of(Path dir, Shortage shortage) {
        return shortage == Shortage.DISK_FULL
                ? new PostgresUnavailable(
                        "The disk that holds the data directory %s is full.".formatted(dir),
                        "Free some space, or choose another directory with --data-dir.")
                : new PostgresUnavailable(shortage.sentence(), shortage.hint());
    }

    static PostgresUnavailable notWritable(Path dir, @Nullable Throwable cause) {
        return new PostgresUnavailable(
                "The data directory %s is not writable for this user.".formatted(dir),
                "Give the user the right to write there, or choose another directory with --data-dir.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        String message = cause.getMessage();
        return message == null ? "the disk does not answer" : message;
    }
}
