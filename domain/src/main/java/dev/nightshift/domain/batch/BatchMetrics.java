package dev.nightshift.domain.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the engine does, in numbers. */
public interface BatchMetrics {

    /** @param dayStart since when the finished jobs are counted */
    Snapshot read(Instant dayStart);

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
    record Snapshot(
            long active,
            long queued,
            long completed,
            long failed,
            Duration meanTime,
            double itemsPerSecond,
            Optional<Duration> oldestWaiting,
            Map<String, Long> counts) {

        private static final double DEGRADED_FROM = 0.1;
        private static final double UNHEALTHY_FROM = 0.5;

        public Snapshot {
            counts = Map.copyOf(counts);
        }

        /** The part of the jobs that ended since the start of the day which failed, 0 to 1; 0 when none has ended. */
        public double errorRate() {
            long ended = completed + failed;
            return ended == 0 ? 0 : (double) failed / ended;
        }

        /**
         * How well the engine does: unhealthy when jobs wait and no worker lives, or half of the jobs that ended have failed;
         * degraded when no worker lives, or a tenth of them have failed.
         */
        public Health health(boolean isAnyWorkerAlive) {
            if ((!isAnyWorkerAlive && queued > 0) || errorRate() >= UNHEALTHY_FROM) {
                return Health.UNHEALTHY;
            }
            return !isAnyWorkerAlive || errorRate() >= DEGRADED_FROM ? Health.DEGRADED : Health.HEALTHY;
        }
    }

    /** How well the engine does. */
    enum Health {
        HEALTHY,
        DEGRADED,
        UNHEALTHY
    }
}
