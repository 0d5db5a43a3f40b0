package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.DataSourceConnections;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Plan;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobQueue.Lane;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJobBuilder;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the hot statements of the batch engine are executed. */
class BatchPlansIT {

    private static final TypeName MAIL = TypeName.of("MAIL");
    private static final WorkerId WORKER = new WorkerId(UUID.randomUUID());

    private static Database database(DataSource dataSource) {
        return new Database(new DataSourceConnections(dataSource));
    }

    private static void add(Database database, int jobs) {
        new PostgresBatchJobs(database, EngineTimings.DEFAULT)
                .add(Stream.generate(() -> aJob().build()).limit(jobs).toList());
    }

    @Nested
    class The_count_for_a_quota {

        @Test
        void reads_only_so_many_entries_of_the_index_as_it_is_to_count() {
            DataSource dataSource = TestDatabase.freshDataSource(2);
            BatchJobs jobs = new PostgresBatchJobs(database(dataSource), EngineTimings.DEFAULT);
            jobs.addCounted(Stream.generate(() -> aJob().ownedBy("ada").build())
                    .limit(1_000)
                    .toList());
            add(database(dataSource), 5_000);
            database(dataSource).run(handle -> handle.execute("VACUUM ANALYZE batch_live"));
            Plan plan =
                    Plan.of(dataSource, "quota_of =", database -> new PostgresBatchJobs(database, EngineTimings.DEFAULT)
                            .countUnfinished("ada", 100));
            assertThat(plan.indexes()).containsExactly("batch_live_quota");
            assertThat(plan.touchedRows()).isLessThanOrEqualTo(201);
        }
    }

    @Nested
    class A_claim {

        private Plan claim(DataSource dataSource) {
            return Plan.of(dataSource, "candidate AS MATERIALIZED", database -> new PostgresJobQueue(
                            database, EngineTimings.DEFAULT)
                    .claim(WORKER, List.of(MAIL, TypeName.of("REPORT")), 10));
        }

        private DataSource queue(int jobs, boolean analyzedWhenEmpty) {
            DataSource dataSource = TestDatabase.freshDataSource(2);
            Database database = database(dataSource);
            new PostgresJobQueue(database, EngineTimings.DEFAULT).register(WORKER, "w", 10, List.of(MAIL));
            if (analyzedWhenEmpty) {
                database.run(handle -> handle.execute("VACUUM ANALYZE batch_live"));
            }
            for (int i = 0; i < jobs; i += 1_000) {
                add(database, 1_000);
            }
            if (!analyzedWhenEmpty) {
                database.run(handle -> handle.execute("ANALYZE batch_live"));
            }
            return dataSource;
        }

        /** What is sorted is what was read in that order: by age, among priorities. */
        private void assertInOrderOfTheIndex(Plan plan) {
            assertThat(plan.sortedRows()).isLessThanOrEqualTo(150);
            assertThat(plan.nodes()).anyMatch(node -> node.type().equals("Merge Append"));
            assertThat(plan.scansOf("batch_live")).noneMatch(scan -> scan.type().equals("Seq Scan"));
            assertThat(plan.indexes()).contains("batch_live_waiting", "batch_live_pkey");
        }

        @Test
        void costs_as_much_among_many_that_wait_as_among_few() {
            Plan few = claim(queue(1_000, false));
            Plan many = claim(queue(50_000, false));
            assertInOrderOfTheIndex(few);
            assertInOrderOfTheIndex(many);
            assertThat(few.touchedRows()).isLessThan(150);
            assertThat(many.touchedRows()).isLessThanOrEqualTo(few.touchedRows() + 10);
        }

        @Test
        void reads_no_more_of_a_long_queue_beside_a_type_with_limits() {
            DataSource dataSource = queue(20_000, false);
            TypeName limited = TypeName.of("LIMITED");
            Plan plan = Plan.of(dataSource, "candidate AS MATERIALIZED", database -> {
                PostgresJobQueue queue = new PostgresJobQueue(database, EngineTimings.DEFAULT);
                queue.declare(List.of(new JobQueue.Lane(limited, JobPolicy.DEFAULT.runningAtMost(2))));
                queue.claim(WORKER, List.of(MAIL, limited), 10);
            });
            assertThat(plan.scansOf("batch_live")).noneMatch(scan -> scan.type().equals("Seq Scan"));
            assertThat(plan.touchedRows()).isLessThan(150);
        }

