package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.batch.ChunkWriter.WriteFailed;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Settlement;
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

    ItemRun(RunTools tools, Claim claim, BoundJob<P, I, O> job, RunContext context) {
        this.tools = tools;
        this.claim = claim;
        this.job = job;
        this.context = context;
        this.failures = new RunFailures(tools, claim, job.type(), context);
        this.reader = new ChunkReader<>(tools, claim, job, context, failures);
        this.writer = new ChunkWriter<>(tools, claim, job, context);
    }

    /**
     * Runs to the end, or until somebody asks.
     *
     * @return how it ended; empty when the end was kept together with the last chunk
     * @throws StaleClaim if others have the unit
     * @throws StorageUnavailable if the database is away
     */
    Optional<Settlement> run() {
        Source<I> source = source();
        total = source.size();
        try (Items<I> items = source.after(claim.checkpoint())) {
            while (true) {
                Chunk<I, O> chunk = reader.next(items);
                Optional<Ended> ended = keep(chunk);
                tools.flush(context.runLog());
                if (ended.isPresent()) {
                    return ended.get().settlement();
                }
            }
        }
    }

    private Source<I> source() {
        if (claim.replayOf() == null) {
            return job.source(claim, context);
        }
        ItemFormat<I> format = job.type()
                .itemFormat()
                .orElseThrow(() -> new IllegalStateException("items of this type cannot be replayed"));
        return new DeadItemSource<>(tools.dead(), claim.replayOf(), format);
    }

    private Optional<Ended> keep(Chunk<I, O> chunk) {
        Optional<Ended> ended = chunk.isEmpty() ? endOfNothing(chunk) : keepPart(chunk);
        if (ended.isPresent()) {
            return ended;
        }
        if (chunk.failure() != null) {
            return Optional.of(Ended.by(failures.settlementOf(chunk.failure())));
        }
        return context.isEnding() ? Optional.of(Ended.by(failures.yielded())) : Optional.empty();
    }

    private Optional<Ended> endOfNothing(Chunk<I, O> chunk) {
        return chunk.exhausted()
                ? Optional.of(Ended.by(new Settlement.Completed(claim, Optional.empty())))
                : Optional.empty();
    }

    /** Keeps the items in one transaction; where that fails for a bad item, each half in one of its own. */
    private Optional<Ended> keepPart(Chunk<I, O> chunk) {
        try {
            return keepWhole(chunk);
        } catch (StaleClaim | StorageUnavailable failure) {
            throw failure;
        } catch (WriteFailed failed) {
            Throwable cause = failed.cause();
            if (failures.kindOf(cause) != FailureKind.BAD_ITEM) {
                return Optional.of(Ended.by(failures.settlementOf(cause)));
            }
            return chunk.items().size() == 1 ? skip(chunk, cause) : keepHalves(chunk);
        }
    }

    private Optional<Ended> keepHalves(Chunk<I, O> chunk) {
        int size = chunk.items().size();
        Optional<Ended> ended = keepPart(chunk.part(0, size / 2));
        return ended.isPresent() ? ended : keepPart(chunk.part(size / 2, size));
    }

    private Optional<Ended> skip(Chunk<I, O> single, Throwable cause) {
        if (!failures.skip()) {
            return Optional.of(Ended.by(failures.settlementOf(cause)));
        }
        Handled<I, O> bad = Handled.badly(single.items().get(0).item(), cause);
        return keepPart(new Chunk<>(List.of(bad), single.exhausted(), null));
    }

    private Optional<Ended> keepWhole(Chunk<I, O> chunk) {
        boolean writes = writer.isNeededFor(chunk);
        Advance advance = new Advance(
                chunk.lastPosition(),
                chunk.items().size(),
                chunk.bad().size(),
                context.runLog().takeCount(),
                total);
        return chunk.exhausted() ? complete(chunk, advance, writes) : advance(chunk, advance, writes);
    }

    private Optional<Ended> complete(Chunk<I, O> last, Advance advance, boolean writes) {
        Settlement end = new Settlement.Completed(claim, Optional.of(advance));
        if (!writes) {
            return Optional.of(Ended.by(end));
        }
        tools.transactions().inOne(() -> {
            writer.write(last);
            if (!tools.queue().settle(List.of(end)).isEmpty()) {
                throw new StaleClaim(claim);
            }
        });
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
        return state.isAsking() ? Optional.of(Ended.by(failures.yielded())) : Optional.empty();
    }

    /** That the run is over, and how, unless that has been kept already. */
    private record Ended(Optional<Settlement> settlement) {
        static final Ended KEPT = new Ended(Optional.empty());

        static Ended by(Settlement settlement) {
            return new Ended(Optional.of(settlement));
        }
    }
}
