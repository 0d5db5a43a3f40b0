package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.Source.Item;
import dev.nightshift.domain.batch.Source.Items;
import dev.nightshift.domain.batch.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads and handles items, until they are a chunk. */
final class ChunkReader<P, I, O> {

    /** A STREAM commits after this time at the latest. */
    private static final Duration STREAM_COMMIT = Duration.ofMillis(100);

    private final RunTools tools;
    private final Claim claim;
    private final BoundJob<P, I, O> job;
    private final RunContext context;
    private final RunFailures failures;
    private final int chunkSize;

    ChunkReader(RunTools tools, Claim claim, BoundJob<P, I, O> job, RunContext context, RunFailures failures) {
        this.tools = tools;
        this.claim = claim;
        this.job = job;
        this.context = context;
        this.failures = failures;
        this.chunkSize = job.settings().chunkSize().orElse(tools.usual().chunkSize());
    }

    Chunk<I, O> next(Items<I> items) {
        List<Handled<I, O>> handled = new ArrayList<>();
        long commitAt = claim.strategy() == Strategy.STREAM ? now() + STREAM_COMMIT.toMillis() : Long.MAX_VALUE;
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
            if (commitAt != Long.MAX_VALUE && now() >= commitAt) {
                break;
            }
        }
        return new Chunk<>(handled, false, null);
    }

    private long now() {
        return tools.clock().instant().toEpochMilli();
    }

    private Handled<I, O> handle(Item<I> item) throws Exception {
        try {
            O result = Objects.requireNonNull(
                    job.type().handle(item.value(), job.parameters(), context), "a handler must not answer null");
            return Handled.well(item, result);
        } catch (Exception failure) { // whatever a type throws says what becomes of its job
            if (failures.kindOf(failure) == FailureKind.BAD_ITEM && failures.skip()) {
                return Handled.badly(item, failure);
            }
            throw failure;
        }
    }
}
