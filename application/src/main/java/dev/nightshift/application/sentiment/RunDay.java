package dev.nightshift.application.sentiment;

import java.time.LocalDate;

/** A day to compute, and the run that knows the index. */
record RunDay(LocalDate date, IndexRun run) {

    /** For logs and records: the day. */
    @Override
    public String toString() {
        return date.toString();
    }
}
