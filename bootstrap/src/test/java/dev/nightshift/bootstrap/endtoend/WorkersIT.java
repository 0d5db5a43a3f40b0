package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workers in processes of their own, and what can happen to them. With {@code -Dnightshift.faults=full} the long form: a
 * million items and a hundred kills.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("try") // a worker does its work by being there
class WorkersIT {

    private static final boolean FULL = "full".equals(System.getProperty("nightshift.faults"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path extensions;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "QUARANTINED");

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @SuppressWarnings("NullAway.Init")
    private ApiJobs jobs;

    @SuppressWarnings("NullAway.Init")
    private Connection database;

    @BeforeAll
    void start() throws IOException {
        extensions = Sample.extensions(folder);
        program = Program.in(folder.resolve("data"));
        service = Service.start(program, "--no-worker", "--extensions", extensions.toString());
        jobs = new ApiJobs(new Administrator(service));
        database = Connection.of(program.dataDir());
        database.update("CREATE TABLE number_ledger (job uuid NOT NULL, number bigint NOT NULL)");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private WorkerProcess beginWorker() {
        return WorkerProcess.begin(program, extensions);
    }

    private String create(String strategy, long numbers, long microsEach, int chunkSize) {
        return create("NUMBER_LEDGER", strategy, numbers, microsEach, chunkSize);
    }

    private String create(String type, String strategy, long numbers, long microsEach, int chunkSize) {
        return jobs.create(
                """
                {"type": "%s", "strategy": "%s",
                 "parameters": {"numbers": %d, "microsEach": %d, "chunkSize": %d}}
                """
                        .formatted(type, strategy, numbers, microsEach, chunkSize));
    }

    private long written(String id) {
        return database.number("SELECT count(*) FROM number_ledger WHERE job = '" + id + "'");
    }

    /** Every number from 0 on, each once. */
    private void assertExactlyOnce(String id, long numbers) {
        assertThat(jobs.isCompleted(id)).as(jobs.show(id)).isTrue();
        assertThat(written(id)).isEqualTo(numbers);
        assertThat(database.number("SELECT count(DISTINCT number) FROM number_ledger WHERE job = '" + id + "'"))
                .isEqualTo(numbers);
    }

    @Nested
    class A_job_type_of_a_jar_that_misbehaves {

        private String run(String mode, String lines) throws IOException {
            Path file = Files.writeString(folder.resolve("amounts-" + mode + ".txt"), lines);
            String id = jobs.create(
                    """
                    {"type": "CAPTIOUS", "parameters": {"mode": "%s", "file": "%s", "chunkSize": 2}}
                    """
                            .formatted(mode, file));
            try (WorkerProcess worker = beginWorker()) {
                worker.untilReady();
                Await.within(Duration.ofSeconds(60), () -> ENDED.contains(jobs.state(id)));
            }
            return id;
        }

        @ParameterizedTest
        @ValueSource(strings = {"commit", "COMMIT"})
        void cannot_commit_a_chunk_without_its_checkpoint(String mode) throws IOException {
            String id = run(mode, "1\n2\n3\n");
            assertThat(jobs.show(id)).contains("FAILED", "whose transaction is not its own");
            assertThat(written(id)).isZero();
        }

        @Test
        void fails_by_a_stack_overflow_in_words() throws IOException {
            assertThat(jobs.show(run("recurse", "1\n"))).contains("FAILED", "a stack overflow in the job type");
        }

        @Test
        void skips_the_lines_that_its_source_cannot_read() throws IOException {
            String id = run("005930", "1\ntwo\n3\n");
            assertThat(jobs.show(id)).contains("COMPLETED").contains("\"skipped\":1", "\"total\":3");
            assertThat(written(id)).isEqualTo(2);
        }
    }

    @Nested
    class Workers_that_are_killed_again_and_again {

        private final int kills = FULL ? 100 : 6;
        private final long numbers = FULL ? 1_000_000 : 20_000;
        private final Random random = new Random(Long.getLong("nightshift.faults.seed", 42));

        @Test
        void leave_every_item_of_both_jobs_written_exactly_once() {
            String chunked = create("CHUNKED", numbers, FULL ? 500 : 1_000, 100);
            String parallel = create("PARALLEL", numbers, FULL ? 2_000 : 4_000, 100);
            List<WorkerProcess> workers = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    workers.add(beginWorker());
                }
                workers.forEach(WorkerProcess::untilReady);
                for (int i = 0; i < kills && !areDone(chunked, parallel); i++) {
                    Await.pass(Duration.ofMillis(500 + random.nextInt(1_500)));
                    int victim = random.nextInt(workers.size());
                    workers.get(victim).kill();
                    workers.set(victim, beginWorker().untilReady());
                }
                Await.until("both complete", Duration.ofMinutes(FULL ? 30 : 4), () -> areDone(chunked, parallel));
            } finally {
                workers.forEach(WorkerProcess::close);
            }
            assertExactlyOnce(chunked, numbers);
            assertExactlyOnce(parallel, numbers);
        }

        private boolean areDone(String... all) {
            return Stream.of(all).allMatch(jobs::isCompleted);
        }
    }

    @Nested
    class A_worker_that_stood_still_for_three_leases {

