package dev.nightshift.adapters.persistence;

import dev.nightshift.application.Shortage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells what a machine has run out of from what its database refuses, or from what the driver could not open. */
public final class Shortages {

    /** PostgreSQL manual, appendix A: the state of ENOSPC, of a full disk and of a full /dev/shm alike. */
    private static final String DISK_FULL = "53100";

    /** The state of EMFILE and ENFILE, and of a process that has opened as many files as it may. */
    private static final String INSUFFICIENT_RESOURCES = "53000";

    /** Where PostgreSQL makes shared memory: its name stays the same in every language. */
    private static final String SHARED_MEMORY_SOURCE = "dsm_impl";

    private Shortages() {}

    /** What the failure comes of; empty for all else. */
    public static Optional<Shortage> of(Throwable failure) {
        return Chain.of(failure).stream().flatMap(each -> ofOne(each).stream()).findFirst();
    }

    private static Optional<Shortage> ofOne(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return of(sql);
        }
        return failure instanceof IOException ? Shortage.ofFile(failure) : Optional.empty();
    }

    private static Optional<Shortage> of(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (DISK_FULL.equals(state)) {
            return Optional.of(isOfSharedMemory(failure) ? Shortage.SHARED_MEMORY_TOO_SMALL : Shortage.DISK_FULL);
        }
        return INSUFFICIENT_RESOURCES.equals(state) ? Optional.of(Shortage.NO_DESCRIPTORS) : Optional.empty();
    }

    private static boolean isOfSharedMemory(SQLException failure) {
        @Nullable
        ServerErrorMessage message = failure instanceof PSQLException ours ? ours.getServerErrorMessage() : null;
        return message != null && String.valueOf(message.getFile()).startsWith(SHARED_MEMORY_SOURCE);
    }
}
