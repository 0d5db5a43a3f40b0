package dev.nightshift.domain.tracking;

import dev.nightshift.domain.PlainText;
import org.jspecify.annotations.Nullable;

/** How a dump names somebody: people are looked up by their names, and no index takes names of any length. */
final class DumpedName {

    static final int MAX_LENGTH = 255;

    private DumpedName() {}

    /** @throws IllegalArgumentException if it is there and longer than 255 characters, or not {@link PlainText} */
    static void requireIfThere(@Nullable String name, String what) {
        PlainText.requireIfThere(name, what);
        if (name != null && name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "%s must have <= %d characters, had %d".formatted(what, MAX_LENGTH, name.length()));
        }
    }
}
