package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How a run ended. */
public sealed interface RunEnd {

    Claim claim();

    /** What it means for the state; empty where the job goes on as partitions. */
    default Optional<Ending> ending() {
        if (this instanceof Completed) {
            return Optional.of(Ending.COMPLETED);
        }
        if (this instanceof Failed) {
            return Optional.of(Ending.FAILED);
        }
        if (this instanceof Quarantined) {
            return Optional.of(Ending.QUARANTINED);
        }
        if (this instanceof Retried) {
            return Optional.of(Ending.RETRIED);
        }
        return this instanceof Yielded ? Optional.of(Ending.YIELDED) : Optional.empty();
    }

    /**
     * All items are done.
     *
     * @param last the last chunk, when it is kept together with the end
     * @param total how many items there were; empty where the last chunk says it, or nobody knows
     */
    record Completed(Claim claim, Optional<Advance> last, OptionalLong total) implements RunEnd {
        public Completed {
            requireNonNull(claim, "claim");
            requireNonNull(last, "last");
            requireNonNull(total, "total");
        }

        /** One that says no more about the total than its last chunk. */
        public Completed(Claim claim, Optional<Advance> last) {
            this(claim, last, last.map(Advance::total).orElse(OptionalLong.empty()));
        }
    }

    /** The job cannot go on. */
    record Failed(Claim claim, String error) implements RunEnd {
        public Failed {
            requireNonNull(claim, "claim");
            requireNonNull(error, "error");
        }
    }

    /** The run failed by a transient failure. */
    record Retried(Claim claim, String error, Duration pause) implements RunEnd {
        /** @throws IllegalArgumentException if the wait is negative */
        public Retried {
            requireNonNull(claim, "claim");
            requireNonNull(error, "error");
            if (pause.isNegative()) {
                throw new IllegalArgumentException("pause must be >= 0, was " + pause);
            }
        }
    }

    /** The job is set aside. */
    record Quarantined(Claim claim, String reason) implements RunEnd {
        public Quarantined {
            requireNonNull(claim, "claim");
            requireNonNull(reason, "reason");
        }
    }

    /** The worker let go between two chunks, because somebody asked for it or because it stops. */
    record Yielded(Claim claim, String reason) implements RunEnd {
        public Yielded {
            requireNonNull(claim, "claim");
            requireNonNull(reason, "reason");
        }
    }

    /** The job now runs as partitions: these, or where it was split before, those that have not completed. */
    record Split(Claim claim, List<Slice> slices) implements RunEnd {
        public Split {
            requireNonNull(claim, "claim");
            slices = List.copyOf(slices);
        }
    }
}
