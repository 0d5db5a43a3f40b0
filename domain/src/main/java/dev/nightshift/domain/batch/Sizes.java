package dev.nightshift.domain.batch;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How many items there are, in the words of sources: less than 0 is the usual way to say that nobody knows. */
final class Sizes {

    private Sizes() {}

    /** The size; empty when nobody knows it. */
    @SuppressWarnings("OptionalAssignedToNull") // sources are written by others
    static OptionalLong known(@Nullable OptionalLong said) {
        return said == null || said.orElse(-1) < 0 ? OptionalLong.empty() : said;
    }

    /** The sum of two sizes, at most {@link Long#MAX_VALUE}. */
    static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
