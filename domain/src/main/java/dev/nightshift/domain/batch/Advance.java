package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * That a chunk was kept.
 *
 * @param checkpoint the position of its last item
 * @param done how many items it had, the skipped ones included
 * @param skipped how many of them were set aside
 * @param logLines how many lines the run has written since the last
 * @param total how many items the task has; empty when nobody knows, as when the source says less than 0, which leaves what was
 *     known before
 */
public record Advance(String checkpoint, long done, long skipped, int logLines, OptionalLong total) {

    /** @throws IllegalArgumentException if a count is negative, or more were skipped than done */
    public Advance {
        requireNonNull(checkpoint, "checkpoint");
        total = Sizes.known(total);
        if (done < 0 || skipped < 0 || skipped > done || logLines < 0) {
            throw new IllegalArgumentException(
                    "an advance must have 0 <= skipped <= done and logLines >= 0, were %d, %d, %d"
                            .formatted(skipped, done, logLines));
        }
    }

    /** A chunk that says nothing about the total. */
    public Advance(String checkpoint, long done, long skipped, int logLines) {
        this(checkpoint, done, skipped, logLines, OptionalLong.empty());
    }
}
