package dev.nightshift.bootstrap.dump;

import java.util.OptionalLong;

/** A file that is unreadable as a whole, with the reason in words; it stores nothing. */
final class BrokenTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;

    private BrokenTable(long line, String reason) {
        super(reason);
        this.line = line;
    }

    static BrokenTable at(long line, String reason) {
        return new BrokenTable(line, reason);
    }

    /** One of which no line can be named. */
    static BrokenTable of(String reason) {
        return new BrokenTable(0, reason);
    }

    OptionalLong line() {
        return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
    }
}
