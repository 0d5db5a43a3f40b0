package dev.nightshift.application.sentiment;

import dev.nightshift.application.InBatches;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.Differences;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.validation.Findings;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;

/** Forgets what jobs that are forgotten have found and made, in batches that commit by themselves. */
public final class ForgetOldResults {

    private static final int BATCH = 1_000;
    private static final int FILES = 100;

    private final Findings findings;
    private final Reports reports;
    private final Differences differences;
    private final Period keep;
    private final InstantSource clock;

    /** @param keep how long after its making a job can still be there */
    public ForgetOldResults(
            Findings findings, Reports reports, Differences differences, Period keep, InstantSource clock) {
        this.findings = findings;
        this.reports = reports;
        this.differences = differences;
        this.keep = keep;
        this.clock = clock;
    }

    /** @return how many findings, files and sums were forgotten */
    public int forget() {
        JobId since = JobId.firstOf(
                clock.instant().atOffset(ZoneOffset.UTC).minus(keep).toInstant());
        return InBatches.of(BATCH, limit -> findings.purge(since, limit))
                + InBatches.of(FILES, limit -> reports.purge(since, limit))
                + InBatches.of(BATCH, limit -> differences.purge(since, limit));
    }
}