        @Test
        void keeps_nothing_more_and_is_counted() {
            try (WorkerProcess frozen = beginWorker().untilReady()) {
                List<String> four = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    four.add(create("CHUNKED", 3_000, 4_000, 1));
                }
                Await.until(
                        "all run", Duration.ofSeconds(20), () -> four.stream().allMatch(id -> written(id) > 20));
                long refused = refused();
                try (WorkerProcess other = beginWorker().untilReady()) {
                    frozen.signal("STOP");
                    Await.pass(Duration.ofSeconds(30));
                    assertThat(four).as("taken over").allMatch(id -> jobs.show(id)
                            .contains("\"crashes\":1"));
                    frozen.signal("CONT");
                    Await.until("all complete", Duration.ofMinutes(3), () -> four.stream()
                            .allMatch(jobs::isCompleted));
                }
                four.forEach(id -> assertExactlyOnce(id, 3_000));
                assertThat(refused()).isGreaterThan(refused);
            }
        }

        private long refused() {
            return database.number(
                    "SELECT coalesce(sum(count), 0) FROM batch_counts WHERE name = 'stale_writes_refused'");
        }
    }

    @Nested
    class A_type_of_which_one_job_may_run {

        @Test
        void never_has_two_of_them_whoever_is_killed_or_stands_still() {
            List<String> four = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                four.add(create("ONE_AT_A_TIME", "CHUNKED", 1_000, 3_000, 20));
            }
            try (WorkerProcess killed = beginWorker();
                    WorkerProcess frozen = beginWorker()) {
                killed.untilReady();
                frozen.untilReady();
                assertNeverTwoWhile(four, Duration.ofSeconds(3));
                killed.kill();
                frozen.signal("STOP");
                try (WorkerProcess third = beginWorker().untilReady()) {
                    assertNeverTwoWhile(four, Duration.ofSeconds(13));
                    frozen.signal("CONT");
                    assertNeverTwoWhile(four, Duration.ofSeconds(60));
                    Await.until("all end", Duration.ofSeconds(10), () -> four.stream()
                            .allMatch(jobs::isCompleted));
                }
            }
            four.forEach(id -> assertExactlyOnce(id, 1_000));
        }

        private void assertNeverTwoWhile(List<String> four, Duration atMost) {
            Await.within(atMost, () -> {
                assertThat(database.number("SELECT count(*) FROM batch_live WHERE lane = 'ONE_AT_A_TIME' AND state IN"
                                + " ('RUNNING', 'PAUSING', 'STOPPING', 'CANCELLING')"))
                        .isLessThanOrEqualTo(1);
                return four.stream().allMatch(id -> written(id) == 1_000);
            });
        }
    }

    @Nested
    class A_command_from_another_node {

        @Test
        void is_obeyed_within_two_seconds_and_a_resumed_job_goes_on_elsewhere() {
            String paused = create("CHUNKED", 2_000, 5_000, 10);
            String stopped = create("CHUNKED", 100_000, 5_000, 10);
            String cancelled = create("PARALLEL", 100_000, 5_000, 10);
            long before;
            try (WorkerProcess worker = beginWorker().untilReady()) {
                Await.until(
                        "all run",
                        Duration.ofSeconds(20),
                        () -> written(paused) > 0 && written(stopped) > 0 && written(cancelled) > 0);
                obeys(paused, "pause", "PAUSED");
                obeys(stopped, "stop", "STOPPED");
                obeys(cancelled, "cancel", "CANCELLED");
                before = written(paused);
                long took = worker.terminate();
                assertThat(took).as("ms from SIGTERM to the end").isLessThan(5_000 + 3_000);
            }
            assertThat(jobs.command(cancelled, "start").statusCode()).isEqualTo(409);
            assertThat(jobs.command(paused, "resume").statusCode()).isEqualTo(200);
            assertThat(written(paused)).isEqualTo(before);
            try (WorkerProcess other = beginWorker().untilReady()) {
                Await.until("the resumed job completes", Duration.ofMinutes(2), () -> jobs.isCompleted(paused));
            }
            assertExactlyOnce(paused, 2_000);
        }

        private void obeys(String id, String command, String state) {
            assertThat(jobs.command(id, command).statusCode()).isEqualTo(200);
            Await.until(command, Duration.ofSeconds(3), () -> jobs.state(id).equals(state));
        }
    }

    @Nested
    class A_worker_that_is_told_to_stop {

        @Test
        void hands_its_jobs_back_without_charging_a_crash() {
            String id = create("CHUNKED", 1_500, 5_000, 10);
            try (WorkerProcess worker = beginWorker().untilReady()) {
                Await.until("it runs", Duration.ofSeconds(20), () -> written(id) > 0);
                worker.terminate();
            }
            assertThat(jobs.show(id)).contains("\"state\":\"QUEUED\"").contains("\"crashes\":0");
            try (WorkerProcess worker = beginWorker().untilReady()) {
                Await.until("it completes", Duration.ofMinutes(2), () -> jobs.isCompleted(id));
            }
            assertExactlyOnce(id, 1_500);
        }
    }

    @Nested
    class A_program_of_ones_own {

        @Test
        void runs_jobs_on_its_own_data_source_without_the_service() throws Exception {
            Path classes = Sample.embedded(folder);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classes + ":" + Path.of("target", "nightshift.jar"),
                            "sample.EmbeddedWorker",
                            database.jdbcUrl(),
                            "5000")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).isZero();
            assertThat(said).contains("COMPLETED");
        }
    }
}