        @Test
        void stays_in_the_order_of_the_index_when_the_queue_was_empty_the_last_time_it_was_analyzed() {
            Plan plan = claim(queue(20_000, true));
            assertInOrderOfTheIndex(plan);
            assertThat(plan.touchedRows()).isLessThan(1_000);
        }

        @Test
        void of_a_type_with_a_limit_reads_no_more_than_there_is_room_for() {
            DataSource dataSource = queue(20_000, false);
            new PostgresJobQueue(database(dataSource), EngineTimings.DEFAULT)
                    .declare(List.of(new Lane(MAIL, JobPolicy.DEFAULT.runningAtMost(5))));
            Plan plan = Plan.of(dataSource, "candidate AS MATERIALIZED", database -> {
                PostgresJobQueue queue = new PostgresJobQueue(database, EngineTimings.DEFAULT);
                queue.claim(WORKER, List.of(MAIL, TypeName.of("REPORT")), 10);
            });
            assertInOrderOfTheIndex(plan);
            assertThat(plan.touchedRows()).isLessThan(100);
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void asks_for_split_jobs_by_an_index_of_their_own(boolean analyzedWhenEmpty) {
            Plan plan = Plan.of(queue(20_000, analyzedWhenEmpty), "AS split", database -> new PostgresJobQueue(
                            database, EngineTimings.DEFAULT)
                    .claim(WORKER, List.of(MAIL), 10));
            assertThat(plan.indexes()).contains("batch_live_split");
            assertThat(plan.touchedRows()).isLessThan(10);
        }

        @Test
        void and_the_end_of_a_run_do_not_walk_over_old_claims_while_somebody_holds_a_snapshot() throws SQLException {
            DataSource dataSource = queue(8_000, false);
            Database database = database(dataSource);
            PostgresJobQueue queue = new PostgresJobQueue(database, EngineTimings.DEFAULT);
            try (Connection old = dataSource.getConnection()) {
                old.setAutoCommit(false);
                old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                old.createStatement()
                        .executeQuery("SELECT count(*) FROM batch_live")
                        .close();
                int oldClaims = 7_000;
                claimAndEnd(queue, 10);
                long first = blocksOfOneRound(database, queue);
                for (int i = 0; i < oldClaims / 100; i++) {
                    claimAndEnd(queue, 100);
                }
                long last = Math.min(blocksOfOneRound(database, queue), blocksOfOneRound(database, queue));
                assertThat(last).isLessThan(first + oldClaims / 10);
                old.rollback();
            }
        }

        private void claimAndEnd(PostgresJobQueue queue, int most) {
            List<Claim> claims = queue.claim(WORKER, List.of(MAIL), most);
            assertThat(claims).hasSize(most);
            assertThat(queue.complete(claims.stream()
                            .<RunEnd>map(claim -> new RunEnd.Completed(claim, Optional.empty()))
                            .toList()))
                    .isEmpty();
        }

        private long blocksOfOneRound(Database database, PostgresJobQueue queue) {
            long before = blocks(database);
            claimAndEnd(queue, 10);
            return blocks(database) - before;
        }

        private long blocks(Database database) {
            return database.with(handle -> {
                handle.execute("SELECT pg_stat_force_next_flush()");
                return handle.createQuery(
                                """
                                SELECT heap_blks_hit + heap_blks_read FROM pg_statio_user_tables
                                 WHERE relname = 'batch_live'
                                """)
                        .mapTo(Long.class)
                        .one();
            });
        }
    }

    @Nested
    class A_job_that_is_added {

        private Plan turns(boolean analyzedWhenEmpty) {
            DataSource dataSource = TestDatabase.freshDataSource(2);
            Database database = database(dataSource);
            if (analyzedWhenEmpty) {
                database.run(handle -> handle.execute("VACUUM ANALYZE batch_live"));
            }
            for (int i = 0; i < 20; i++) {
                add(database, 1_000);
            }
            if (!analyzedWhenEmpty) {
                database.run(handle -> handle.execute("ANALYZE batch_live"));
            }
            return Plan.of(dataSource, "batch_turns_normal", each -> add(each, 10));
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void finds_its_turn_by_two_entries_of_indexes_however_many_wait(boolean analyzedWhenEmpty) {
            Plan plan = turns(analyzedWhenEmpty);
            assertThat(plan.indexes()).containsExactlyInAnyOrder("batch_live_lines", "batch_live_waiting");
            assertThat(plan.scansOf("batch_live")).noneMatch(scan -> scan.type().equals("Seq Scan"));
            assertThat(plan.touchedRows()).isLessThan(10);
        }
    }

