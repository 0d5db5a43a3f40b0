package dev.nightshift.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a job type leaves behind in a session of the pool, which has one connection here. */
class SessionsIT {

    private final DataSource pool = TestDatabase.freshDataSource(1);
    private final Database database = new Database(new DataSourceConnections(pool));

    private static void poison(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE issues (nothing int)");
            statement.execute("SELECT pg_advisory_lock(4711)");
            statement.execute("SET application_name = 'poisoned'");
            statement.execute("SET ROLE pg_read_all_data");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String one(String query) {
        return database.with(
                handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    private void assertClean() {
        assertThat(one("SELECT current_user = session_user")).isEqualTo("t");
        assertThat(one("SELECT current_setting('application_name')")).isNotEqualTo("poisoned");
        assertThat(one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .isEqualTo("0");
        assertThat(one("SELECT count(*) FROM issues WHERE title = ''")).isEqualTo("0");
    }

    private static Connection lent(Database database) {
        return database.lendConnection().orElseThrow();
    }

    @Test
    void is_gone_after_a_commit() {
        database.inOne(() -> poison(lent(database)));
        assertClean();
    }

    @Test
    void is_gone_after_a_rollback() {
        assertThatThrownBy(() -> database.inOne(() -> {
                    poison(lent(database));
                    throw new IllegalStateException("for a rollback");
                }))
                .hasMessage("for a rollback");
        assertClean();
    }

    @Test
    void is_gone_when_a_connection_of_its_own_is_given_back() throws SQLException {
        try (Connection own = database.lentDataSource().getConnection()) {
            poison(own);
        }
        assertClean();
    }

    @Test
    void costs_those_nothing_who_never_asked_for_it() {
        String before = one("SELECT pg_backend_pid()");
        database.inOne(() -> database.run(handle -> handle.execute("SET application_name = 'ours'")));
        assertThat(one("SELECT current_setting('application_name')")).isEqualTo("ours");
        assertThat(one("SELECT pg_backend_pid()")).isEqualTo(before);
    }

    @Test
    void of_a_broken_session_is_gone_with_it() throws SQLException {
        String before = one("SELECT pg_backend_pid()");
        try (Connection own = database.lentDataSource().getConnection();
                Connection other = TestDatabase.connectionBeside(pool);
                Statement killer = other.createStatement();
                ResultSet killed = killer.executeQuery("SELECT pg_terminate_backend(" + before + ")")) {
            assertThat(killed.next()).isTrue();
            assertThat(own.isClosed()).isFalse();
        }
        assertThat(one("SELECT pg_backend_pid()")).isNotEqualTo(before);
        assertClean();
    }

    @Test
    void is_gone_with_micronaut_as_well() {
        try (MicronautDatabase micronaut = MicronautDatabase.fresh()) {
            Database own = micronaut.get(Database.class);
            for (int i = 0; i < 3; i++) {
                own.inOne(() -> {
                    poison(lent(own));
                    assertThat(lent(own)).as("asked for twice").isNotNull();
                });
            }
            assertThat(own.<String>with(handle -> handle.createQuery("SELECT count(*) FROM issues WHERE title = ''")
                            .mapTo(String.class)
                            .one()))
                    .isEqualTo("0");
            assertThat(own.<String>with(handle -> handle.createQuery(
                                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711")
                            .mapTo(String.class)
                            .one()))
                    .isEqualTo("0");
        }
    }
}
