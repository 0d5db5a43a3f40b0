package dev.nightshift.domain.sentiment.migration;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.JobId;
import java.util.Optional;

/**
 * The way of an older table into today's, as far as it has got.
 *
 * @param id the job that began it
 * @param source the older table
 * @param target the table of today
 * @param sourceSum that of the rows read so far, said as today
 * @param before that of the rows of the target that gave way
 * @param after that of the rows of the target that were written and read back
 * @param unreadable rows that cannot be said as today
 * @param left rows that were not taken, because today's table has the day already, or a row above them is of it
 * @param endedBy the job that confirmed it or took it back; empty before
 */
public record LayoutMigration(
        JobId id,
        String source,
        String target,
        State state,
        Checksum sourceSum,
        Checksum before,
        Checksum after,
        long unreadable,
        long left,
        Optional<JobId> endedBy) {

    /** How far it has got. */
    public enum State {
        /** Rows are being read, nothing is written. */
        TRYING,
        /** All rows were read, nothing was written. */
        TRIED,
        APPLYING,
        /** All is written; what was there before is kept. */
        APPLIED,
        /** What was there before is forgotten. */
        CONFIRMED,
        /** What was there before is there again. */
        REVERTED;

        /** Whether nothing can follow. */
        public boolean isOver() {
            return this == CONFIRMED || this == REVERTED;
        }

        /** Whether rows were written that can still be taken back. */
        public boolean isOpen() {
            return this == APPLYING || this == APPLIED;
        }
    }

    /** @throws IllegalArgumentException if it is over and no job has ended it, or the other way round */
    public LayoutMigration {
        requireNonNull(id, "id");
        requireNonNull(source, "source");
        requireNonNull(target, "target");
        requireNonNull(state, "state");
        if (endedBy.isPresent() != state.isOver()) {
            throw new IllegalArgumentException(
                    "a migration that is over has a job that ended it, were %s and %s".formatted(state, endedBy));
        }
    }

    /** One that begins. */
    public static LayoutMigration begun(JobId id, String source, String target, State state) {
        return new LayoutMigration(
                id, source, target, state, Checksum.NONE, Checksum.NONE, Checksum.NONE, 0, 0, Optional.empty());
    }

    /** The same in another state, into which a job brings it. */
    public LayoutMigration in(State next, JobId by) {
        Optional<JobId> ended = next.isOver() ? Optional.of(by) : Optional.empty();
        return new LayoutMigration(id, source, target, next, sourceSum, before, after, unreadable, left, ended);
    }

    /** Whether it was confirmed or taken back. */
    public boolean isOver() {
        return state.isOver();
    }

    /** Whether it has written rows that can still be taken back. */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** With more rows. */
    public LayoutMigration plus(Checksum read, Checksum gaveWay, Checksum written, long notRead, long notTaken) {
        return new LayoutMigration(
                id,
                source,
                target,
                state,
                sourceSum.plus(read),
                before.plus(gaveWay),
                after.plus(written),
                unreadable + notRead,
                left + notTaken,
                endedBy);
    }
}
