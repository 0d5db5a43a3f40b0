package dev.nightshift.domain.batch;

import java.util.OptionalLong;

/**
 * The turns that the tasks of one owner, type and priority take as they become ready to be claimed: one after the other,
 * from the turn that is being served on. So every owner has one task in each turn, however many wait behind it, and whoever
 * was idle begins where the others are.
 *
 * <p>Start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996) with tasks of equal size.
 */
public final class Turns {

    private final long current;
    private long last;

    private Turns(long current, long last) {
        this.current = current;
        this.last = last;
    }

    /**
     * @param served the turn of the task of this priority that was claimed last; 0 if there was none
     * @param head the lowest turn of the type and priority that waits, of any owner; empty if nothing waits. It is below
     *     {@code served} where the type is behind others, such as by its limit
     * @param last the highest turn of the owner, type and priority that waits; empty if nothing waits
     * @throws IllegalArgumentException if one of them is negative
     */
    public static Turns after(long served, OptionalLong head, OptionalLong last) {
        if (served < 0 || head.orElse(0) < 0 || last.orElse(0) < 0) {
            throw new IllegalArgumentException(
                    "turns must be >= 0, were served=%d head=%s last=%s".formatted(served, head, last));
        }
        long current = Math.min(served, head.orElse(served));
        return new Turns(current, Math.max(current - 1, last.orElse(-1)));
    }

    /**
     * The turn that is being served after a claim. A type with a limit may be behind; it does not take the others back.
     *
     * @param before the turn that was served before
     * @param free the highest turn that was claimed of types without a limit; empty if none was
     * @param limited the same of types with a limit
     */
    public static long served(long before, OptionalLong free, OptionalLong limited) {
        long ofLimited = limited.orElse(0);
        return Math.max(free.orElse(before), ofLimited);
    }

    /** For a task that comes back because its worker retired or died: it has waited before, and goes next. */
    public long current() {
        return current;
    }

    /** For one more task. */
    public long next() {
        return ++last;
    }
}
