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
        return new Progress(Sizes.sum(done, moreDone), Sizes.sum(skipped, moreSkipped), total);
    }

    /**
     * What a store holds, as far as it makes sense: a count below 0 is 0, more are never skipped than done, and a total below
     * 0 is one that nobody knows.
     */
    public static Progress stored(long done, long skipped, OptionalLong total) {
        long plausible = Math.max(0, done);
        return new Progress(plausible, Math.min(Math.max(0, skipped), plausible), Sizes.known(total));
    }

    /** Both together, at most {@link Long#MAX_VALUE} of each; how many there are only where both know it. */
    public Progress and(Progress other) {
        return new Progress(
                Sizes.sum(done, other.done),
                Sizes.sum(skipped, other.skipped),
                total.isPresent() && other.total.isPresent()
                        ? OptionalLong.of(Sizes.sum(total.getAsLong(), other.total.getAsLong()))
                        : OptionalLong.empty());
    }

    public Progress of(OptionalLong otherTotal) {
        return new Progress(done, skipped, otherTotal);
    }
}
