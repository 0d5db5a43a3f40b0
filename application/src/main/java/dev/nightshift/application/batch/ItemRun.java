package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.batch.ChunkWriter.ItemsTaken;
import dev.nightshift.application.batch.ChunkWriter.WriteFailed;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Source.Items;
import dev.nightshift.domain.batch.StaleClaim;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Goes through the items of one claim, chunk by chunk, from its checkpoint to where it ends. */
final class ItemRun<P, I, O> {

    private final RunTools tools;
    private final Claim claim;
    private final BoundJob<P, I, O> job;
    private final RunContext context;
    private final RunFailures failures;
    private final ChunkReader<P, I, O> reader;
    private final ChunkWriter<P, I, O> writer;
    private OptionalLong total = OptionalLong.empty();
    private long done;

    ItemRun(RunTools tools, Claim claim, BoundJob<P, I, O> job, RunContext context) {
        this.tools = tools;
        this.claim = claim;
        this.job = job;
        this.context = context;
        this.failures = new RunFailures(tools, claim, job.type(), context);
        this.reader = new ChunkReader<>(tools, claim, job, context, failures);
        this.writer = new ChunkWriter<>(tools, claim, job, context);
        this.done = claim.progress().done();
    }

    /**
     * Runs to the end, or until somebody asks.
     *
     * @return how it ended; empty when the end was kept together with the last chunk
     * @throws StaleClaim if others have the task
     * @throws StorageUnavailable if the database is away
     */
    Optional<RunEnd> run() {
        Items<I> items;
        String cannot = "the source could not be opened";
        try {
            Source<I> source = source();
            cannot = "the size of the source could not be told";
            total = Slices.sizeOf(source);
            cannot = claim.checkpoint() == null
                    ? "the items could not be read"
                    : "the items after position %s could not be read".formatted(claim.checkpoint());
            items = source.after(claim.checkpoint());
            context.calm();
        } catch (Throwable failure) { // whatever a source throws says what becomes of its job
            context.calm();
            return Optional.of(failures.runEndOf(failures.outsideOfItems(cannot, failure)));
        }
        try {
            return run(items);
        } finally {
            close(items);
            context.calm();
        }
    }

    private Optional<RunEnd> run(Items<I> items) {
        while (true) {
            Optional<Ended> ended = keep(reader.next(items));
            tools.flush(context.runLog());
            if (ended.isPresent()) {
                return ended.get().runEnd();
            }
        }
    }

    /** How the run ended is decided by then, and may be kept already. */
    private void close(Items<I> items) {
        try {
            items.close();
        } catch (Throwable failure) {
            context.log("the source could not be closed: " + tools.textOf(failure));
            tools.flush(context.runLog());
        }
    }

    private Source<I> source() {
        if (claim.replayOf() == null) {
            return job.source(claim, context);
        }
        ItemFormat<I> format = job.type()
                .itemFormat()
                .orElseThrow(() -> new IllegalStateException("items of this type cannot be replayed"));
        return new DeadItemSource<>(tools.dead(), claim.replayOf(), claim.task().job(), format);
    }

    private Optional<Ended> keep(Chunk<I, O> chunk) {
        Optional<Ended> ended = chunk.isEmpty() ? endOfNothing(chunk) : keepPart(chunk);
        if (ended.isPresent()) {
            return ended;
        }
        if (chunk.failure() != null) {
            return Optional.of(Ended.by(failures.runEndOf(chunk.failure())));
        }
        return context.isEnding() ? Optional.of(Ended.by(failures.yielded())) : Optional.empty();
    }

    private Optional<Ended> endOfNothing(Chunk<I, O> chunk) {
        return chunk.exhausted()
                ? Optional.of(Ended.by(new RunEnd.Completed(claim, Optional.empty(), totalAt(done))))
                : Optional.empty();
    }

    /** Keeps the items in one transaction; where that fails for a bad item, each half in one of its own. */
    private Optional<Ended> keepPart(Chunk<I, O> chunk) {
        try {
            return keepWhole(chunk);
        } catch (StaleClaim | StorageUnavailable failure) {
            throw failure;
        } catch (ItemsTaken taken) {
            return Optional.of(Ended.by(new RunEnd.Yielded(claim, ItemsTaken.REASON)));
        } catch (WriteFailed failed) {
            Throwable cause = failed.cause();
            String where = cause instanceof Error ? "a chunk could not be written" : "";
            RunFailure failure = new RunFailure(where, cause, failures.kindOf(cause));
            if (failure.kind() != FailureKind.BAD_ITEM) {
                return Optional.of(Ended.by(failures.runEndOf(failure)));
            }
            return chunk.items().size() == 1 ? skip(chunk, failure) : keepHalves(chunk);
        }
    }

    private Optional<Ended> keepHalves(Chunk<I, O> chunk) {
        int size = chunk.items().size();
        Optional<Ended> ended = keepPart(chunk.part(0, size / 2));
        return ended.isPresent() ? ended : keepPart(chunk.part(size / 2, size));
    }

    private Optional<Ended> skip(Chunk<I, O> single, RunFailure failure) {
        if (!failures.skip()) {
            return Optional.of(Ended.by(failures.runEndOf(failure)));
        }
        Handled<I, O> bad = single.items().get(0).failed(failure.cause());
        return keepPart(new Chunk<>(List.of(bad), single.exhausted(), null));
    }

    private Optional<Ended> keepWhole(Chunk<I, O> chunk) {
        boolean writes = writer.isNeededFor(chunk);
        Advance advance = new Advance(
                chunk.lastPosition(),
                chunk.items().size(),
                chunk.bad().size(),
                context.runLog().takeCount(),
                chunk.exhausted() ? totalAt(done + chunk.items().size()) : total);
        return chunk.exhausted() ? complete(chunk, advance, writes) : advance(chunk, advance, writes);
    }

    private Optional<Ended> complete(Chunk<I, O> last, Advance advance, boolean writes) {
        RunEnd end = new RunEnd.Completed(claim, Optional.of(advance));
        if (!writes) {
            return Optional.of(Ended.by(end));
        }
        tools.transactions().inOne(() -> {
            writer.write(last);
            if (!tools.queue().complete(List.of(end)).isEmpty()) {
                throw new StaleClaim(claim);
            }
        });
        context.runLog().completed(advance);
        return Optional.of(Ended.KEPT);
    }

    private Optional<Ended> advance(Chunk<I, O> chunk, Advance advance, boolean writes) {
        JobState state = writes
                ? tools.transactions().inOne(() -> {
                    writer.write(chunk);
                    return tools.queue().advance(claim, advance);
                })
                : tools.queue().advance(claim, advance);
        failures.progressed();
        context.runLog().advanced(advance);
        done += chunk.items().size();
        return state.isAsking() ? Optional.of(Ended.by(failures.yielded())) : Optional.empty();
    }

    /** How many items there are, as the source says, or as they were counted to their end. */
    private OptionalLong totalAt(long end) {
        return total.isPresent() ? total : OptionalLong.of(end);
    }

    /** That the run is over, and how, unless that has been kept already. */
    private record Ended(Optional<RunEnd> runEnd) {
        static final Ended KEPT = new Ended(Optional.empty());

        static Ended by(RunEnd runEnd) {
            return new Ended(Optional.of(runEnd));
        }
    }
}
