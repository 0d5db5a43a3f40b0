package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.DeadItems.DeadItem;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Settlement;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Source.Item;
import dev.nightshift.domain.batch.Source.Items;
import dev.nightshift.domain.batch.StaleClaim;
import dev.nightshift.domain.batch.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Goes through the items of one claim, chunk by chunk, from its checkpoint to where it ends. */
final class ItemRun<P, I, O> {

    /** A STREAM commits after this time at the latest. */
    private static final Duration STREAM_COMMIT = Duration.ofMillis(100);

    private final RunTools tools;
    private final Claim claim;
    private final BoundJob<P, I, O> job;
    private final RunContext context;
    private final int chunkSize;
    private long skipped;
    private boolean keptAny;
    private OptionalLong total = OptionalLong.empty();

    ItemRun(RunTools tools, Claim claim, BoundJob<P, I, O> job, RunContext context) {
        this.tools = tools;
        this.claim = claim;
        this.job = job;
        this.context = context;
        this.chunkSize = job.settings().chunkSize().orElse(tools.usual().chunkSize());
        this.skipped = claim.progress().skipped();
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
                Chunk<I, O> chunk = read(items);
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

    private Chunk<I, O> read(Items<I> items) {
        List<Handled<I, O>> handled = new ArrayList<>();
        long commitAt = claim.strategy() == Strategy.STREAM
                ? tools.clock().instant().toEpochMilli() + STREAM_COMMIT.toMillis()
                : Long.MAX_VALUE;
        while (handled.size() < chunkSize && !context.isEnding()) {
            try {
                Item<I> item = items.next();
                if (item == null) {
                    return new Chunk<>(handled, true, null);
                }
                handled.add(handle(item));
            } catch (Exception failure) { // whatever a type throws says what becomes of its job
                return new Chunk<>(handled, false, failure);
            }
            if (commitAt != Long.MAX_VALUE && tools.clock().instant().toEpochMilli() >= commitAt) {
                break;
            }
        }
        return new Chunk<>(handled, false, null);
    }

    private Handled<I, O> handle(Item<I> item) throws Exception {
        try {
            O result = Objects.requireNonNull(
                    job.type().handle(item.value(), job.parameters(), context), "a handler must not answer null");
            return Handled.well(item, result);
        } catch (Exception failure) { // whatever a type throws says what becomes of its job
            if (kindOf(failure) == FailureKind.BAD_ITEM && mayBeSkipped()) {
                skipped++;
                return Handled.badly(item, failure);
            }
            throw failure;
        }
    }

    private Optional<Ended> keep(Chunk<I, O> chunk) {
        Optional<Ended> ended = chunk.isEmpty() ? endOfNothing(chunk) : keepPart(chunk);
        if (ended.isPresent()) {
            return ended;
        }
        if (chunk.failure() != null) {
            return Optional.of(Ended.by(settlementOf(chunk.failure())));
        }
        return context.isEnding() ? Optional.of(Ended.by(yielded())) : Optional.empty();
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
            if (kindOf(cause) != FailureKind.BAD_ITEM) {
                return Optional.of(Ended.by(settlementOf(cause)));
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
        if (!mayBeSkipped()) {
            return Optional.of(Ended.by(settlementOf(cause)));
        }
        Handled<I, O> bad = Handled.badly(single.items().get(0).item(), cause);
        skipped++;
        return keepPart(new Chunk<>(List.of(bad), single.exhausted(), null));
    }

    private Optional<Ended> keepWhole(Chunk<I, O> chunk) {
        List<O> results = chunk.results();
        List<Handled<I, O>> bad = chunk.bad();
        boolean writes = (job.type().isWriting() && !results.isEmpty()) || !bad.isEmpty() || claim.replayOf() != null;
        Advance advance = new Advance(
                chunk.lastPosition(),
                chunk.items().size(),
                bad.size(),
                context.runLog().takeCount(),
                total);
        if (chunk.exhausted()) {
            Settlement end = new Settlement.Completed(claim, Optional.of(advance));
            if (!writes) {
                return Optional.of(Ended.by(end));
            }
            tools.transactions().inOne(() -> {
                write(chunk, results, bad);
                if (!tools.queue().settle(List.of(end)).isEmpty()) {
                    throw new StaleClaim(claim);
                }
            });
            return Optional.of(Ended.KEPT);
        }
        JobState state = writes
                ? tools.transactions().inOne(() -> {
                    write(chunk, results, bad);
                    return tools.queue().advance(claim, advance);
                })
                : tools.queue().advance(claim, advance);
        keptAny = true;
        return state.isAsking() ? Optional.of(Ended.by(yielded())) : Optional.empty();
    }

    private void write(Chunk<I, O> chunk, List<O> results, List<Handled<I, O>> bad) {
        if (!results.isEmpty() && job.type().isWriting()) {
            try {
                job.type().write(results, job.parameters(), context);
            } catch (StorageUnavailable away) {
                throw away;
            } catch (Exception failure) { // whatever a type throws says what becomes of its job
                throw new WriteFailed(failure);
            }
        }
        if (claim.replayOf() != null) {
            tools.dead()
                    .replayed(
                            claim.replayOf(),
                            chunk.items().stream()
                                    .filter(item -> !item.isBad())
                                    .map(item -> Long.valueOf(item.item().position()))
                                    .toList(),
                            claim.unit().job());
        }
        if (!bad.isEmpty()) {
            tools.dead().add(bad.stream().map(this::dead).toList());
        }
    }

    private DeadItem dead(Handled<I, O> bad) {
        String payload = job.type()
                .itemFormat()
                .map(format -> format.write().apply(bad.item().value()))
                .orElseGet(() -> String.valueOf(bad.item().value()));
        return new DeadItem(
                claim.unit(),
                bad.item().position(),
                payload,
                FailureText.of(Objects.requireNonNull(bad.error())),
                tools.clock().instant());
    }

    private boolean mayBeSkipped() {
        return skipped < job.type().policy().skipLimit();
    }

    private FailureKind kindOf(Throwable failure) {
        if (context.isEnding() || failure instanceof StorageUnavailable) {
            return FailureKind.TRANSIENT;
        }
        return job.type().kindOf(failure);
    }

    private Settlement settlementOf(Throwable failure) {
        if (context.isEnding()) {
            return yielded();
        }
        if (failure instanceof StorageUnavailable away) {
            throw away;
        }
        return tools.afterFailure(claim, job.type(), kindOf(failure), failure, keptAny, context.runLog());
    }

    private Settlement yielded() {
        return context.signal().isOverdue()
                ? new Settlement.Failed(claim, RunTools.TOOK_TOO_LONG)
                : new Settlement.Yielded(claim, "let go between two chunks");
    }

    /** That the run is over, and how, unless that has been kept already. */
    private record Ended(Optional<Settlement> settlement) {
        static final Ended KEPT = new Ended(Optional.empty());

        static Ended by(Settlement settlement) {
            return new Ended(Optional.of(settlement));
        }
    }

    /** That {@code write} failed, as opposed to the engine's own statements. */
    private static final class WriteFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WriteFailed(Throwable cause) {
            super(cause);
        }

        Throwable cause() {
            return Objects.requireNonNull(getCause());
        }
    }
}
