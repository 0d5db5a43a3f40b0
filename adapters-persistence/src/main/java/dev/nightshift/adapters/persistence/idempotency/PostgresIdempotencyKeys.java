package dev.nightshift.adapters.persistence.idempotency;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.idempotency.Answer;
import dev.nightshift.domain.idempotency.Fingerprint;
import dev.nightshift.domain.idempotency.IdempotencyKey;
import dev.nightshift.domain.idempotency.IdempotencyKeys;
import dev.nightshift.domain.idempotency.StoredAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Idempotency keys in PostgreSQL: held by an advisory lock of the transaction, which also ends with a dead process. */
public final class PostgresIdempotencyKeys implements IdempotencyKeys {

    private final Database database;

    public PostgresIdempotencyKeys(Database database) {
        this.database = database;
    }

    @Override
    public boolean hold(IdempotencyKey key) {
        return database.with(handle -> handle.createQuery(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended(:caller || chr(10) || :key, 1))")
                .bind("caller", key.caller())
                .bind("key", key.value())
                .mapTo(boolean.class)
                .one());
    }

    @Override
    public Optional<StoredAnswer> find(IdempotencyKey key) {
        return database.with(handle -> handle.createQuery(
                        """
                        SELECT fingerprint, status, body,
                               ARRAY(SELECT unnest(ARRAY[name, value]) FROM jsonb_each_text(headers) AS h(name, value))
                                   AS headers
                        FROM idempotency_keys
                        WHERE caller = :caller AND key = :key AND expires_at > clock_timestamp()""")
                .bind("caller", key.caller())
                .bind("key", key.value())
                .map((row, context) -> kept(row))
                .findOne());
    }

    @Override
    public void keep(IdempotencyKey key, StoredAnswer kept, Duration time) {
        database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO idempotency_keys (caller, key, fingerprint, status, headers, body, expires_at)
                        VALUES (:caller, :key, :fingerprint, :status, jsonb_object(:headers), :body,
                                clock_timestamp() + :time)
                        ON CONFLICT (caller, key) DO UPDATE SET
                            fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
                            body = excluded.body, expires_at = excluded.expires_at""")
                .bind("caller", key.caller())
                .bind("key", key.value())
                .bind("fingerprint", kept.request().value())
                .bind("status", kept.answer().status())
                .bindArray("headers", String.class, flat(kept.answer().headers()))
                .bind("body", kept.answer().body())
                .bind("time", time)
                .execute());
    }

    @Override
    public int purgeExpired(int limit) {
        return database.with(handle -> handle.createUpdate(
                        """
                        DELETE FROM idempotency_keys WHERE (caller, key) IN (
                            SELECT caller, key FROM idempotency_keys WHERE expires_at <= clock_timestamp()
                            ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)""")
                .bind("limit", limit)
                .execute());
    }

    private static StoredAnswer kept(ResultSet row) throws SQLException {
        String[] flat = (String[]) row.getArray("headers").getArray();
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < flat.length; i += 2) {
            headers.put(flat[i], flat[i + 1]);
        }
        return new StoredAnswer(
                new Fingerprint(row.getString("fingerprint")),
                new Answer(row.getInt("status"), headers, row.getString("body")));
    }

    private static Object[] flat(Map<String, String> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray();
    }
}
