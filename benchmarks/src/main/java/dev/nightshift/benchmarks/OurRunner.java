package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Our batch engine: every move has its row in the history, and ended jobs are kept. */
final class OurRunner implements JobRunner {

    private static final int AT_ONCE = 1_000;

    /** How many tasks a thread has before it, as db-scheduler and its lock-and-fetch do. */
    private static final int UNITS_A_THREAD = 40;

    private final HikariDataSource pool;
    private final Sql sql;
    private final CountedNothing type = new CountedNothing();
    private final BatchEngine engine;
    private final int threads;

    OurRunner(BatchDatabase database, BatchScale scale) {
        this.sql = database.sql();
        this.pool = database.pool(BatchDatabase.OURS, scale.pool());
        this.engine = new BatchEngine(pool, List.of(type));
        this.threads = scale.threads();
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public void empty() {
        sql.execute("TRUNCATE batch_live, batch_finished, batch_history, batch_logs");
    }

    @Override
    public void enqueue(int jobs) {
        JobRequest request = JobRequest.of(CountedNothing.NAME.toString(), Map.of());
        for (int from = 0; from < jobs; from += AT_ONCE) {
            engine.create(Collections.nCopies(Math.min(AT_ONCE, jobs - from), request));
        }
    }

    @Override
    public void start(Tally tally) {
        type.countOn(tally);
        engine.start(threads, threads * UNITS_A_THREAD, EngineDefaults.STANDARD);
    }

    @Override
    public boolean isDone() {
        return sql.number("SELECT count(*) FROM (SELECT FROM batch_live LIMIT 1) AS one") == 0;
    }

    @Override
    public void stop() {
        engine.stop();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
        sql.close();
    }
}
