package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.UsageSource;
import dev.nightshift.domain.batch.WorkerId;
import dev.nightshift.domain.batch.WorkerLimits;
import dev.nightshift.domain.batch.WorkerUsage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the worker's process uses so much that it takes no new work. What is left of a heap shows only after a collection, and
 * an idle process makes none: one is asked for after {@link #COLLECT_AFTER}, and without one in {@link #UNKNOWN_AFTER} the old
 * reading counts for nothing, so that no worker stands still forever.
 */
final class Overload {

    static final Duration COLLECT_AFTER = Duration.ofSeconds(10);
    static final Duration UNKNOWN_AFTER = Duration.ofMinutes(1);

    /** The worker's: to operators it is one thing. */
    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private final WorkerLimits limits;
    private final Optional<UsageSource> source;
    private final InstantSource clock;
    private volatile Optional<String> now = Optional.empty();
    private Optional<String> reported = Optional.empty();
    private @Nullable WorkerUsage collected;
    private Instant collectedAt;
    private Instant requestedAt;

    /** @param source empty where nobody knows what is used */
    Overload(WorkerLimits limits, Optional<UsageSource> source, InstantSource clock) {
        this.limits = limits;
        this.source = source;
        this.clock = clock;
        this.collectedAt = clock.instant();
        this.requestedAt = collectedAt;
    }

    /** Why the worker takes no new work, without a full stop. */
    Optional<String> now() {
        return now;
    }

    /** To be called about once a second, by one thread. */
    void look() {
        source.ifPresent(this::look);
    }

    private void look(UsageSource process) {
        WorkerUsage usage = process.read();
        Optional<String> before = now;
        now = ofHeap(usage, process).or(() -> limits.cpuExceededBy(usage));
        if (before.isPresent() != now.isPresent()) {
            LOG.log(
                    Level.INFO,
                    now.map("This worker takes no new work: %s."::formatted)
                            .orElse("This worker takes new work again."));
        }
    }

    private Optional<String> ofHeap(WorkerUsage usage, UsageSource process) {
        Instant at = clock.instant();
        if (collected == null
                || collected.collection() != usage.collection()
                || limits.heapExceededBy(usage).isEmpty()) {
            collected = usage;
            collectedAt = at;
            requestedAt = at;
        } else if (Duration.between(requestedAt, at).compareTo(COLLECT_AFTER) >= 0) {
            requestedAt = at;
            process.requestCollection();
        }
        return Duration.between(collectedAt, at).compareTo(UNKNOWN_AFTER) < 0
                ? limits.heapExceededBy(usage)
                : Optional.empty();
    }

    /** The queue has a new row of the worker, which says nothing yet. */
    void enlisted() {
        reported = Optional.empty();
    }

    /** Tells others, when it is another reason than they know: the figures in it change all the time. */
    void report(JobQueue queue, WorkerId worker) {
        Optional<String> current = now;
        if (current.isPresent() != reported.isPresent()) {
            queue.report(worker, current);
            reported = current;
        }
    }
}