    @Nested
    class Chunks_and_beats {

        private final Database database = database(TestDatabase.freshDataSource(1));

        private long of(String table, String what) {
            return database.with(handle -> {
                handle.execute("SELECT pg_stat_force_next_flush()");
                return handle.createQuery("SELECT " + what + " FROM pg_stat_user_tables WHERE relname = :table")
                        .bind("table", table)
                        .mapTo(Long.class)
                        .one();
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"batch_live", "batch_workers"})
        void are_heap_only(String table) {
            PostgresJobQueue queue = new PostgresJobQueue(database, EngineTimings.DEFAULT);
            queue.register(WORKER, "w", 100, List.of(MAIL));
            add(database, 100);
            List<Claim> claims = queue.claim(WORKER, List.of(MAIL), 100);
            long updates = of(table, "n_tup_upd");
            long hot = of(table, "n_tup_hot_upd");
            for (int i = 0; i < 30; i++) {
                String place = String.valueOf(i);
                claims.forEach(claim -> queue.advance(claim, new Advance(place, 10, 0, 1)));
                queue.heartbeat(WORKER);
                queue.heartbeat(WORKER);
            }
            long all = of(table, "n_tup_upd") - updates;
            assertThat(all).isEqualTo(table.equals("batch_live") ? 3_000 : 60);
            assertThat(of(table, "n_tup_hot_upd") - hot).isGreaterThanOrEqualTo(all * 95 / 100);
        }
    }

    @Nested
    class The_list {

        private static final DataSource FINISHED = finished();

        private static DataSource finished() {
            DataSource dataSource = TestDatabase.freshDataSource(2);
            database(dataSource)
                    .run(
                            handle -> handle.execute(
                                    """
                            INSERT INTO batch_finished
                                   (job_id, priority, state, due, token, streak, retries, attempts, crashes, done, skipped,
                                    log_lines, split, type_name, type_version, strategy, owner, parameters, created_at,
                                    finished_at)
                            SELECT overlay(overlay(overlay(batch_id_at(now())::text PLACING '7' FROM 15 FOR 1)
                                           PLACING '8' FROM 20 FOR 1)
                                           PLACING lpad(to_hex(n), 12, '0') FROM 25)::uuid,
                                   mod(n, 3), CASE WHEN mod(n, 100) = 0 THEN 'FAILED' ELSE 'COMPLETED' END, now(), 1, 0, 0, 1, 0,
                                   0, 0, 0, false, 'TYPE' || mod(n, 200), 1, 'CHUNKED', 'user' || mod(n, 300),
                                   jsonb_build_object('customer', 'c' || n), now(), now()
                              FROM generate_series(1, 60000) AS n;
                            SET default_statistics_target = 1000;
                            ANALYZE batch_finished;
                            RESET default_statistics_target
                            """));
            database(dataSource).run(handle -> handle.execute("VACUUM batch_finished"));
            return dataSource;
        }

        static Stream<JobFilter> filters() {
            return Stream.of(
                    JobFilter.ALL,
                    new JobFilter(Set.of(JobState.FAILED), null, null, null, null, null, null),
                    new JobFilter(Set.of(JobState.COMPLETED), null, null, null, null, null, null),
                    new JobFilter(Set.of(JobState.FAILED, JobState.CANCELLED), null, null, null, null, null, null),
                    new JobFilter(Set.of(), "TYPE7", null, null, null, null, null),
                    new JobFilter(Set.of(), null, Priority.LOW, null, null, null, null),
                    new JobFilter(Set.of(), null, null, "user9", null, null, null),
                    new JobFilter(Set.of(), null, null, null, "c4711", null, null),
                    new JobFilter(Set.of(), null, null, null, "no such thing", null, null),
                    new JobFilter(Set.of(), "TYPE7", Priority.LOW, "user9", null, null, null),
                    new JobFilter(
                            Set.of(),
                            null,
                            null,
                            null,
                            null,
                            Instant.now().minusSeconds(60),
                            Instant.now().plusSeconds(60)));
        }

