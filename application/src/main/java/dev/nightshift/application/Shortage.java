package dev.nightshift.application;

import dev.nightshift.domain.Causes;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What a machine can run out of while its database lives: told apart from a database that cannot be reached. */
public enum Shortage {
    DISK_FULL(
            "The disk that holds the database is full; nothing can be stored until there is space again.",
            "Free space on that disk, or give it more."),
    NO_DESCRIPTORS(
            "There are no file descriptors left, so that no file and no connection can be opened.",
            "Raise the limit of open files (ulimit -n), or end what holds so many open."),
    SHARED_MEMORY_TOO_SMALL(
            "The shared memory of the database (/dev/shm) is too small for this.",
            "Give it more, such as by --shm-size in a container.");

    private final String sentence;
    private final String hint;

    Shortage(String sentence, String hint) {
        this.sentence = sentence;
        this.hint = hint;
    }

    /** What a file or a connection of this process could not be opened or written for. */
    public static Optional<Shortage> ofFile(Throwable failure) {
        return Causes.of(failure).stream()
                .filter(IOException.class::isInstance)
                .flatMap(each -> told(Causes.message(each).orElse("")).stream())
                .findFirst();
    }

    /** What a program complains of, in the words of the system. */
    public static Optional<Shortage> told(String complaint) {
        String lower = complaint.toLowerCase(Locale.ROOT);
        if (lower.contains("shared memory segment") && lower.contains("no space left")) {
            return Optional.of(SHARED_MEMORY_TOO_SMALL);
        }
        if (lower.contains("no space left on device") || lower.contains("disk quota exceeded")) {
            return Optional.of(DISK_FULL);
        }
        return lower.contains("too many open files") || lower.contains("out of file descriptors")
                ? Optional.of(NO_DESCRIPTORS)
                : Optional.empty();
    }

    /** What is wrong, for anybody. */
    public String sentence() {
        return sentence;
    }

    /** What an operator does about it. */
    public String hint() {
        return hint;
    }
}
