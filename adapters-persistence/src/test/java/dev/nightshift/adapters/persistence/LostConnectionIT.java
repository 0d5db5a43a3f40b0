package dev.nightshift.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.adapters.persistence.batch.JobResources;
import dev.nightshift.application.StorageUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** PostgreSQL ends sessions of ours, in the middle of whatever they do. */
class LostConnectionIT {

    /** Whose sessions nobody ends. */
    private final DataSource killer = TestDatabase.freshDataSource();

    private final Database executioner = new Database(new DataSourceConnections(killer));

    /** The same facts hold with a framework and without. */
    abstract class Facts {

        abstract Database database();

        private int sessionOf(Connection connection) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private void end(int session) {
            executioner.run(handle -> handle.createQuery("SELECT pg_terminate_backend(:session, 5000)")
                    .bind("session", session)
                    .mapTo(Boolean.class)
                    .one());
        }

        private void endCurrent() {
            end(sessionOf(database().currentConnection()));
        }

        @Test
        void in_the_middle_of_a_transaction_is_found_by_our_next_statement() {
            assertThatThrownBy(() -> database().inOne(() -> {
                        endCurrent();
                        database().run(handle -> handle.execute("SELECT 1"));
                    }))
                    .isInstanceOf(StorageUnavailable.class);
            assertThat(works()).isTrue();
        }

        @Test
        void is_found_by_the_commit() {
            assertThatThrownBy(() -> database().inOne(this::endCurrent)).isInstanceOf(StorageUnavailable.class);
            assertThat(works()).isTrue();
        }

        @Test
        void is_found_although_a_job_type_hides_it() {
            AtomicReference<Boolean> asked = new AtomicReference<>();
            RuntimeException hiding = new IllegalArgumentException("my own words");
            assertThatThrownBy(() -> database().inOne(() -> {
                        endCurrent();
                        writeAsATypeDoes();
                        asked.set(database().isLoss(hiding));
                        throw hiding;
                    }))
                    .isInstanceOf(StorageUnavailable.class);
            assertThat(asked).hasValue(true);
        }

        private void writeAsATypeDoes() {
            Connection connection =
                    new JobResources(database()).find(Connection.class).orElseThrow();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            } catch (SQLException hidden) {
                // and says nothing of it
            }
        }

        @Test
        void is_found_although_nothing_was_asked_of_the_connection_since() {
            assertThatThrownBy(() -> database().inOne(() -> {
                        endCurrent();
                        throw new IllegalArgumentException("something of its own");
                    }))
                    .isInstanceOf(StorageUnavailable.class);
        }

        @Test
        void is_not_seen_in_the_same_failure_of_another_database() {
            PSQLException theirs = new PSQLException("no route to theirs", PSQLState.CONNECTION_UNABLE_TO_CONNECT);
            RuntimeException wrapping = new IllegalStateException("their database is away", theirs);
            Throwable thrown = catchThrowable(() -> database().inOne(() -> {
                assertThat(database().isLoss(wrapping)).isFalse();
                throw wrapping;
            }));
            assertThat(thrown).isSameAs(wrapping);
            assertThat(database().isLoss(wrapping)).isFalse();
        }

        @Test
        void is_not_seen_in_a_statement_that_is_refused() {
            Throwable refused = catchThrowable(() -> database().inOne(() -> {
                Throwable failure = catchThrowable(
                        () -> database().run(handle -> handle.execute("SELECT '300000-01-01'::timestamp")));
                assertThat(database().isLoss(failure)).isFalse();
                throw (RuntimeException) failure;
            }));
            assertThat(refused).isInstanceOf(UnableToExecuteStatementException.class);
            assertThat(database().sentenceOf(refused))
                    .contains("the database refused a statement: a date or time is out of range (SQLState 22008)");
        }

