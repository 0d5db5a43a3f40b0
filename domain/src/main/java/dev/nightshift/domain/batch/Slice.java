package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * A part of a source that becomes a partition.
 *
 * @param name as the source calls it
 * @param size how many items it has; empty when nobody knows, as when the source says less than 0
 */
public record Slice(String name, OptionalLong size) {

    public Slice {
        requireNonNull(name, "name");
        size = Sizes.known(size);
    }
}
