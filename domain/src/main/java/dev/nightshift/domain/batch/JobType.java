package dev.nightshift.domain.batch;

import dev.nightshift.domain.accounts.Role;
import java.util.List;
import java.util.Optional;

/**
 * A kind of work, declared once: which parameters it takes, where its items come from, what is done with each, and where
 * the results go. One object serves all jobs of the type on all threads.
 *
 * @param <P> what the parameters are made into
 * @param <I> the items
 * @param <O> what comes of an item
 */
public interface JobType<P, I, O> {

    TypeName name();

    /** What it does, as a sentence. */
    default String about() {
        return "";
    }

    Parameters<P> parameters();

    /** How its jobs are treated. */
    default JobPolicy policy() {
        return JobPolicy.DEFAULT;
    }

    /** The least role of those who may make jobs of it: above USER where they change what others see. */
    default Role leastRole() {
        return Role.USER;
    }

    /** Whether a job can be split into partitions: its source then has slices. */
    default boolean isSplittable() {
        return false;
    }

    /** Whether users may ask for jobs of it; jobs of others are made by the program alone. */
    default boolean isOpen() {
        return true;
    }

    /** Where the items come from. Called outside of any transaction. */
    Source<I> source(P parameters, JobContext context);

    /**
     * What comes of one item. Called outside of any transaction, and again for the same item after a failure or a crash.
     *
     * @throws Exception what {@link #kindOf} tells apart
     */
    O handle(I item, P parameters, JobContext context) throws Exception;

    /**
     * Keeps what came of a chunk, in the transaction that moves the checkpoint: what is written with the resources of the
     * context happens exactly once. The transaction is the engine's, which alone commits it or rolls it back.
     *
     * @param results in the order of the items, not empty
     * @throws Exception what {@link #kindOf} tells apart
     */
    void write(List<O> results, P parameters, JobContext context) throws Exception;

    /** Whether {@link #write} does anything; the ends of jobs that write nothing are committed together. */
    default boolean isWriting() {
        return true;
    }

    /**
     * What a failure says about the next try: of {@link #handle}, of {@link #write}, or of the source. Where no single item
     * can be skipped, {@link FailureKind#BAD_ITEM} is about the job, which fails.
     */
    default FailureKind kindOf(Throwable failure) {
        return FailureKind.of(failure);
    }

    /** Items as text; empty when items that were set aside cannot be replayed. */
    default Optional<ItemFormat<I>> itemFormat() {
        return Optional.empty();
    }
}
