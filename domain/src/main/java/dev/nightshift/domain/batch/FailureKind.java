package dev.nightshift.domain.batch;

/** What a failure says about the next try. */
public enum FailureKind {
    /** Transient: the run is tried again after a wait. */
    TRANSIENT,
    /** The item is bad: it is set aside. */
    BAD_ITEM,
    /** The job as a whole cannot go on. */
    FATAL;

    /**
     * What a failure says when its type does not know better: {@link JobFailed} and every {@link Error} but one are fatal, {@link
     * BadItem}, {@link UnreadableItem} and what comes of bad values ({@link IllegalArgumentException}, {@link ArithmeticException}, {@link NullPointerException}, {@link
     * ClassCastException}, {@link IndexOutOfBoundsException}, {@link UnsupportedOperationException}) is about the item,
     * all else is transient, {@link OutOfMemoryError} too: whoever meets it need not be the one that took the memory.
     */
    public static FailureKind of(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return TRANSIENT;
        }
        if (failure instanceof JobFailed || failure instanceof Error) {
            return FATAL;
        }
        return failure instanceof BadItem
                        || failure instanceof UnreadableItem
                        || failure instanceof IllegalArgumentException
                        || failure instanceof ArithmeticException
                        || failure instanceof NullPointerException
                        || failure instanceof ClassCastException
                        || failure instanceof IndexOutOfBoundsException
                        || failure instanceof UnsupportedOperationException
                ? BAD_ITEM
                : TRANSIENT;
    }
}
