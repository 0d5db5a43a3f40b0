package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL goes away under a service that works. With {@code -Dnightshift.faults=full} the long form: sixty jobs, ten
 * kills of the postmaster and ten rounds of ended sessions, once with the worker in the service and once apart.
 */
@SuppressWarnings("try") // a worker and clients do their work by being there
class DatabaseOutageIT {

    private static final boolean FULL = "full".equals(System.getProperty("nightshift.faults"));
    private static final int JOBS_OF_EACH = FULL ? 20 : 3;
    private static final int ROUNDS = FULL ? 10 : 1;
    private static final int NUMBERS = FULL ? 8_000 : 400;
    private static final int CLIENTS = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final Random random = new Random(Long.getLong("nightshift.faults.seed", 42));

    @SuppressWarnings("NullAway.Init")
    private Path extensions;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @SuppressWarnings("NullAway.Init")
    private ApiJobs jobs;

    @SuppressWarnings("NullAway.Init")
    private Outages outages;

    private void serve(String name, String... flags) throws IOException {
        extensions = Sample.extensions(folder.resolve(name));
        program = Program.in(folder.resolve(name + "-data")).with("BATCH_RETRY_DELAY", "100");
        service = Service.start(
                program,
                Stream.concat(Stream.of(flags), Stream.of("--extensions", extensions.toString()))
                        .toArray(String[]::new));
        jobs = new ApiJobs(new Administrator(service));
        outages = new Outages(program.dataDir());
        database().update("CREATE TABLE number_ledger (job uuid NOT NULL, number bigint NOT NULL)");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Connection database() {
        return Connection.of(program.dataDir());
    }

    private List<String> create() {
        List<String> ids = new ArrayList<>();
        for (String strategy : List.of("CHUNKED", "STREAM", "PARALLEL")) {
            for (int number = 0; number < JOBS_OF_EACH; number++) {
                ids.add(jobs.create(
                        """
                        {"type": "NUMBER_LEDGER", "strategy": "%s",
                         "parameters": {"numbers": %d, "microsEach": 20000, "chunkSize": 20}}
                        """
                                .formatted(strategy, NUMBERS)));
            }
        }
        return ids;
    }

    private void survive() {
        List<String> ids = create();
        Clients clients = Clients.begin(service, CLIENTS);
        try (clients) {
            for (int round = 0; round < ROUNDS; round++) {
                pass(3_000, FULL ? 6_000 : 1);
                outages.killThePostmaster();
                pass(3_000, FULL ? 6_000 : 1);
                outages.endAllSessions();
            }
            assertThat(unfinished()).as("jobs that were still at work then").isPositive();
            Await.until("all end", Duration.ofMinutes(FULL ? 30 : 4), () -> unfinished() == 0);
        }
        report(clients);
        clients.assertWellAnswered();
        ids.forEach(this::assertExactlyOnce);
        assertUncharged(ids);
        assertThat(database().number("SELECT count(*) FROM issues WHERE title LIKE 'client %'"))
                .as("every acknowledged issue, each once")
                .isEqualTo(clients.written());
    }

    private void pass(int least, int spread) {
        Await.pass(Duration.ofMillis(least + random.nextInt(spread)));
    }

    /** Which is not asked of the service: its answers are those that are judged. */
    private long unfinished() {
        return database().number("SELECT count(*) FROM batch_live WHERE partition = 0");
    }

    private void assertExactlyOnce(String id) {
        assertThat(jobs.isCompleted(id)).as(jobs.show(id)).isTrue();
        assertThat(new Json(jobs.show(id)).optional("error")).isEmpty();
        String of = " FROM number_ledger WHERE job = '" + id + "'";
        assertThat(database().number("SELECT count(*)" + of)).isEqualTo(NUMBERS);
        assertThat(database().number("SELECT count(DISTINCT number)" + of)).isEqualTo(NUMBERS);
    }

    private void assertUncharged(List<String> ids) {
        String ours = ids.stream().collect(Collectors.joining("', '", "job_id IN ('", "')"));
        assertThat(moves("to_state IN ('FAILED', 'RETRY_WAIT', 'QUARANTINED') AND " + ours))
                .isZero();
        assertThat(moves("to_state = 'QUEUED' AND reason LIKE '%considered dead%'"))
                .isZero();
        assertThat(outages.handedBackTwice()).isZero();
        assertThat(service.logged()).doesNotContain("\tat ").doesNotContain("SQLException");
    }

    private long moves(String which) {
        return database().number("SELECT count(*) FROM batch_history WHERE " + which);
    }

    private void report(Clients clients) {
        System.out.printf(
                "outages %d; jobs %d; handed back %d; answers %s; lines of an outage in the log %d%n",
                outages.count(),
                3 * JOBS_OF_EACH,
                moves("to_state = 'QUEUED' AND reason LIKE '%database%'"),
                clients.statuses(),
                service.logged()
                        .lines()
                        .filter(line -> line.contains("cannot be reached"))
                        .count());
    }

    @Nested
    class With_a_worker_in_the_service {

        @Test
        @EnabledIfSystemProperty(named = "nightshift.faults", matches = "full")
        void every_item_is_written_once_and_nothing_is_charged() throws IOException {
            serve("inside");
            survive();
        }
    }

    @Nested
    class With_a_worker_apart {

        @Test
        @EnabledIfSystemProperty(named = "nightshift.faults", matches = "full")
        void every_item_is_written_once_and_nothing_is_charged() throws IOException {
            serve("apart", "--no-worker");
            try (WorkerProcess worker = WorkerProcess.begin(program, extensions).untilReady()) {
                survive();
                assertThat(worker.log()).doesNotContain("\tat ").doesNotContain("SQLException");
            }
        }
    }

    @Nested
    class With_workers_in_the_service_and_apart {

        @Test
        @DisabledIfSystemProperty(named = "nightshift.faults", matches = "full")
        void every_item_is_written_once_and_nothing_is_charged() throws IOException {
            serve("both");
            try (WorkerProcess worker = WorkerProcess.begin(program, extensions).untilReady()) {
                String elsewhere = jobs.create("{\"type\": \"ELSEWHERE\", \"parameters\": {\"numbers\": 5}}");
                Await.until("its retries are used up", Duration.ofMinutes(1), () -> jobs.state(elsewhere)
                        .equals("FAILED"));
                assertThatAnotherDatabaseIsNoExcuse(elsewhere);
                survive();
                assertThat(worker.log()).doesNotContain("\tat ").doesNotContain("SQLException");
            }
        }

        private void assertThatAnotherDatabaseIsNoExcuse(String elsewhere) {
            assertThat(moves("to_state = 'RETRY_WAIT' AND job_id = '" + elsewhere + "'"))
                    .isEqualTo(3);
            assertThat(new Json(jobs.show(elsewhere)).string("error"))
                    .isEqualTo("the connection to a database was lost or could not be made (SQLState 08001)");
        }
    }
}
