package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.TokenHash;
import dev.nightshift.domain.accounts.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Refresh tokens in PostgreSQL. Whoever uses or ends a token holds the row of its family. */
public final class PostgresRefreshTokens implements RefreshTokens {

    private final Database database;

    public PostgresRefreshTokens(Database database) {
        this.database = database;
    }

    @Override
    public void begin(UserId user, SessionId session, TokenHash first, Duration lifetime) {
        database.inOne(() -> database.run(handle -> {
            long family = handle.createQuery(
                            "INSERT INTO refresh_families (user_id, session) VALUES (:user, :session) RETURNING id")
                    .bind("user", user.value())
                    .bind("session", session.value())
                    .mapTo(long.class)
                    .one();
            insert(handle, first, family, lifetime);
        }));
    }

    @Override
    public Rotation rotate(TokenHash used, TokenHash next, Duration lifetime) {
        return database.inOne(() -> database.with(handle -> holdFamilyOf(handle, used)
                .<Rotation>map(family -> rotate(handle, family, used, next, lifetime))
                .orElseGet(Rotation.Unknown::new)));
    }

    private static Rotation rotate(Handle handle, Family family, TokenHash used, TokenHash next, Duration lifetime) {
        boolean first = handle.createUpdate(
                                """
                        UPDATE refresh_tokens SET used = true
                        WHERE hash = decode(:hash, 'hex') AND NOT used AND expires_at > clock_timestamp()""")
                        .bind("hash", used.value())
                        .execute()
                == 1;
        if (first) {
            insert(handle, next, family.id(), lifetime);
            return new Rotation.Rotated(new UserId(family.user()), new SessionId(family.session()));
        }
        boolean reused = handle.createQuery("SELECT used FROM refresh_tokens WHERE hash = decode(:hash, 'hex')")
                .bind("hash", used.value())
                .mapTo(boolean.class)
                .findOne()
                .orElse(false);
        if (!reused) {
            return new Rotation.Unknown();
        }
        handle.createUpdate("DELETE FROM refresh_families WHERE id = :id")
                .bind("id", family.id())
                .execute();
        return new Rotation.Reused(new UserId(family.user()));
    }

    /** Waits for others that use a token of the same family; what they did is seen afterwards. */
    private static Optional<Family> holdFamilyOf(Handle handle, TokenHash token) {
        return handle.createQuery(
                        """
                        SELECT f.id, f.user_id, f.session FROM refresh_families f JOIN refresh_tokens t ON t.family_id = f.id
                        WHERE t.hash = decode(:hash, 'hex') FOR UPDATE OF f""")
                .bind("hash", token.value())
                .map((row, context) ->
                        new Family(row.getLong("id"), row.getLong("user_id"), row.getObject("session", UUID.class)))
                .findOne();
    }

    private static void insert(Handle handle, TokenHash token, long family, Duration lifetime) {
        handle.createUpdate(
                        """
                        INSERT INTO refresh_tokens (hash, family_id, expires_at)
                        VALUES (decode(:hash, 'hex'), :family, clock_timestamp() + :lifetime)""")
                .bind("hash", token.value())
                .bind("family", family)
                .bind("lifetime", lifetime)
                .execute();
    }

    @Override
    public Optional<SessionId> sessionOf(TokenHash token) {
        return database.with(handle -> handle.createQuery(
                        """
                        SELECT f.session FROM refresh_families f JOIN refresh_tokens t ON t.family_id = f.id
                        WHERE t.hash = decode(:hash, 'hex')""")
                .bind("hash", token.value())
                .mapTo(UUID.class)
                .findOne()
                .map(SessionId::new));
    }

    @Override
    public Optional<UserId> revoke(SessionId session) {
        return database.with(
                handle -> handle.createQuery("DELETE FROM refresh_families WHERE session = :session RETURNING user_id")
                        .bind("session", session.value())
                        .mapTo(long.class)
                        .findOne()
                        .map(UserId::new));
    }

    @Override
    public void revokeAllOf(UserId user) {
        database.run(handle -> handle.createUpdate("DELETE FROM refresh_families WHERE user_id = :user")
                .bind("user", user.value())
                .execute());
    }

    @Override
    public int purgeExpired(int limit) {
        return database.inOne(() -> database.with(handle -> {
            int tokens = handle.createUpdate(
                            """
                            DELETE FROM refresh_tokens WHERE hash IN (
                                SELECT hash FROM refresh_tokens WHERE expires_at <= clock_timestamp()
                                ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)""")
                    .bind("limit", limit)
                    .execute();
            handle.execute(
                    """
                    DELETE FROM refresh_families f WHERE NOT EXISTS (
                        SELECT FROM refresh_tokens t WHERE t.family_id = f.id)""");
            return tokens;
        }));
    }

    private record Family(long id, long user, UUID session) {}
}
