package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.accounts.OpenSession;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.Sessions;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Sessions in PostgreSQL, with their users as they are: one statement for any number. */
public final class PostgresSessions implements Sessions {

    private final Database database;

    public PostgresSessions(Database database) {
        this.database = database;
    }

    @Override
    public List<OpenSession> find(Set<SessionId> ids) {
        return database.with(handle -> handle.createQuery(
                        """
                        SELECT f.session, u.id, u.username, u.role, u.security_version
                        FROM refresh_families f JOIN users u ON u.id = f.user_id
                        WHERE f.session = ANY (:sessions) AND u.enabled""")
                .bindArray(
                        "sessions",
                        UUID.class,
                        ids.stream().map(SessionId::value).toArray())
                .map((row, context) -> session(row))
                .list());
    }

    private static OpenSession session(ResultSet row) throws SQLException {
        return new OpenSession(
                new SessionId(row.getObject("session", UUID.class)),
                new UserId(row.getLong("id")),
                new Username(row.getString("username")),
                Role.valueOf(row.getString("role")),
                row.getLong("security_version"));
    }
}
