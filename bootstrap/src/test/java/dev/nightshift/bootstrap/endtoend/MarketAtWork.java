package dev.nightshift.bootstrap.endtoend;

import java.nio.file.Path;
import java.time.Duration;

/** A service with the real market data, and one worker that is let alone. */
record MarketAtWork(MarketService market, WorkerProcess worker) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A test that calls it is skipped where the data is absent. */
    static MarketAtWork start(Path folder) {
        MarketService market = MarketService.start(folder);
        return new MarketAtWork(market, WorkerProcess.begin(market.program()).untilReady());
    }

    /**
     * Has the worker do a job.
     *
     * @return the id of the job
     */
    String done(String kind, String fields) {
        String id = market.create(kind, fields);
        Await.until(kind + " by " + worker.pid(), PATIENCE, () -> market.jobs().isCompleted(id));
        return id;
    }

    @Override
    public void close() {
        try {
            worker.close();
        } finally {
            market.close();
        }
    }
}
