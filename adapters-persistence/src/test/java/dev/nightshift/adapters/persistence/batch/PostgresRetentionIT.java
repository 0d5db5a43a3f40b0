package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.Retention;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Old spans of time are dropped whole. */
class PostgresRetentionIT {

    private static final Instant MARCH = Instant.parse("2025-03-15T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2025-04-01T00:00:00Z");

    private final Database database = TestDatabase.fresh();
    private final Retention retention = new PostgresRetention(database);
    private final PostgresBatchJobs jobs = new PostgresBatchJobs(database, EngineTimings.DEFAULT);
    private final PostgresJobQueue queue = new PostgresJobQueue(database, EngineTimings.DEFAULT);
    private final PostgresJobLogs logs = new PostgresJobLogs(database);
    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    private void march2025() {
        for (String parent : List.of("batch_finished", "batch_history", "batch_dead_items")) {
            database.run(handle -> handle.createQuery(
                            """
                            SELECT 1 FROM (SELECT batch_add_partition(:parent, :parent || '_202503', 'job_id',
                                       batch_id_at('2025-03-01T00:00:00Z')::text,
                                       batch_id_at('2025-04-01T00:00:00Z')::text)) AS done
                            """)
                    .bind("parent", parent)
                    .mapTo(Integer.class)
                    .one());
        }
    }

    private JobId addInMarch() {
        JobId id = new JobIds(InstantSource.fixed(MARCH), new Random()).next();
        jobs.add(List.of(aJob().named(id).build()));
        return id;
    }

    private void complete() {
        queue.register(worker, "w", 1, List.of(TypeName.of("MAIL")));
        for (Claim claim : queue.claim(worker, List.of(TypeName.of("MAIL")), 10)) {
            queue.complete(List.of(new RunEnd.Completed(claim, Optional.empty())));
        }
    }

    private List<String> droppable(Instant before) {
        return retention.droppable(before, before).stream()
                .map(Retention.Dropped::what)
                .toList();
    }

    private long rows(String table) {
        return database.with(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void preparing_twice_changes_nothing() {
        retention.prepare();
        retention.prepare();
        assertThat(droppable(Instant.EPOCH)).isEmpty();
    }

    @Test
    void what_has_fallen_into_the_rest_moves_into_its_month() {
        JobId id = addInMarch();
        complete();
        assertThat(rows("batch_finished_rest")).isEqualTo(1);
        march2025();
        assertThat(rows("batch_finished_rest") + rows("batch_history_rest")).isZero();
        assertThat(rows("batch_finished_202503")).isEqualTo(1);
        assertThat(jobs.history(id, null, 10).items()).hasSize(3);
    }

    @Test
    void a_month_is_dropped_when_all_of_it_is_older_and_not_a_moment_before() {
        march2025();
        JobId id = addInMarch();
        complete();
        assertThat(droppable(APRIL.minusMillis(1))).isEmpty();
        assertThat(droppable(APRIL))
                .containsExactly("batch_dead_items_202503", "batch_finished_202503", "batch_history_202503");
        assertThat(retention.drop(APRIL, APRIL)).hasSize(3).allMatch(span -> span.until()
                .equals(APRIL));
        assertThat(jobs.find(id)).isEmpty();
        assertThat(jobs.history(id, null, 10).items()).isEmpty();
        assertThat(droppable(APRIL)).isEmpty();
    }

    @Test
    void jobs_of_a_type_that_is_kept_for_a_shorter_time_go_before_their_month() {
        march2025();
        JobId old = addInMarch();
        complete();
        assertThat(retention.forget("OTHER", APRIL, 10)).isZero();
        assertThat(retention.forget("MAIL", MARCH, 10)).isZero();
        assertThat(retention.forget("MAIL", APRIL, 10)).isEqualTo(1);
        assertThat(jobs.find(old)).isEmpty();
        assertThat(retention.forget("MAIL", APRIL, 10)).isZero();
    }

    @Test
    void a_month_with_a_job_that_has_not_ended_stays() {
        march2025();
        addInMarch();
        assertThat(droppable(APRIL)).isEmpty();
    }

    @Test
    void a_day_of_logs_is_dropped_and_what_is_in_the_rest_stays() {
        Instant now = Instant.now();
        TaskId task = TaskId.whole(aJob().build().id());
        logs.append(List.of(new JobLogs.Line(task, now, "today"), new JobLogs.Line(task, MARCH, "long ago")));
        List<Retention.Dropped> dropped = retention.drop(Instant.EPOCH, now.plusSeconds(2 * 86_400));
        assertThat(dropped).extracting(Retention.Dropped::what).allMatch(what -> what.startsWith("batch_logs_2"));
        assertThat(logs.of(task.job(), null, 10).items())
                .extracting(numbered -> numbered.line().text())
                .containsExactly("long ago");
    }
}
