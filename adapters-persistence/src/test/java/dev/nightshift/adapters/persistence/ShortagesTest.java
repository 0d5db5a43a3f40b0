package dev.nightshift.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.Shortage;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class ShortagesTest {

    private static PSQLException refused(String state, String source, String message) {
        return new PSQLException(new ServerErrorMessage("SERROR\0C%s\0M%s\0F%s\0\0".formatted(state, message, source)));
    }

    private static SQLException unopened(Exception cause) {
        return new SQLTransientConnectionException(
                "no connection is available",
                new PSQLException("The connection attempt failed.", PSQLState.CONNECTION_UNABLE_TO_CONNECT, cause));
    }

    @Test
    void a_file_that_cannot_be_extended_is_a_full_disk() {
        assertThat(Shortages.of(refused("53100", "md.c", "could not extend file")))
                .contains(Shortage.DISK_FULL);
    }

    @Test
    void shared_memory_that_cannot_be_made_is_no_full_disk_in_any_language() {
        assertThat(Shortages.of(refused("53100", "dsm_impl.c", "Größe konnte nicht geändert werden")))
                .contains(Shortage.SHARED_MEMORY_TOO_SMALL);
    }

    @Test
    void a_server_without_descriptors_is_told_by_its_state() {
        assertThat(Shortages.of(refused("53000", "fd.c", "out of file descriptors")))
                .contains(Shortage.NO_DESCRIPTORS);
    }

    @Test
    void a_connection_that_wants_a_descriptor_here_is_not_taken_for_a_database_that_is_away() {
        RuntimeException failure =
                Failures.translate(new IllegalStateException(unopened(new SocketException("Too many open files"))));
        assertThat(failure).hasMessage(Shortage.NO_DESCRIPTORS.sentence());
    }

    @Test
    void a_connection_that_is_refused_wants_nothing() {
        assertThat(Shortages.of(unopened(new ConnectException("Connection refused"))))
                .isEmpty();
    }
}
