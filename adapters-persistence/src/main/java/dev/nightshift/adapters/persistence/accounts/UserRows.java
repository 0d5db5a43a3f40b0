package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.domain.accounts.Role;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The statements on {@code users}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRows extends GenericRepository<UserRow, Long> {

    @Query("SELECT nextval(pg_get_serial_sequence('users', 'id'))")
    long nextId();

    @Query(
            """
            INSERT INTO users (id, username, role, enabled, password_hash, security_version, created_at, updated_at)
            VALUES (:id, :username, :role, :enabled, :passwordHash, :securityVersion, :createdAt, :updatedAt)
            ON CONFLICT (lower(username)) DO NOTHING""")
    long insertUnlessNameIsTaken(
            long id,
            String username,
            String role,
            boolean enabled,
            String passwordHash,
            long securityVersion,
            Instant createdAt,
            Instant updatedAt);

    Optional<UserRow> findById(long id);

    @Query("SELECT * FROM users WHERE lower(username) = lower(:username)")
    Optional<UserRow> findNamed(String username);

    Optional<UserRow> findByIdForUpdate(long id);

    List<UserRow> findByRoleAndEnabledOrderByIdForUpdate(Role role, boolean enabled);

    void update(
            @Id long id, String role, boolean enabled, String passwordHash, long securityVersion, Instant updatedAt);

    @Query("SELECT EXISTS (SELECT FROM users)")
    boolean anyone();

    @Query("SELECT * FROM users WHERE id > :after ORDER BY id LIMIT :limit")
    List<UserRow> listAfter(long after, int limit);
}
