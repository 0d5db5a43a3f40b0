package dev.nightshift.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.StorageUnavailable;
import java.io.EOFException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class FailuresTest {

    private static SQLException of(String state) {
        return new SQLException("of the driver", state);
    }

    static Stream<RuntimeException> hidden() {
        IllegalStateException suppressing = new IllegalStateException("cannot clean up", new SQLException("closed"));
        suppressing.addSuppressed(new IllegalStateException(of("08006")));
        SQLException chained = new SQLException("first of a batch", "22001");
        chained.setNextException(of("57P01"));
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);
        other.addSuppressed(of("08003"));
        return Stream.of(
                new IllegalStateException(of("08006")),
                new ConnectionException(new SQLTransientConnectionException("the pool has none", null, of("57P03"))),
                new IllegalStateException(
                        new PSQLException("an I/O error", PSQLState.CONNECTION_FAILURE, new EOFException())),
                suppressing,
                new IllegalStateException(chained),
                one,
                new IllegalStateException(new StorageUnavailable("deep inside", null)));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void of_a_lost_connection_are_found_however_they_are_hidden(RuntimeException failure) {
        assertThat(Failures.isAway(failure)).isTrue();
        assertThat(Failures.translate(failure)).isInstanceOf(StorageUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08003", "08004", "08006", "57P01", "57P02", "57P03", "53300", "53100"})
    void of_these_states_mean_that_the_database_is_away(String state) {
        assertThat(Failures.of(of(state))).isInstanceOf(StorageUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22008", "23505", "25P03", "40001", "42P01", "57014"})
    void of_these_states_are_refusals(String state) {
        assertThat(Failures.of(of(state))).isInstanceOf(IllegalStateException.class);
        RuntimeException wrapped = new IllegalStateException(of(state));
        assertThat(Failures.translate(wrapped)).isSameAs(wrapped);
    }

    @Nested
    class Around_the_work_of_a_transaction {

        @Test
        void a_closed_connection_without_a_state_is_a_lost_one() {
            assertThat(Failures.isAwayAroundTheWork(
                            new IllegalStateException(new SQLException("Connection is closed"))))
                    .isTrue();
        }

        @Test
        void a_refused_commit_is_none() {
            assertThat(Failures.isAwayAroundTheWork(new IllegalStateException(of("23503"))))
                    .isFalse();
        }
    }
}