        @Test
        void of_a_transaction_that_did_nothing_for_too_long_is_no_outage() {
            Throwable thrown = catchThrowable(() -> database().inOne(() -> {
                database().run(handle -> handle.execute("SET LOCAL idle_in_transaction_session_timeout = '50ms'"));
                executioner.run(handle -> handle.execute("SELECT pg_sleep(0.5)"));
                database().run(handle -> handle.execute("SELECT 1"));
            }));
            assertThat(thrown).isNotInstanceOf(StorageUnavailable.class);
            assertThat(database().sentenceOf(thrown).orElseThrow()).contains("25P03");
        }

        @Test
        void is_found_outside_of_transactions() {
            assertThatThrownBy(() -> database().run(handle -> {
                        end(sessionOf(handle.getConnection()));
                        handle.execute("SELECT 1");
                    }))
                    .isInstanceOf(StorageUnavailable.class);
            assertThat(works()).isTrue();
        }

        @Test
        void of_a_connection_from_the_pool_given_to_a_type_is_ours() throws SQLException {
            DataSource given =
                    new JobResources(database()).find(DataSource.class).orElseThrow();
            Throwable thrown = catchThrowable(() -> {
                try (Connection connection = given.getConnection();
                        Statement statement = connection.createStatement()) {
                    end(sessionOf(connection));
                    statement.execute("SELECT 1");
                }
            });
            assertThat(thrown).isInstanceOf(SQLException.class);
            assertThat(database().isLoss(new IllegalStateException("wrapped", thrown)))
                    .isTrue();
            try (Connection connection = given.getConnection();
                    Statement statement = connection.createStatement()) {
                Throwable refused = catchThrowable(() -> statement.execute("SELECT nothing"));
                assertThat(database().isLoss(refused)).isFalse();
            }
        }

        @Test
        void of_all_sessions_fails_no_call_after_the_first() {
            List<Integer> sessions = new ArrayList<>();
            inSeveralAtOnce(4, sessions);
            sessions.forEach(this::end);
            assertThat(catchThrowable(() -> database().run(handle -> handle.execute("SELECT 1"))))
                    .satisfiesAnyOf(none -> assertThat(none).isNull(), away -> assertThat(away)
                            .isInstanceOf(StorageUnavailable.class));
            for (int call = 0; call < 10; call++) {
                assertThat(works()).isTrue();
            }
        }

        private void inSeveralAtOnce(int more, List<Integer> sessions) {
            database().apart(handle -> {
                sessions.add(sessionOf(handle.getConnection()));
                if (more > 1) {
                    inSeveralAtOnce(more - 1, sessions);
                }
            });
        }

        private boolean works() {
            return database().with(handle -> handle.createQuery("SELECT true")
                    .mapTo(Boolean.class)
                    .one());
        }
    }

    @Nested
    class Of_a_plain_pool extends Facts {

        private final Database database = TestDatabase.fresh();

        @Override
        Database database() {
            return database;
        }
    }

    @Nested
    class Of_the_framework extends Facts {

        private final MicronautDatabase context = MicronautDatabase.fresh();

        @Override
        Database database() {
            return context.get(Database.class);
        }

        @AfterEach
        void close() {
            context.close();
        }
    }

    @Nested
    class Of_a_pool_that_has_none_to_give {

        @Test
        void is_found_when_it_is_waited_for_in_vain() {
            HikariConfig config = new HikariConfig();
            config.setDataSource(killer);
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(250);
            try (HikariDataSource small = new HikariDataSource(config)) {
                Database database = new Database(new DataSourceConnections(small));
                Optional<Throwable> inTransaction =
                        Optional.ofNullable(database.with(handle -> catchThrowable(() -> database.inOne(() -> {}))));
                Optional<Throwable> outside = Optional.ofNullable(database.with(
                        handle -> catchThrowable(() -> database.run(other -> other.execute("SELECT 1")))));
                assertThat(inTransaction).containsInstanceOf(StorageUnavailable.class);
                assertThat(outside).containsInstanceOf(StorageUnavailable.class);
            }
        }
    }
}
