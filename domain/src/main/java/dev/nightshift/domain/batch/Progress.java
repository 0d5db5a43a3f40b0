package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * How far a job or a partition is, in items.
 *
 * @param done handled and kept, the skipped ones included
 * @param skipped set aside as dead items
 * @param total how many there are; empty when the source cannot tell
 */
public record Progress(long done, long skipped, OptionalLong total) {

    public static final Progress NONE = new Progress(0, 0, OptionalLong.empty());

    /** @throws IllegalArgumentException if a count is negative, or more were skipped than done */
    public Progress {
        requireNonNull(total, "total");
        if (done < 0 || skipped < 0 || skipped > done || total.orElse(0) < 0) {
            throw new IllegalArgumentException("progress must have 0 <= skipped <= done and total >= 0, were %d, %d, %s"
                    .formatted(skipped, done, total));
        }
    }

    public Progress plus(long moreDone, long moreSkipped) {
        return new Progress(done + moreDone, skipped + moreSkipped, total);
    }

    public Progress of(OptionalLong otherTotal) {
        return new Progress(done, skipped, otherTotal);
    }
}
