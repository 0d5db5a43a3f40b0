package dev.nightshift.domain;

/** A fake that can go back to what it held, as a store does on rollback. */
@FunctionalInterface
public interface Undoable {

    /** What brings back the state of this moment. */
    Runnable savepoint();
}
