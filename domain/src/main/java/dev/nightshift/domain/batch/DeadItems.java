package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.PlainText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that were set aside because they are bad.
 *
 * <p>An item stays an item of its job, however often it is replayed. At any time at most one replay that has not ended has
 * it reserved, and only that one can mark it.
 */
public interface DeadItems {

    /** Stores items, in the transaction of the chunk that they were in. */
    void add(List<DeadItem> items);

    /** The dead items of a job, in the order of their numbers, replayed ones included. */
    Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit);

    /** Those of them that a replay has reserved or has replayed, unless another has reserved them since. */
    Page<Numbered, Long> of(JobId job, JobId replay, @Nullable Long after, int limit);

    /**
     * Reserves the open items of a job for a replay, in the transaction that adds the replay; but not those of replays
     * that have not ended. Of two that reserve at once, one waits for the other.
     *
     * @param former another replay, if only what that one had reserved last is wanted; null for all
     * @return how many
     */
    long reserve(JobId job, @Nullable JobId former, JobId replay);

    /** The open items that are reserved for the replay, in the order of their numbers. */
    List<Numbered> open(JobId job, JobId replay, long after, int limit);

    /** How many were not replayed with success, whoever has them reserved. */
    long countOpen(JobId job);

    /**
     * Marks items as replayed with success, in the transaction of the effect; waits while another transaction marks or
     * reserves them.
     *
     * @return those that were open and reserved for the replay, in the order of their numbers; no others are marked
     */
    List<Long> replayed(JobId job, List<Long> numbers, JobId replay);

    /** Stores why items that are open and reserved for the replay are still bad. */
    void stillBad(JobId job, List<Again> items, JobId replay);

    /**
     * An item that was set aside.
     *
     * @param payload the item as text, at most 100,000 characters; what is longer is cut
     * @param error what was wrong, at most 2,000 characters; what is longer is cut
     */
    record DeadItem(TaskId task, String position, String payload, String error, Instant at) {

        public DeadItem {
            requireNonNull(task, "task");
            requireNonNull(position, "position");
            requireNonNull(at, "at");
            payload = cut(payload, 100_000);
            error = cut(error, LONGEST_ERROR);
        }
    }

    /**
     * A dead item with its number.
     *
     * @param replayedBy the job that replayed it; null while it is open
     */
    record Numbered(long number, DeadItem item, @Nullable JobId replayedBy) {}

    /**
     * A dead item that failed again.
     *
     * @param error what was wrong, at most 2,000 characters; what is longer is cut
     */
    record Again(long number, String error, Instant at) {

        public Again {
            requireNonNull(at, "at");
            error = cut(error, LONGEST_ERROR);
        }
    }

    /** In characters. */
    int LONGEST_ERROR = 2_000;

    private static String cut(String given, int longest) {
        String plain = PlainText.fixed(given);
        return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    }
}
