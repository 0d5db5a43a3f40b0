package dev.nightshift.application.batch;

import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.Source.Item;
import dev.nightshift.domain.batch.Source.Items;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.UnreadableItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and handles items, until they are a chunk. */
final class ChunkReader<P, I, O> {

    /** A STREAM commits after this time at the latest. */
    private static final Duration STREAM_COMMIT = Duration.ofMillis(100);

    private static final int LONGEST_POSITION = 1_000;

    private final RunTools tools;
    private final Claim claim;
    private final BoundJob<P, I, O> job;
    private final RunContext context;
    private final RunFailures failures;
    private final int chunkSize;
    private long read;
    private @Nullable String position;

    ChunkReader(RunTools tools, Claim claim, BoundJob<P, I, O> job, RunContext context, RunFailures failures) {
        this.tools = tools;
        this.claim = claim;
        this.job = job;
        this.context = context;
        this.failures = failures;
        this.chunkSize = job.settings().chunkSize().orElse(tools.defaults().chunkSize());
        this.read = claim.progress().done();
        this.position = claim.checkpoint();
    }

    Chunk<I, O> next(Items<I> items) {
        List<Handled<I, O>> handled = new ArrayList<>();
        long commitAt = claim.strategy() == Strategy.STREAM ? now() + STREAM_COMMIT.toMillis() : Long.MAX_VALUE;
        while (handled.size() < chunkSize && !context.isEnding()) {
            try {
                Handled<I, O> item = nextItem(items);
                if (item == null) {
                    context.calm();
                    return new Chunk<>(handled, true, null);
                }
                handled.add(item);
            } catch (Stopped stopped) {
                context.calm();
                return new Chunk<>(handled, false, stopped.failure);
            }
            context.calm();
            if (commitAt != Long.MAX_VALUE && now() >= commitAt) {
                break;
            }
        }
        return new Chunk<>(handled, false, null);
    }

    private long now() {
        return tools.clock().instant().toEpochMilli();
    }

    private @Nullable Handled<I, O> nextItem(Items<I> items) throws Stopped {
        Item<I> item;
        try {
            item = items.next();
            if (item == null) {
                return null;
            }
            requireStorable(item.position());
        } catch (UnreadableItem unreadable) {
            return skipped(unreadable);
        } catch (Throwable failure) { // whatever a source throws says what becomes of its job
            throw new Stopped(failures.outsideOfItems(cannotRead(), failure));
        }
        goPast(item.position());
        return handled(item);
    }

    private Handled<I, O> skipped(UnreadableItem unreadable) throws Stopped {
        RunFailure failure = new RunFailure(cannotRead(), unreadable, failures.kindOf(unreadable));
        try {
            requireStorable(unreadable.position());
        } catch (JobFailed refused) {
            throw new Stopped(new RunFailure(cannotRead(), refused, FailureKind.FATAL));
        }
        if (failure.kind() != FailureKind.BAD_ITEM || !failures.skip()) {
            throw new Stopped(failure);
        }
        goPast(unreadable.position());
        return Handled.unreadable(unreadable);
    }

    private Handled<I, O> handled(Item<I> item) throws Stopped {
        try {
            O result = Objects.requireNonNull(
                    job.type().handle(item.value(), job.parameters(), context), "a handler must not answer null");
            return Handled.well(item, result);
        } catch (Throwable failure) { // whatever a type throws says what becomes of its job
            FailureKind kind = failures.kindOf(failure);
            if (kind == FailureKind.BAD_ITEM && failures.skip()) {
                return Handled.badly(item, failure);
            }
            String where = failure instanceof Error ? "item %d could not be handled".formatted(read) : "";
            throw new Stopped(new RunFailure(where, failure, kind));
        }
    }

    private void goPast(String behind) {
        read++;
        position = behind;
    }

    private String cannotRead() {
        return position == null
                ? "item %d could not be read".formatted(read + 1)
                : "item %d could not be read after position %s".formatted(read + 1, position);
    }

    private static void requireStorable(String position) {
        if (position == null || position.length() > LONGEST_POSITION || !PlainText.isPlain(position)) {
            throw new JobFailed(
                    "the source gave a position that cannot be stored: it must be a text of at most %d characters"
                            .formatted(LONGEST_POSITION));
        }
    }

    /** That the run ends here. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient RunFailure failure;

        Stopped(RunFailure failure) {
            super(failure.where(), failure.cause());
            this.failure = failure;
        }
    }
}
