package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.DifferenceSum;
import dev.nightshift.domain.sentiment.Differences;

/** How far jobs found days to be off, in the table {@code sentiment_differences}. */
public final class PostgresDifferences implements Differences {

    private final Database database;

    public PostgresDifferences(Database database) {
        this.database = database;
    }

    @Override
    public DifferenceSum add(JobId job, DifferenceSum ofChunk) {
        return database.with(handle -> handle.createQuery(
                        """
                        INSERT INTO sentiment_differences AS kept (job, days, valued, sum, most)
                        VALUES (:job, :days, :valued, :sum, :most)
                            ON CONFLICT (job) DO UPDATE
                           SET days = kept.days + excluded.days, valued = kept.valued + excluded.valued,
                               sum = kept.sum + excluded.sum, most = greatest(kept.most, excluded.most)
                        RETURNING days, valued, sum, most
                        """)
                .bind("job", job.value())
                .bind("days", ofChunk.days())
                .bind("valued", ofChunk.valued())
                .bind("sum", ofChunk.sum())
                .bind("most", ofChunk.most())
                .map((row, context) -> new DifferenceSum(
                        row.getLong("days"), row.getLong("valued"), row.getDouble("sum"), row.getDouble("most")))
                .one());
    }

    @Override
    public int purge(JobId before, int limit) {
        return ResultsOfJobs.DIFFERENCES.purge(database, before, limit);
    }
}
