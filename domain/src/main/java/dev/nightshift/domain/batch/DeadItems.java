package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.PlainText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that were set aside because they are bad. */
public interface DeadItems {

    /** Keeps items, in the transaction of the chunk that they were in. */
    void add(List<DeadItem> items);

    /** The dead items of a job, in the order of their numbers, replayed ones included. */
    Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit);

    /** Those that were not replayed with success, in the order of their numbers. */
    List<Numbered> open(JobId job, long after, int limit);

    /** How many are open. */
    long countOpen(JobId job);

    /** Marks items as replayed, in the transaction of the effect. */
    void replayed(JobId job, List<Long> numbers, JobId by);

    /**
     * An item that was set aside.
     *
     * @param payload the item as text, at most 100,000 characters; what is longer is cut
     * @param error what was wrong, at most 2,000 characters; what is longer is cut
     */
    record DeadItem(Unit unit, String position, String payload, String error, Instant at) {

        public DeadItem {
            requireNonNull(unit, "unit");
            requireNonNull(position, "position");
            requireNonNull(at, "at");
            payload = cut(payload, 100_000);
            error = cut(error, 2_000);
        }

        private static String cut(String given, int longest) {
            String plain = PlainText.mended(given);
            return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
        }
    }

    /**
     * A dead item with its number.
     *
     * @param replayedBy the job that replayed it; null while it is open
     */
    record Numbered(long number, DeadItem item, @Nullable JobId replayedBy) {}
}
