package dev.nightshift.application.keywords;

import dev.nightshift.application.InBatches;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.keywords.DocumentTotals;
import dev.nightshift.domain.keywords.KeywordCounts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;

/** Forgets totals that are no longer fresh, and what came of jobs that are forgotten, in batches that commit by themselves. */
public final class ForgetOldCounts {

    private static final int BATCH = 1000;

    private final DocumentTotals totals;
    private final KeywordCounts counts;
    private final Period keep;
    private final InstantSource clock;

    /** @param keep how long after its making a job can still be there */
    public ForgetOldCounts(DocumentTotals totals, KeywordCounts counts, Period keep, InstantSource clock) {
        this.totals = totals;
        this.counts = counts;
        this.keep = keep;
        this.clock = clock;
    }

    /** @return how many were forgotten */
    public int forget() {
        Instant since = clock.instant().atOffset(ZoneOffset.UTC).minus(keep).toInstant();
        return InBatches.of(BATCH, limit -> totals.purge(DocumentTotals.FRESH, limit))
                + InBatches.of(BATCH, limit -> counts.purge(JobId.firstOf(since), limit));
    }
}
