package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.IndexUpkeep;
import dev.nightshift.domain.sentiment.MethodVersion;
import java.util.Optional;
import java.util.UUID;

/** The last jobs of upkeep in the table {@code sentiment_upkeep}. */
public final class PostgresIndexUpkeep implements IndexUpkeep {

    private final Database database;

    public PostgresIndexUpkeep(Database database) {
        this.database = database;
    }

    @Override
    public Optional<JobId> holdLast(MethodVersion method) {
        return database.with(handle -> handle.createQuery(
                        """
                        INSERT INTO sentiment_upkeep (method, version) VALUES (:method, :version)
                            ON CONFLICT (method, version) DO UPDATE SET method = excluded.method
                        RETURNING job
                        """)
                .bind("method", method.name())
                .bind("version", method.version())
                .map((row, context) ->
                        Optional.ofNullable(row.getObject("job", UUID.class)).map(JobId::new))
                .one());
    }

    @Override
    public void note(MethodVersion method, JobId job) {
        database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO sentiment_upkeep (method, version, job) VALUES (:method, :version, :job)
                            ON CONFLICT (method, version) DO UPDATE SET job = excluded.job
                        """)
                .bind("method", method.name())
                .bind("version", method.version())
                .bind("job", job.value())
                .execute());
    }
}
