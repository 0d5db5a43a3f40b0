package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** A worker that does all jobs until it is killed; then another takes over what it held, and does all jobs that follow. */
final class Heirs implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double EARLIEST = 0.05;
    private static final double LATEST = 0.6;

    private final MarketService market;
    private final long seed;
    private final Random random;
    private final Deque<WorkerProcess> workers = new ArrayDeque<>();

    /** @param seed of the moments at which workers are killed */
    Heirs(MarketService market, long seed) {
        this.market = market;
        this.seed = seed;
        this.random = new Random(seed);
        beginNext().untilReady();
    }

    /**
     * Does the job and leaves the worker alone.
     *
     * @return the id of the job
     */
    String done(String kind, String fields) {
        String id = market.create(kind, fields);
        Await.until(kind + " is done", PATIENCE, () -> market.jobs().isCompleted(id));
        return id;
    }

    /**
     * Has the worker begin the job and kills it when a random share is done; its heir does the rest.
     *
     * @return the id of the job
     */
    String killedAndDone(String kind, String fields) {
        double share = EARLIEST + random.nextDouble() * (LATEST - EARLIEST);
        String as = "%s, to be killed at %.2f (seed %d)".formatted(kind, share, seed);
        String id = market.create(kind, fields);
        Await.until(as, PATIENCE, () -> market.jobs().progress(id) > 0);
        WorkerProcess victim = workers.getLast();
        WorkerProcess heir = beginNext();
        Await.until(as, PATIENCE, () -> market.jobs().progress(id) >= share);
        victim.kill();
        assertThat(market.jobs().state(id)).as(as).isEqualTo("RUNNING");
        letTheLeaseEnd(victim);
        heir.untilReady();
        Await.until(as, PATIENCE, () -> market.jobs().isCompleted(id));
        assertThat(market.jobs().show(id)).as(as).contains("\"crashes\":1");
        return id;
    }

    private WorkerProcess beginNext() {
        workers.addLast(WorkerProcess.begin(market.program()));
        return workers.getLast();
    }

    /** The clock of the dead is moved: its last sign of life is a minute older than it was. */
    private void letTheLeaseEnd(WorkerProcess dead) {
        assertThat(market.database()
                        .update("UPDATE batch_workers SET beat_at = beat_at - interval '1 minute' WHERE name LIKE '%:"
                                + dead.pid() + "'"))
                .isEqualTo(1);
    }

    @Override
    public void close() {
        workers.forEach(WorkerProcess::close);
    }
}
