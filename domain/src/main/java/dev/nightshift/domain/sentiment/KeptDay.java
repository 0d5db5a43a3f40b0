package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.JobId;

/** A day of an index, and the job that computed it. */
public record KeptDay(SentimentDay day, JobId job) {

    public KeptDay {
        requireNonNull(day, "day");
        requireNonNull(job, "job");
    }
}
