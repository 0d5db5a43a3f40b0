package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad neighbours in the real service, each beside a healthy one that goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadNeighboursIT {

    private static final long NUMBERS = 40;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofSeconds(90);
    private static final String HEALTHY =
            """
            {"type": "NUMBER_LEDGER", "parameters": {"numbers": %d, "microsEach": 10000, "chunkSize": 10}}
            """
                    .formatted(NUMBERS);
    private static final String SCHEDULES = "/api/batch/schedules";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @SuppressWarnings("NullAway.Init")
    private Administrator administrator;

    @SuppressWarnings("NullAway.Init")
    private ApiJobs jobs;

    @SuppressWarnings("NullAway.Init")
    private Connection database;

    @BeforeAll
    void start() throws IOException {
        Path extensions = Sample.extensions(folder);
        program = Program.in(folder.resolve("data")).with("JAVA_TOOL_OPTIONS", "-Xmx256m");
        service = Service.start(program, "--extensions", extensions.toString());
        administrator = new Administrator(service);
        jobs = new ApiJobs(administrator);
        database = Connection.of(program.dataDir());
        database.update("CREATE TABLE number_ledger (job uuid NOT NULL, number bigint NOT NULL)");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private String bad(String deed) {
        return jobs.create("{\"type\": \"BAD_NEIGHBOUR\", \"parameters\": {\"deed\": \"%s\"}}".formatted(deed));
    }

    private String healthy() {
        return jobs.create(HEALTHY);
    }

    private void assertGoesOn(String healthy) {
        Await.until("the healthy one completes", SOON, () -> jobs.isCompleted(healthy));
        assertThat(database.number("SELECT count(DISTINCT number) FROM number_ledger WHERE job = '" + healthy + "'"))
                .isEqualTo(NUMBERS);
    }

    private void assertEnds(String bad, String state) {
        Await.until(state, SOON, () -> jobs.state(bad).equals(state));
    }

    /** Whatever happened: all loops work, lists can be read, jobs made afterwards complete. */
    @AfterEach
    void all_is_well() {
        assertGoesOn(healthy());
        Await.until("health is UP", SOON, () -> service.get("/api/health", "")
                .body()
                .contains("\"status\":\"UP\",\"checks\""));
        administrator.get("/api/batch/jobs?limit=100");
        administrator.get("/api/issues?limit=50");
    }

    @Nested
    class A_job {

        @ParameterizedTest(name = "{0} ends {1}")
        @CsvSource({
            "NEGATIVE_SIZE, COMPLETED",
            "CYCLIC_CAUSES, COMPLETED",
            "INTERRUPT, COMPLETED",
            "CLOSE_THROWS, COMPLETED",
            "UNWRITABLE_ITEM, COMPLETED",
            "SPEECHLESS_FAILURE, COMPLETED",
            "LONG_LOG, COMPLETED",
            "THREAD_DEATH, FAILED",
            "NO_POSITION, FAILED",
            "BROKEN_CLASS, FAILED",
        })
        void stands_beside_one_that_goes_on(String deed, String state) {
            String before = healthy();
            String bad = bad(deed);
            String after = healthy();
            assertEnds(bad, state);
            assertGoesOn(before);
            assertGoesOn(after);
            assertThat(jobs.show(bad)).doesNotContain("Exception");
        }

        @Test
        void that_never_returns_holds_its_slot_and_no_other() {
            String bad = bad("NEVER_RETURN");
            Await.until("it runs", SOON, () -> jobs.state(bad).equals("RUNNING"));
            List<String> others =
                    Stream.generate(BadNeighboursIT.this::healthy).limit(5).toList();
            others.forEach(BadNeighboursIT.this::assertGoesOn);
            assertThat(jobs.state(bad)).isEqualTo("RUNNING");
            bad("RELEASE");
            assertEnds(bad, "COMPLETED");
        }
    }

    /** On a worker process of its own, as advised for types that may need much memory: requests to the service go on. */
    @Nested
    class A_job_that_fills_the_heap_of_its_worker {

        @Test
        void is_tried_again_until_its_retries_are_exhausted_and_others_on_the_worker_complete() {
            Program own = Program.in(folder.resolve("full-heap"));
            Path extensions = folder.resolve("extensions");
            try (Service serving = Service.start(own, "--no-worker", "--extensions", extensions.toString());
                    WorkerProcess worker = WorkerProcess.begin(own.with("JAVA_TOOL_OPTIONS", "-Xmx128m"), extensions)) {
                worker.untilReady();
                Connection.of(own.dataDir())
                        .update("CREATE TABLE number_ledger (job uuid NOT NULL, number bigint NOT NULL)");
                ApiJobs here = new ApiJobs(new Administrator(serving));
                String before = here.create(HEALTHY);
                String bad = here.create("{\"type\": \"BAD_NEIGHBOUR\", \"parameters\": {\"deed\": \"FULL_HEAP\"}}");
                String after = here.create(HEALTHY);
                Await.until("its retries are exhausted", LATER, () -> here.state(bad)
                        .equals("FAILED"));
                Await.until("those beside it complete", LATER, () -> Stream.of(before, after)
                        .allMatch(job -> here.state(job).equals("COMPLETED")));
                assertThat(here.show(bad)).contains("the worker ran out of memory (heap)");
            }
        }
    }

    /** Takes minutes: as long as a worker without memory is given to recover. */
    @Nested
    @EnabledIfSystemProperty(named = "nightshift.faults", matches = "full")
    class A_worker_that_never_has_memory_again {

        @Test
        void ends_itself_as_failed_so_that_others_take_over() {
            Program own = Program.in(folder.resolve("leaking"));
            Path extensions = folder.resolve("extensions");
            try (Service serving = Service.start(own, "--no-worker", "--extensions", extensions.toString());
                    WorkerProcess leaking =
                            WorkerProcess.begin(own.with("JAVA_TOOL_OPTIONS", "-Xmx128m"), extensions)) {
                leaking.untilReady();
                String job = new ApiJobs(new Administrator(serving))
                        .create("{\"type\": \"BAD_NEIGHBOUR\", \"parameters\": {\"deed\": \"LEAK\"}}");
                assertThat(leaking.exitCode(Duration.ofMinutes(10))).isEqualTo(1);
                assertThat(leaking.log()).contains("Nightshift ends, because something in it cannot go on");
                assertThat(job).isNotEmpty();
            }
        }
    }

    @Nested
    class A_session {

        @ParameterizedTest
        @CsvSource({"POISON_SESSION", "POISON_POOL"})
        void that_a_job_has_changed_is_as_before_for_whoever_comes_next(String deed) {
            List<String> bad = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                bad.add(bad(deed));
            }
            bad.forEach(id -> assertEnds(id, "COMPLETED"));
            for (int i = 0; i < 25; i++) {
                administrator.get("/api/issues?limit=5");
                administrator.get("/api/admin/users");
            }
            assertThat(database.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 471100"))
                    .isZero();
            assertThat(database.number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'poisoned'"))
                    .isZero();
        }
    }

    @Nested
    class A_schedule_whose_type_throws_at_the_start {

        @Test
        void does_not_stop_the_others_and_says_why() {
            template("bad-one", "BAD_NEIGHBOUR", "{\"deed\": \"THROW_AT_START\"}");
            template("good-one", "NUMBER_LEDGER", "{\"numbers\": 1}");
            assertEnds(bad("ARM"), "COMPLETED");
            schedule("a-bad", "bad-one");
            schedule("good", "good-one");
            Await.until("the good one makes a job", SOON, () -> administrator
                    .get("/api/batch/jobs?type=NUMBER_LEDGER&limit=1")
                    .contains("\"numbers\":1}"));
            Await.until("the bad one says why", SOON, () -> administrator
                    .get(SCHEDULES)
                    .contains("It made no job: /parameters cannot be read by the job type: "
                            + "an assertion failed: it throws at the start"));
            assertThat(service.logged()).contains("The schedule a-bad made no job");
            remove("a-bad");
            remove("good");
        }

        private void template(String name, String type, String parameters) {
            HttpResponse<String> made = administrator.post(
                    "/api/batch/templates",
                    "{\"name\": \"%s\", \"type\": \"%s\", \"parameters\": %s}".formatted(name, type, parameters));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        }

        private void schedule(String name, String template) {
            HttpResponse<String> made = administrator.post(
                    SCHEDULES,
                    "{\"name\": \"%s\", \"template\": \"%s\", \"cron\": \"* * * * * *\"}".formatted(name, template));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        }

        private void remove(String name) {
            assertThat(database.update("DELETE FROM batch_schedules WHERE name = '" + name + "'"))
                    .isEqualTo(1);
        }
    }

    @Nested
    class Views_that_no_issue_has {

        @Test
        void are_refused_with_their_line_and_the_bound_and_all_others_go_on() throws IOException {
            Path issues = Files.writeString(
                    folder.resolve("issues.csv"),
                    """
                    key,title,description,status,reporter,assignee,created_at,updated_at,view_count
                    OV-1,T,D,OPEN,r,a,2021-03-01T00:00:00Z,2021-03-01T00:00:00Z,9223372036854775807
                    OV-2,T,D,OPEN,r,a,2021-03-01T00:00:00Z,2021-03-01T00:00:00Z,1
                    """);
            Path comments = Files.writeString(folder.resolve("comments.csv"), "issue_key,author,created_at,body\n");
            Program.Result result =
                    program.run("import", "issues", "--issues", issues.toString(), "--comments", comments.toString());
            assertThat(result.err() + result.out())
                    .contains("line 2")
                    .contains("view_count must be in 0..1000000000000, was 9223372036854775807");
            long id = database.number("SELECT id FROM issues WHERE key = 'OV-2'");
            administrator.get("/api/issues/" + id);
            assertFollows(id, 2);
        }

        @Test
        void and_are_there_already_stop_neither_views_nor_scores() {
            String made = administrator
                    .post("/api/issues", "{\"title\": \"Full\", \"description\": \"of views\"}")
                    .body();
            String other = administrator
                    .post("/api/issues", "{\"title\": \"Other\", \"description\": \"beside it\"}")
                    .body();
            long full = new Json(made).number("id");
            long beside = new Json(other).number("id");
            database.update(
                    "UPDATE issue_attention SET views = 9223372036854775807, timeless_views = 9223372036854775807"
                            + " WHERE issue_id = " + full);
            database.update("UPDATE popularity SET total = 9223372036854775807 WHERE issue_id = " + full);
            administrator.get("/api/issues/" + full);
            administrator.get("/api/issues/" + beside);
            assertFollows(beside, 1);
            administrator.get("/api/issues/popular");
            administrator.get("/api/issues/" + full);
        }

        private void assertFollows(long issue, long score) {
            Await.until(
                    "the score follows",
                    SOON,
                    () -> database.number("SELECT total FROM popularity WHERE issue_id = " + issue) == score);
        }
    }

    @Nested
    class Rows_that_cannot_be_read {

        @Test
        void are_shown_as_far_as_they_can_be_or_left_out_and_fail_no_page() {
            String job = healthy();
            assertGoesOn(job);
            database.update("UPDATE batch_finished SET total = -1, strategy = 'BY_MAGIC' WHERE job_id = '" + job + "'");
            assertThat(administrator.get("/api/batch/jobs?limit=5")).contains("This row cannot be read");
            assertThat(jobs.show(job)).contains("This row cannot be read");
            administrator.post("/api/issues", "{\"title\": \"One\", \"description\": \"\"}");
            database.update("UPDATE issues SET title = repeat('x', 501) WHERE id = (SELECT max(id) FROM issues)");
            assertThat(administrator.get("/api/issues?limit=1")).contains("\"next\"");
            database.update("UPDATE batch_schedules SET zone = 'Mars/Olympus' WHERE name = 'none'");
            administrator.get(SCHEDULES);
        }

        @Test
        void and_are_claimed_are_quarantined_without_a_neighbour() {
            String waiting = jobs.create(
                    """
                    {"type": "NUMBER_LEDGER", "start": false, "parameters": {"numbers": 3}}
                    """);
            database.update("UPDATE batch_live SET strategy = 'BY_MAGIC' WHERE job_id = '" + waiting + "'");
            assertThat(jobs.command(waiting, "start").statusCode()).isEqualTo(200);
            assertEnds(waiting, "QUARANTINED");
        }
    }
}
