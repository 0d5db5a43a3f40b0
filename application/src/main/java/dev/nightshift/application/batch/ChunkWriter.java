package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.DeadItems.DeadItem;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.UnreadableItem;
import java.util.List;
import java.util.Objects;

/** Writes what came of the items of a chunk; belongs into the transaction in which the chunk is kept. */
final class ChunkWriter<P, I, O> {

    private final RunTools tools;
    private final Claim claim;
    private final BoundJob<P, I, O> job;
    private final RunContext context;

    ChunkWriter(RunTools tools, Claim claim, BoundJob<P, I, O> job, RunContext context) {
        this.tools = tools;
        this.claim = claim;
        this.job = job;
        this.context = context;
    }

    /** Whether there is anything that {@link #write} would write. */
    boolean isNeededFor(Chunk<I, O> chunk) {
        return isWritten(chunk.results()) || !chunk.bad().isEmpty() || claim.replayOf() != null;
    }

    /**
     * Writes the results first and marks what was replayed after that, so that nobody waits for a long write.
     *
     * @throws WriteFailed if the type cannot write the results
     * @throws ItemsTaken if another replay has items of it
     */
    void write(Chunk<I, O> chunk) {
        List<O> results = chunk.results();
        if (isWritten(results)) {
            write(results);
        }
        List<Handled<I, O>> bad = chunk.bad();
        if (claim.replayOf() != null) {
            mark(claim.replayOf(), numbers(chunk), bad);
        } else if (!bad.isEmpty()) {
            tools.dead().add(bad.stream().map(this::dead).toList());
        }
    }

    private void mark(JobId source, List<Long> well, List<Handled<I, O>> bad) {
        JobId replay = claim.task().job();
        if (!well.isEmpty() && tools.dead().replayed(source, well, replay).size() < well.size()) {
            throw new ItemsTaken();
        }
        if (!bad.isEmpty()) {
            tools.dead().stillBad(source, bad.stream().map(this::again).toList(), replay);
        }
    }

    private boolean isWritten(List<O> results) {
        return job.type().isWriting() && !results.isEmpty();
    }

    private void write(List<O> results) {
        try {
            job.type().write(results, job.parameters(), context);
        } catch (Throwable failure) { // whatever a type throws says what becomes of its job
            tools.throwIfLost(failure);
            throw new WriteFailed(failure);
        } finally {
            context.calm();
        }
    }

    private static <I, O> List<Long> numbers(Chunk<I, O> chunk) {
        return chunk.items().stream()
                .filter(item -> !item.isBad())
                .map(ChunkWriter::number)
                .toList();
    }

    private static Long number(Handled<?, ?> item) {
        return Long.valueOf(item.position());
    }

    private DeadItems.Again again(Handled<I, O> bad) {
        return new DeadItems.Again(number(bad), error(bad), tools.clock().instant());
    }

    private String error(Handled<?, ?> bad) {
        String what = tools.textOf(Objects.requireNonNull(bad.error()));
        return bad.item() == null ? "could not be read: " + what : what;
    }

    private DeadItem dead(Handled<I, O> bad) {
        return new DeadItem(
                claim.task(),
                bad.position(),
                bad.error() instanceof UnreadableItem unreadable ? unreadable.payload() : payload(bad),
                error(bad),
                tools.clock().instant());
    }

    /** An item that not even its type can write as text is set aside nevertheless. */
    private String payload(Handled<I, O> bad) {
        try {
            I value = Objects.requireNonNull(bad.item(), "only an item that was read has a value")
                    .value();
            return job.type()
                    .itemFormat()
                    .map(format -> format.write().apply(value))
                    .orElseGet(() -> String.valueOf(value));
        } catch (RuntimeException | Error failure) {
            return "It cannot be written as text: " + tools.textOf(failure);
        }
    }

    /** That items were replayed by another run or reserved for another replay after they had been read. */
    static final class ItemsTaken extends RuntimeException {
        static final String REASON = "another replay has items of it";
        private static final long serialVersionUID = 1L;

        ItemsTaken() {
            super(REASON);
        }
    }

    /** That the type could not write, as opposed to the engine's own statements. */
    static final class WriteFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WriteFailed(Throwable cause) {
            super(cause);
        }

        Throwable cause() {
            return Objects.requireNonNull(getCause());
        }
    }
}
