package dev.nightshift.domain.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes in a whole dump: rows are given one by one, and {@link #complete} makes issues of them all at once. */
public interface IssueIntake {

    /** How many misfits are listed one by one. */
    int LISTED_MISFITS = 1000;

    /** @param line where the row begins in its file, for the report */
    void issue(DumpedIssue issue, long line);

    /** @param line where the row begins in its file, for the report */
    void comment(DumpedComment comment, long line);

    /** @param line where the row begins in its file, for the report */
    void statusChange(DumpedStatusChange change, long line);

    /**
     * Adds what is new. An issue whose key is known, a comment or a change that is there already (as often as it is in
     * the dump) is left alone, so that the same dump can be taken in twice.
     *
     * @throws RefusedRow here or before, if the store does not take a row
     */
    Settled complete();

    /**
     * What a settled dump amounts to.
     *
     * @param knownRows rows that were there already
     * @param misfits the first rows that fit nowhere, {@link #LISTED_MISFITS} at most
     * @param misfitCount how many rows fit nowhere
     * @param span the time of the new rows; empty when there are none
     */
    record Settled(
            long newIssues,
            long newComments,
            long newStatusChanges,
            long knownRows,
            List<Misfit> misfits,
            long misfitCount,
            Optional<Span> span) {

        public Settled {
            misfits = List.copyOf(misfits);
        }

        /** How many rows were of use: the new ones, and those that were there already. */
        public long goodRows() {
            return newIssues + newComments + newStatusChanges + knownRows;
        }
    }

    /** A row that the store refuses, and with it the whole dump; the message is the reason. */
    final class RefusedRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Kind kind;
        private final long line;

        /** @param line where the row begins in its file; 0 when it is not known */
        public RefusedRow(Kind kind, long line, String reason, Throwable cause) {
            super(reason, cause);
            this.kind = kind;
            this.line = line;
        }

        public Kind kind() {
            return kind;
        }

        public OptionalLong line() {
            return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
        }
    }

    /** A well-formed row that fits nowhere, with the reason in words. */
    record Misfit(Kind kind, long line, String reason) {}

    /** From the earliest to the latest instant among the new rows, both inclusive. */
    record Span(Instant earliest, Instant latest) {}

    /** The three files of a dump. */
    enum Kind {
        ISSUES,
        COMMENTS,
        EVENTS
    }
}
