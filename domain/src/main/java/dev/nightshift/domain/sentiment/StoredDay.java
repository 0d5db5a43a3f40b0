package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.JobId;

/** A day of an index, and the job that computed it. */
public record StoredDay(SentimentDay day, JobId job) {

    public StoredDay {
        requireNonNull(day, "day");
        requireNonNull(job, "job");
    }
}