        @ParameterizedTest
        @MethodSource("filters")
        void reads_a_page_by_an_index_whatever_is_asked_for(JobFilter filter) {
            JobId last = NewJobBuilder.aJob().build().id();
            for (JobId before : new JobId[] {null, last}) {
                Plan plan = Plan.of(FINISHED, database -> new PostgresBatchJobs(database, EngineTimings.DEFAULT)
                        .list(filter, before, 20));
                assertThat(plan.nodes())
                        .noneMatch(node -> node.type().equals("Seq Scan") && (node.rows() + node.filtered()) > 100);
                assertThat(plan.sortedRows()).isLessThan(1_000);
                assertThat(plan.touchedRows()).isLessThan(5_000);
            }
        }
    }

    @Nested
    class Dead_items_and_schedules {

        private static final JobId SOURCE = aJob().build().id();
        private static final JobId REPLAY = aJob().build().id();
        private static final DataSource MANY = many();

        private static DataSource many() {
            DataSource dataSource = TestDatabase.freshDataSource(2);
            Database database = database(dataSource);
            add(database, 5_000);
            database.run(handle -> {
                handle.createUpdate(
                                """
                                INSERT INTO batch_dead_items
                                       (job_id, partition, position, payload, error, at, replay_job, replayed_by)
                                SELECT CASE WHEN n <= 20000 THEN :source ELSE gen_random_uuid() END, 0, n::text, 'p', 'e',
                                       now(), :replay, CASE WHEN n > 500 THEN :replay END
                                  FROM generate_series(1, 60000) AS n
                                """)
                        .bind("source", SOURCE.value())
                        .bind("replay", REPLAY.value())
                        .execute();
                handle.execute(
                        """
                        INSERT INTO batch_schedules
                        SELECT 's' || n, 't', '0 3 * * *', 'UTC', 'ONCE', 'ada', true, now() + interval '1 hour'
                          FROM generate_series(1, 10000) AS n
                        """);
                handle.execute("ANALYZE batch_dead_items; ANALYZE batch_schedules; ANALYZE batch_live");
            });
            return dataSource;
        }

        private static List<Long> numbers(int count) {
            return new PostgresDeadItems(database(MANY))
                    .open(SOURCE, REPLAY, 0, count).stream()
                            .map(DeadItems.Numbered::number)
                            .toList();
        }

        private static Plan plan(String text, Consumer<Database> call) {
            return Plan.of(MANY, text, call);
        }

        @Test
        void open_items_are_read_by_an_index_of_their_own() {
            Plan plan = plan(
                    "FROM batch_dead_items", database -> new PostgresDeadItems(database).open(SOURCE, REPLAY, 0, 100));
            assertThat(plan.touchedRows()).isLessThanOrEqualTo(100);
        }

        @Test
        void a_replay_reserves_without_a_look_at_what_was_replayed() {
            Plan plan = plan("free AS MATERIALIZED", database -> new PostgresDeadItems(database)
                    .reserve(SOURCE, null, aJob().build().id()));
            assertThat(plan.scansOf("batch_live")).noneMatch(scan -> scan.rows() > 5_000);
            assertThat(plan.nodes())
                    .noneMatch(node -> node.type().equals("Seq Scan")
                            && String.valueOf(node.relation()).startsWith("batch_dead_items"));
            assertThat(plan.touchedRows()).isLessThan(10_000);
        }

        @Test
        void a_chunk_marks_its_own_items_only() {
            List<Long> numbers = numbers(50);
            Plan marks = plan("mine AS MATERIALIZED", database -> new PostgresDeadItems(database)
                    .replayed(SOURCE, numbers, REPLAY));
            assertThat(marks.touchedRows()).isLessThanOrEqualTo(200);
            Plan stillBad = plan("mine AS MATERIALIZED", database -> new PostgresDeadItems(database)
                    .stillBad(
                            SOURCE,
                            numbers.stream()
                                    .map(number -> new DeadItems.Again(number, "e", Instant.EPOCH))
                                    .toList(),
                            REPLAY));
            assertThat(stillBad.touchedRows()).isLessThanOrEqualTo(200);
        }

        @Test
        void a_schedule_is_locked_by_its_name() {
            Plan plan = plan("locked AS MATERIALIZED", database -> new PostgresSchedules(database).lock("s77"));
            assertThat(plan.touchedRows()).isEqualTo(1);
        }

        @Test
        void one_that_is_due_is_found_by_the_index() {
            Plan plan = plan("SKIP LOCKED", database -> new PostgresSchedules(database).holdDue());
            assertThat(plan.touchedRows()).isLessThanOrEqualTo(1);
        }
    }
}
