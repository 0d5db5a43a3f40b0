package dev.nightshift.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.MicronautDatabase;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.batch.JobFailed;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

class JobResourcesIT {

    private static final Database PLAIN = TestDatabase.fresh();
    private static final MicronautDatabase MICRONAUT = MicronautDatabase.fresh();

    static {
        databases()
                .forEach(database ->
                        database.run(handle -> handle.execute("CREATE TABLE IF NOT EXISTS written (number bigint)")));
    }

    @AfterAll
    static void close() {
        MICRONAUT.close();
    }

    static List<Database> databases() {
        return List.of(PLAIN, MICRONAUT.get(Database.class));
    }

    @FunctionalInterface
    private interface Use {
        void of(Connection connection) throws SQLException, IOException;
    }

    private static void write(Database database, Use use) {
        JobResources resources = new JobResources(database);
        database.inOne(() -> {
            try {
                use.of(resources.find(Connection.class).orElseThrow());
            } catch (SQLException | IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private static void insert(Connection connection, long number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO written VALUES (?)")) {
            insert.setLong(1, number);
            insert.executeUpdate();
        }
    }

    private static long count(Database database, long number) {
        return database.with(handle -> handle.createQuery("SELECT count(*) FROM written WHERE number = :number")
                .bind("number", number)
                .mapTo(Long.class)
                .one());
    }

    @Nested
    class The_connection_of_a_chunk {

        static Stream<Arguments> forbidden() {
            Stream<Use> uses = Stream.of(
                    Connection::commit,
                    Connection::rollback,
                    Connection::close,
                    connection -> connection.setAutoCommit(true),
                    connection -> connection.setAutoCommit(false),
                    connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE),
                    connection -> connection.setReadOnly(true),
                    connection -> connection.setSchema("pg_catalog"),
                    connection -> connection.setNetworkTimeout(Runnable::run, 1),
                    connection -> connection.abort(Runnable::run),
                    connection -> connection.unwrap(PgConnection.class).commit(),
                    connection -> ((Connection) connection.unwrap(PGConnection.class)).commit(),
                    connection -> connection.getMetaData().getConnection().commit(),
                    connection -> connection.createStatement().getConnection().commit(),
                    connection -> connection
                            .prepareStatement("SELECT 1")
                            .getConnection()
                            .close(),
                    connection -> connection.createStatement().execute("COMMIT"),
                    connection -> connection.createStatement().execute("INSERT INTO written VALUES (1); commit; BEGIN"),
                    connection -> connection.createStatement().addBatch("ROLLBACK"),
                    connection ->
                            connection.prepareStatement("ROLLBACK AND CHAIN").execute());
            return uses.flatMap(use -> databases().stream().map(database -> Arguments.of(database, use)));
        }

        @ParameterizedTest
        @MethodSource("forbidden")
        void cannot_be_ended_by_its_job_type_and_the_chunk_is_rolled_back(Database database, Use forbidden) {
            assertThatThrownBy(() -> write(database, connection -> {
                        insert(connection, 7);
                        forbidden.of(connection);
                    }))
                    .isInstanceOfAny(JobFailed.class, ClassCastException.class);
            assertThat(count(database, 7)).isZero();
        }

        @Test
        void says_what_to_do_instead() {
            assertThatThrownBy(() -> write(PLAIN, Connection::commit))
                    .hasMessage(
                            "The job type called commit() on the connection of its chunk, whose transaction is not its "
                                    + "own. The engine commits it with the checkpoint, or rolls it back. Throw an exception to undo "
                                    + "the chunk, use a savepoint to undo a part of it, or a connection of the DataSource for a "
                                    + "transaction of its own.");
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.adapters.persistence.batch.JobResourcesIT#databases")
        void whose_end_only_the_driver_saw_keeps_no_checkpoint_although_the_type_goes_on(Database database) {
            assertThatThrownBy(() -> write(database, connection -> {
                        try (Statement statement = connection.createStatement()) {
                            assertThatThrownBy(
                                            () -> statement.execute("CREATE TABLE IF NOT EXISTS other (n int); COMMIT"))
                                    .isInstanceOf(JobFailed.class)
                                    .hasMessageContaining("ended the transaction of its chunk");
                        }
                        database.run(checkpoint -> checkpoint.execute("INSERT INTO written VALUES (8)"));
                    }))
                    .hasMessageContaining("current transaction is aborted");
            assertThat(count(database, 8)).isZero();
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.adapters.persistence.batch.JobResourcesIT#databases")
        void writes_what_is_committed_with_the_chunk(Database database) {
            write(database, connection -> insert(connection, 20));
            assertThat(count(database, 20)).isEqualTo(1);
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.adapters.persistence.batch.JobResourcesIT#databases")
        void has_savepoints(Database database) {
            write(database, connection -> {
                Savepoint before = connection.setSavepoint();
                insert(connection, 30);
                connection.rollback(before);
                insert(connection, 31);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SAVEPOINT a");
                    insert(connection, 32);
                    statement.execute("ROLLBACK TO SAVEPOINT a");
                }
            });
            assertThat(count(database, 30)).isZero();
            assertThat(count(database, 31)).isEqualTo(1);
            assertThat(count(database, 32)).isZero();
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.adapters.persistence.batch.JobResourcesIT#databases")
        void copies_as_only_the_driver_can(Database database) {
            write(database, connection -> connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY written FROM STDIN", new StringReader("40\n40\n")));
            assertThat(count(database, 40)).isEqualTo(2);
        }

        @Test
        void throws_what_the_server_says() {
            assertThatThrownBy(() -> write(
                            PLAIN, connection -> connection.createStatement().execute("SELECT 1/0")))
                    .hasRootCauseInstanceOf(SQLException.class)
                    .hasMessageContaining("division by zero");
        }

        @Test
        void is_of_no_use_after_its_chunk_and_there_is_none_outside_of_one() throws SQLException {
            Connection[] stored = new Connection[1];
            write(PLAIN, connection -> stored[0] = connection);
            assertThatThrownBy(() -> stored[0].createStatement()).isInstanceOf(JobFailed.class);
            assertThat(stored[0].isClosed()).isTrue();
            write(PLAIN, other -> assertThatThrownBy(() -> stored[0].createStatement())
                    .as("the connection of another chunk")
                    .isInstanceOfAny(JobFailed.class));
            assertThat(new JobResources(PLAIN).find(Connection.class)).isEmpty();
        }
    }

    @Nested
    class The_data_source {

        private final DataSource few = LimitedDataSource.of(PLAIN.dataSource(), 2, Duration.ZERO);

        @Test
        void gives_so_many_connections_and_leaves_the_others_to_the_engine() throws SQLException {
            try (Connection one = few.getConnection();
                    Connection two = few.getConnection()) {
                assertThat(one).isNotEqualTo(two);
                assertThatThrownBy(few::getConnection)
                        .isInstanceOf(SQLTimeoutException.class)
                        .hasMessageContaining("each must be closed");
                assertThat(PLAIN.<Integer>with(handle -> handle.createQuery("SELECT 1")
                                .mapTo(Integer.class)
                                .one()))
                        .isEqualTo(1);
            }
        }

        @Test
        @SuppressWarnings("try") // closes twice
        void takes_a_connection_back_once_however_often_it_is_closed() throws SQLException {
            Connection again = few.getConnection();
            again.close();
            again.close();
            try (Connection one = few.getConnection();
                    Connection two = few.getConnection()) {
                assertThat(one).isNotEqualTo(two);
                assertThatThrownBy(few::getConnection).isInstanceOf(SQLTimeoutException.class);
            }
        }

        @ParameterizedTest
        @ValueSource(longs = 50)
        void has_transactions_of_its_own(long number) throws SQLException {
            try (Connection connection = few.getConnection()) {
                connection.setAutoCommit(false);
                insert(connection, number);
                connection.commit();
            }
            assertThat(count(PLAIN, number)).isEqualTo(1);
        }

        @Test
        void is_not_a_way_to_the_pool() throws SQLException {
            assertThat(few.isWrapperFor(DataSource.class)).isFalse();
            assertThatThrownBy(() -> few.unwrap(DataSource.class)).isInstanceOf(SQLException.class);
        }
    }
}
