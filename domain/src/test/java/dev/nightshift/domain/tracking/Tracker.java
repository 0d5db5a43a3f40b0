package dev.nightshift.domain.tracking;

import java.util.function.Supplier;

/** The ports of the tracker over one store, so that a contract can see in one what another has done. */
public interface Tracker {

    Issues issues();

    Comments comments();

    StatusHistory history();

    Views views();

    /** Begins an intake, inside of {@link #inOne}. */
    IssueIntake intake();

    /** Runs the work in one transaction. */
    <T> T inOne(Supplier<T> work);

    default void inOne(Runnable work) {
        inOne(() -> {
            work.run();
            return true;
        });
    }
}
