package dev.nightshift.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** db-scheduler with lock-and-fetch polling; ended jobs are deleted, and nothing of them is kept. */
final class DbSchedulerRunner implements JobRunner {

    private static final String SCHEMA = "db_scheduler";
    private static final int AT_ONCE = 1_000;

    /** Its documented table for PostgreSQL, without the index that only its priorities need. */
    private static final String TABLE =
            """
            CREATE SCHEMA db_scheduler;
            CREATE TABLE db_scheduler.scheduled_tasks (
                task_name            text        NOT NULL,
                task_instance        text        NOT NULL,
                task_data            bytea,
                execution_time       timestamptz NOT NULL,
                picked               boolean     NOT NULL,
                picked_by            text,
                last_success         timestamptz,
                last_failure         timestamptz,
                consecutive_failures int,
                last_heartbeat       timestamptz,
                version              bigint      NOT NULL,
                priority             smallint,
                PRIMARY KEY (task_name, task_instance)
            );
            CREATE INDEX execution_time_idx ON db_scheduler.scheduled_tasks (execution_time);
            CREATE INDEX last_heartbeat_idx ON db_scheduler.scheduled_tasks (last_heartbeat);
            """;

    private final HikariDataSource pool;
    private final Sql sql;
    private final int threads;
    private volatile @Nullable Tally current;
    private @Nullable Scheduler scheduler;
    private final OneTimeTask<Void> task = Tasks.oneTime("nothing").execute((instance, context) -> {
        Tally tally = current;
        if (tally != null) {
            tally.count();
        }
    });

    DbSchedulerRunner(BatchDatabase database, BatchScale scale) {
        this.sql = database.sql();
        this.sql.execute(TABLE);
        this.pool = database.pool(SCHEMA, scale.pool());
        this.threads = scale.threads();
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public void empty() {
        sql.execute("TRUNCATE db_scheduler.scheduled_tasks");
    }

    @Override
    public void enqueue(int jobs) {
        SchedulerClient client = SchedulerClient.Builder.create(pool, task).build();
        Instant now = Instant.now();
        for (int from = 0; from < jobs; from += AT_ONCE) {
            List<TaskInstance<?>> instances = new ArrayList<>();
            for (int i = from; i < Math.min(jobs, from + AT_ONCE); i++) {
                instances.add(task.instance(Integer.toString(i)));
            }
            client.scheduleBatch(instances, now);
        }
    }

    @Override
    public void start(Tally tally) {
        current = tally;
        scheduler = Scheduler.create(pool, task)
                .threads(threads)
                .pollUsingLockAndFetch(10.0, 40.0)
                .pollingInterval(Duration.ofMillis(20))
                .enableImmediateExecution()
                .build();
        scheduler.start();
    }

    @Override
    public boolean isDone() {
        return sql.number("SELECT count(*) FROM (SELECT FROM db_scheduler.scheduled_tasks LIMIT 1) AS one") == 0;
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public void close() {
        stop();
        pool.close();
        sql.close();
    }
}
