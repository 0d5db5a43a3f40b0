package dev.nightshift.domain.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the engine does, in numbers. */
public interface BatchFigures {

    /** @param dayStart since when the finished jobs are counted */
    Figures read(Instant dayStart);

    /** Counts things that should not happen, such as a refused stale write. */
    void count(String name, long times);

    /**
     * The numbers at one moment.
     *
     * @param active jobs that run
     * @param queued jobs that wait for a worker
     * @param completed jobs that completed since the start of the day
     * @param failed jobs that failed or were quarantined since then
     * @param meanTime from the first start to the end, over the completed ones
     * @param itemsPerSecond items done since then by jobs that ended and by those that run, over their running time
     * @param oldestWaiting how long the first in the queue has waited
     * @param counts what was counted by name, ever
     */
    record Figures(
            long active,
            long queued,
            long completed,
            long failed,
            Duration meanTime,
            double itemsPerSecond,
            Optional<Duration> oldestWaiting,
            Map<String, Long> counts) {
        public Figures {
            counts = Map.copyOf(counts);
        }
    }
}
