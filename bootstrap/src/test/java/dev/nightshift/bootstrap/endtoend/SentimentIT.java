package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Real market data in by the command line, indices out by the API; and workers that are killed while they compute. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SentimentIT {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([A-Z_]+)\"");
    private static final Pattern DONE = Pattern.compile("\"done\"\\s*:\\s*([0-9]+)");
    private static final Pattern NEXT = Pattern.compile("\"next\"\\s*:\\s*\"([^\"]+)\"");
    private static final String YEARS = range("2008-01-01", "2018-12-31");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private MarketData data;

    @SuppressWarnings("NullAway.Init")
    private Path extensions;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeAll
    void import_it_and_serve() throws IOException {
        data = MarketData.real();
        extensions = Files.createDirectories(folder.resolve("extensions"));
        program = Program.in(folder.resolve("data"));
        Program.Result result = program.run("import", "market", data.folder().toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("imported 9 files: ").contains(" 0 bad rows");
        assertThat(result.err()).contains("expected_us_levels.csv is not a file of market data; ignored");
        service = Service.start(program, "--no-worker");
    }

    @AfterAll
    @SuppressWarnings("NullAway") // absent when the data is
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    private static String range(String first, String last) {
        return "\"dateRange\": {\"startDate\": \"%s\", \"endDate\": \"%s\"}".formatted(first, last);
    }

    private String create(String kind, String body) {
        HttpResponse<String> answer = service.post("/api/batch/" + kind, service.adminToken(), "{" + body + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return first(ID, answer.body());
    }

    private String job(String id) {
        return get("/api/batch/jobs/" + id);
    }

    private String get(String path) {
        HttpResponse<String> answer = service.get(path, service.adminToken());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private boolean isOver(String id) {
        String state = first(STATE, job(id));
        assertThat(state).as(job(id)).isIn("QUEUED", "RUNNING", "COMPLETED");
        return state.equals("COMPLETED");
    }

    private static void await(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not reached in time: " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    /** Runs the job in a worker that is let alone. */
    private String done(String kind, String body) {
        String id = create(kind, body);
        try (WorkerProcess worker = WorkerProcess.begin(program, extensions).untilReady()) {
            await(kind + " by " + worker.pid(), () -> isOver(id));
        }
        return id;
    }

    /** Runs the job in a worker that is killed when some of it is done, and then in another. */
    private String killedAndDone(String kind, String body) {
        String id = create(kind, body);
        try (WorkerProcess victim = WorkerProcess.begin(program, extensions).untilReady()) {
            await(kind + " has begun", () -> Long.parseLong(first(DONE, job(id))) > 0);
            assertThat(isOver(id)).as("over before it could be killed").isFalse();
            victim.kill();
        }
        try (WorkerProcess heir = WorkerProcess.begin(program, extensions).untilReady()) {
            await(kind + " by " + heir.pid(), () -> isOver(id));
        }
        assertThat(job(id)).contains("\"crashes\":1");
        return id;
    }

    /** All findings of a job, as they are told. */
    private List<String> findings(String id) {
        List<String> all = new ArrayList<>();
        String path = "/api/batch/jobs/" + id + "/findings?limit=200";
        String cursor = "";
        do {
            String body = get(path + cursor);
            Matcher item = Pattern.compile("\\{\"date\"[^}]*\\}").matcher(body);
            while (item.find()) {
                all.add(item.group());
            }
            Matcher next = NEXT.matcher(body);
            cursor = next.find() ? "&cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private List<NamedCsvRecord> index(String query) {
        return IssueData.parse(csv(query));
    }

    private String csv(String query) {
        return get("/api/sentiment/index?format=csv&" + query);
    }

    /** Days as told, but for the job that wrote them. */
    private List<String> days(String query) {
        return csv(query)
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    private void assertEqual(
            List<NamedCsvRecord> actual, List<NamedCsvRecord> expected, Map<String, String> columns, double within) {
        Map<String, NamedCsvRecord> byDate = new LinkedHashMap<>();
        actual.forEach(row -> byDate.put(row.getField("date"), row));
        for (NamedCsvRecord row : expected) {
            NamedCsvRecord day = byDate.get(row.getField("date"));
            assertThat(day).as(row.getField("date")).isNotNull();
            columns.forEach((ours, theirs) -> {
                String as = row.getField("date") + " " + ours;
                String wanted = row.getField(theirs);
                if (wanted.isEmpty()) {
                    assertThat(day.getField(ours)).as(as).isEmpty();
                } else {
                    assertThat(Double.parseDouble(day.getField(ours)))
                            .as(as)
                            .isCloseTo(Double.parseDouble(wanted), within(within));
                }
            });
        }
    }

    private static Map<String, String> columns(String index, String... components) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("value", index);
        List.of(components).forEach(name -> columns.put(name, name));
        return columns;
    }

    private String text(String sql) {
        try (java.sql.Connection connection = Connection.of(program.dataDir()).open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    @Order(1)
    void importing_it_again_changes_nothing() {
        Program.Result result = program.run("import", "market", data.folder().toString());
        assertThat(result.out()).startsWith("imported 9 files: 0 rows new, 0 changed, 0 days removed, ");
    }

    @Test
    @Order(2)
    void the_api_shows_the_levels_index_as_expected() {
        done(
                "historical-backfill",
                range("2021-01-01", "2024-12-31")
                        + ", \"method\": \"us-levels\", \"validationLevel\": \"COMPREHENSIVE\"");
        assertEqual(
                index("from=2021-01-01&to=2024-12-31&method=us-levels"),
                data.records("expected_us_levels.csv"),
                columns("index_decoded", "momentum", "strength", "breadth", "put_call", "junk", "safe_haven", "vix"),
                1e-3);
        assertThat(get("/api/sentiment/index/latest")).contains("\"date\":\"2024-12-31\"", "\"rating\":\"fear\"");
    }

    @Test
    @Order(3)
    void the_api_shows_the_inputs_index_as_expected_whether_or_not_its_worker_was_killed() {
        String body = YEARS + ", \"method\": \"us-inputs\", \"overwriteExisting\": true, \"chunkSize\": 5";
        done("historical-backfill", body + ", \"strategy\": \"PARALLEL\"");
        String query = "from=2008-01-01&to=2018-12-31&method=us-inputs";
        List<String> undisturbed = days(query);
        assertEqual(
                index(query),
                data.records("expected_us_inputs.csv"),
                columns("index", "momentum", "strength", "breadth", "put_call", "junk", "safe_haven", "vix"),
                1e-3);
        String killed = killedAndDone("historical-backfill", body);
        assertThat(days(query)).isEqualTo(undisturbed);
        assertThat(csv(query).lines().skip(1)).allMatch(line -> line.endsWith(killed));
    }

    @Test
    @Order(4)
    void the_api_shows_the_korean_index_as_published() {
        done("historical-backfill", range("2023-01-01", "2026-12-31") + ", \"market\": \"kr\"");
        List<NamedCsvRecord> days = index("from=2023-01-01&to=2026-12-31&method=kr");
        List<NamedCsvRecord> published = data.records("kr_published.csv");
        assertEqual(
                days,
                published,
                columns(
                        "index",
                        "momentum",
                        "strength",
                        "breadth",
                        "put_call",
                        "credit_spread",
                        "volatility",
                        "safe_haven"),
                1e-9);
        String shown = get("/api/sentiment/index?from=2023-01-01&to=2026-12-31&method=kr");
        published.forEach(row -> assertThat(shown)
                .containsPattern("\"date\":\"%s\",\"value\":[0-9.]+,\"rating\":\"[a-z ]+\",\"label\":\"%s\""
                        .formatted(row.getField("date"), row.getField("rating"))));
    }

    @Test
    @Order(5)
    void a_recalculation_keeps_both_and_tells_the_same_differences_killed_or_not() {
        String body =
                YEARS + ", \"method\": \"us-inputs\", \"weights\": {\"momentum\": 3, \"vix\": 0}, \"chunkSize\": 5";
        String before = csv("from=2008-01-01&to=2018-12-31&method=us-inputs");
        String undisturbed = done("index-recalculation", body);
        String query = "from=2008-01-01&to=2018-12-31&method=us-inputs&weights=momentum=3,vix=0";
        List<String> days = days(query);
        String killed = killedAndDone("index-recalculation", body);
        assertThat(days(query)).isEqualTo(days);
        assertThat(findings(killed)).isEqualTo(findings(undisturbed)).hasSizeGreaterThan(2_000);
        assertThat(csv("from=2008-01-01&to=2018-12-31&method=us-inputs")).isEqualTo(before);
    }

    @Test
    @Order(6)
    void a_validation_finds_the_same_killed_or_not() {
        String undisturbed = done("data-validation", "");
        String killed = killedAndDone("data-validation", "\"chunkSize\": 5");
        assertThat(findings(killed)).isEqualTo(findings(undisturbed)).isNotEmpty();
    }

    @Test
    @Order(7)
    void reports_have_the_same_bytes_killed_or_not() {
        String body = YEARS + ", \"method\": \"us-inputs\"";
        String undisturbed = done("bulk-report", body);
        String killed = killedAndDone("bulk-report", body + ", \"chunkSize\": 5");
        String names = get("/api/batch/jobs/" + undisturbed + "/reports");
        assertThat(get("/api/batch/jobs/" + killed + "/reports")).isEqualTo(names);
        Matcher name = Pattern.compile("us-inputs-[0-9-]+\\.(?:html|csv)").matcher(names);
        int files = 0;
        while (name.find()) {
            files++;
            assertThat(report(killed, name.group())).isEqualTo(report(undisturbed, name.group()));
        }
        assertThat(files).isGreaterThanOrEqualTo(2 * 8 * 12);
        assertThat(report(killed, "us-inputs-2018-12.html")).contains("<svg ", "extreme fear");
    }

    private String report(String id, String file) {
        HttpResponse<String> answer =
                service.get("/api/batch/jobs/" + id + "/reports/" + file, service.adminToken(), "*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    @Order(8)
    void a_migration_writes_the_same_rows_killed_or_not_and_can_be_taken_back() {
        String rows = "SELECT md5(string_agg(r::text, E'\\n' ORDER BY stands_on, place)) FROM market_rows AS r"
                + " WHERE market_table = 'kr_published'";
        String source = "\"source\": \"kr_published_layout_1\"";
        String original = text(rows);
        done("data-migration", source);
        assertThat(text(rows)).isEqualTo(original);
        done("data-migration", source + ", \"step\": \"APPLY\"");
        String applied = text(rows);
        assertThat(applied).isNotEqualTo(original);
        done("data-migration", source + ", \"step\": \"REVERT\"");
        assertThat(text(rows)).isEqualTo(original);
        killedAndDone("data-migration", source + ", \"step\": \"APPLY\", \"chunkSize\": 1");
        assertThat(text(rows)).isEqualTo(applied);
        done("data-migration", source + ", \"step\": \"CONFIRM\"");
        assertThat(text(rows)).isEqualTo(applied);
    }

    @Test
    @Order(9)
    void a_job_without_data_fails_with_a_plain_reason() {
        String id = create("historical-backfill", range("1990-01-01", "1990-12-31"));
        try (WorkerProcess worker = WorkerProcess.begin(program, extensions).untilReady()) {
            await("it fails by " + worker.pid(), () -> first(STATE, job(id)).equals("FAILED"));
        }
        assertThat(job(id)).contains("There is no data of us-levels from 1990-01-01 to 1990-12-31");
    }

    @Test
    @Order(10)
    void faults_that_are_planted_are_found() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("faults"));
        List<String> lines = new ArrayList<>(data.text("us_vix.csv").lines().toList());
        String twice = lines.get(100);
        lines.add(101, twice);
        String leftOut = lines.remove(300);
        lines.set(400, lines.get(400).replaceAll(",.*", ",-3"));
        lines.set(500, lines.get(500).replaceAll(",.*", ",NaN"));
        lines.set(600, lines.get(600).replaceAll(",.*", ",what"));
        lines.set(700, lines.get(700).replaceAll(",.*", ",900"));
        lines.add(lines.size(), "2021-01-30,33.2");
        Files.write(copy.resolve("us_vix.csv"), lines);
        Program.Result result = program.run("import", "market", copy.toString());
        assertThat(result.err()).contains("us_vix.csv, line 601: close must be a number, was 'what'");
        assertThat(result.out()).startsWith("imported 1 files: ").contains("; 1 bad rows");
        String id = done("data-validation", "\"tables\": [\"us_vix\"]");
        String all = String.join("\n", findings(id));
        assertThat(all)
                .containsPattern(day(twice) + ".*DUPLICATE")
                .containsPattern(day(leftOut) + ".*GAP")
                .containsPattern(day(lines.get(400)) + ".*IMPOSSIBLE_VALUE")
                .containsPattern(day(lines.get(500)) + ".*IMPOSSIBLE_VALUE")
                .containsPattern(day(lines.get(700)) + ".*JUMP")
                .containsPattern("2021-01-30.*HOLIDAY_VALUE");
    }

    private static String day(String line) {
        return line.substring(0, line.indexOf(','));
    }
}
