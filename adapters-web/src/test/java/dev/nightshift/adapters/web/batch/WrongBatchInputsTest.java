package dev.nightshift.adapters.web.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongInput;
import dev.nightshift.adapters.web.WrongInputs;
import dev.nightshift.domain.accounts.Role;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class WrongBatchInputsTest extends WrongInputs {

    private static final String JOBS = "/api/batch/jobs";
    private static final String BULK = "/api/batch/bulk";
    private static final String TEMPLATES = "/api/batch/templates";
    private static final String SCHEDULES = "/api/batch/schedules";
    private static final String BACKFILL = "/api/admin/stats/daily";
    private static final String NOBODYS = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final Set<String> COMMANDS = Set.of("start", "stop", "pause", "resume", "cancel");

    private final String job;

    WrongBatchInputsTest(TestServer server) {
        super(server);
        Client admin = server.as(Role.ADMIN);
        job = JOBS + "/" + new Engine(server).made(admin);
        admin.post(TEMPLATES, "{\"name\": \"there\", \"type\": \"NO_OP\"}").hasStatus(201);
        admin.post(SCHEDULES, "{\"name\": \"there\", \"template\": \"there\", \"cron\": \"0 2 * * *\"}")
                .hasStatus(201);
    }

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Override
    protected Stream<WrongInput> inputs() {
        return Stream.of(
                        lists(),
                        bodies(),
                        addresses(),
                        newJobs(),
                        parameters(),
                        dependencies(),
                        filters(),
                        cursors(),
                        commands(),
                        bulk(),
                        templates(),
                        schedules(),
                        patches(),
                        backfills(),
                        methods(),
                        streams())
                .flatMap(inputs -> inputs);
    }

    private Stream<WrongInput> lists() {
        return Stream.of(
                        JOBS,
                        job + "/logs",
                        job + "/history",
                        job + "/dead-items",
                        "/api/batch/types",
                        "/api/batch/workers",
                        TEMPLATES,
                        SCHEDULES)
                .flatMap(WrongInputs::anyList);
    }

    /** A body of jobs may be an array, and one of a command may be missing. */
    private Stream<WrongInput> bodies() {
        Stream<WrongInput> objects = Stream.of(
                        anyBody("POST", BULK),
                        anyBody("POST", TEMPLATES),
                        anyBody("POST", SCHEDULES),
                        anyBody("PATCH", SCHEDULES + "/there"),
                        anyBody("POST", BACKFILL))
                .flatMap(inputs -> inputs);
        Stream<WrongInput> jobs =
                anyBody("POST", JOBS).filter(input -> !"[{}]".equals(input.body()) && input.status() != 413);
        Stream<WrongInput> commands = anyBody("POST", job + "/pause")
                .filter(input -> !"".equals(input.body()) && !"null".equals(input.body()));
        return Stream.of(objects, jobs, commands).flatMap(inputs -> inputs);
    }

    private static Stream<WrongInput> addresses() {
        return Stream.of("", "/logs", "/history", "/dead-items", "/events")
                .flatMap(rest -> Stream.of(
                        WrongInput.get(JOBS + "/1" + rest, 400).naming("id"),
                        WrongInput.get(JOBS + "/x" + rest, 400).naming("id"),
                        WrongInput.get(JOBS + "/" + NOBODYS + "0" + rest, 400).naming("id"),
                        WrongInput.get(JOBS + "/%20" + NOBODYS + rest, 400).naming("id"),
                        WrongInput.get(JOBS + "/%00" + rest, 400),
                        WrongInput.get(JOBS + "/" + NOBODYS + rest, 404),
                        WrongInput.get(JOBS + "/01890a5d-ac96-474b-bcce-b302099a8057" + rest, 404),
                        WrongInput.get(JOBS + "/00000000-0000-0000-0000-000000000000" + rest, 404)));
    }

    private static WrongInput job(String fields, String pointer) {
        return WrongInput.post(JOBS, "{%s}".formatted(fields), 422).naming(pointer);
    }

    private static WrongInput noOp(String fields, String pointer) {
        return job("\"type\": \"NO_OP\", " + fields, pointer);
    }

    private static Stream<WrongInput> newJobs() {
        return Stream.of(
                job("", "/type"),
                job("\"type\": null", "/type"),
                job("\"type\": 7", "/type"),
                job("\"type\": \"\"", "/type"),
                job("\"type\": \"no_op\"", "/type"),
                job("\"type\": \"NO_OP@2\"", "/type"),
                job("\"type\": \"NO_OP@0\"", "/type"),
                job("\"type\": \"NO_OP@99999\"", "/type"),
                job("\"type\": \"%s\"".formatted("X".repeat(10_000)), "/type"),
                job("\"type\": \"NO_OP\\u0000\"", "/type"),
                job("\"type\": \"BULK_COMMAND\"", "/type"),
                job("\"template\": \"nothing\"", "/template"),
                job("\"template\": 1", "/template"),
                job("\"template\": \"\\ud800\"", "/template"),
                noOp("\"id\": \"%s\"".formatted(NOBODYS), "/id"),
                noOp("\"owner\": \"eve\"", "/owner"),
                noOp("\"state\": \"COMPLETED\"", "/state"),
                noOp("\"priority\": \"high\"", "/priority"),
                noOp("\"priority\": 1", "/priority"),
                noOp("\"priority\": \"\"", "/priority"),
                noOp("\"strategy\": \"FAST\"", "/strategy"),
                noOp("\"strategy\": []", "/strategy"),
                noOp("\"start\": \"true\"", "/start"),
                noOp("\"start\": 1", "/start"),
                noOp("\"ref\": \"\"", "/ref"),
                noOp("\"ref\": \" \"", "/ref"),
                noOp("\"ref\": \"%s\"".formatted("x".repeat(101)), "/ref"),
                noOp("\"ref\": {}", "/ref"),
                noOp("\"notBefore\": 5", "/notBefore"),
                noOp("\"notBefore\": \"1969-12-31T23:59:59Z\"", "/notBefore"),
                noOp("\"notBefore\": \"+10000-01-01T00:00:00Z\"", "/notBefore"),
                noOp("\"notBefore\": \"+1000000000-12-31T23:59:59Z\"", "/notBefore"),
                noOp("\"notBefore\": \"-1000000000-01-01T00:00:00Z\"", "/notBefore"),
                WrongInput.post(JOBS, "{\"type\": \"NO_OP\", \"notBefore\": \"tomorrow\"}", 400)
                        .naming("/notBefore"),
                WrongInput.post(JOBS, "{\"type\": \"NO_OP\", \"notBefore\": \"2026-02-30T00:00:00Z\"}", 400)
                        .naming("/notBefore"),
                WrongInput.post(JOBS, "{\"type\": \"NO_OP\", \"notBefore\": \"2026-01-01\"}", 400)
                        .naming("/notBefore"),
                job(
                        "\"type\": \"STATS_BACKFILL\", \"strategy\": \"PARALLEL\", \"parameters\": {\"from\": \"2026-01-01\","
                                + " \"to\": \"2026-01-02\"}",
                        "/strategy"),
                WrongInput.post(JOBS, "[]", 422).naming(""),
                WrongInput.post(JOBS, "[{}]", 422).naming("/0/type"),
                WrongInput.post(JOBS, "[null]", 422).naming("/0"),
                WrongInput.post(JOBS, "[[]]", 422).naming("/0"),
                WrongInput.post(JOBS, "[{\"type\": \"NO_OP\"}, {\"type\": \"NO_OP\", \"priority\": \"X\"}]", 422)
                        .naming("/1/priority"),
                WrongInput.post(JOBS, "[{\"type\": \"NO_OP\"}, {\"type\": \"NO_OP\", \"x\": 1}]", 422)
                        .naming("/1/x"),
                WrongInput.post(
                                JOBS,
                                "[{\"type\": \"NO_OP\", \"ref\": \"a\"}, {\"type\": \"NO_OP\", \"ref\": \"a\"}]",
                                422)
                        .naming("/1/ref"),
                WrongInput.post(JOBS, "[" + "{},".repeat(200) + "{}]", 422).naming("/0/type"),
                WrongInput.post(JOBS, "{\"type\": \"NO_OP\", \"ref\": \"%s\"}".formatted("x".repeat(8_400_000)), 413));
    }

    private static WrongInput given(String parameters, String pointer) {
        return noOp("\"parameters\": " + parameters, "/parameters" + pointer);
    }

    private static Stream<WrongInput> parameters() {
        return Stream.of(
                given("[]", ""),
                given("7", ""),
                given("\"items\"", ""),
                given("{\"items\": \"5\"}", "/items"),
                given("{\"items\": 1.5}", "/items"),
                given("{\"items\": -1}", "/items"),
                given("{\"items\": 1000000001}", "/items"),
                given("{\"items\": 99999999999999999999}", "/items"),
                given("{\"items\": 1e401}", "/items"),
                given("{\"items\": 1e999999999}", "/items"),
                given("{\"items\": true}", "/items"),
                given("{\"items\": [1]}", "/items"),
                given("{\"items\": {}}", "/items"),
                given("{\"itemDuration\": \"soon\"}", "/itemDuration"),
                given("{\"itemDuration\": \"-PT1S\"}", "/itemDuration"),
                given("{\"itemDuration\": \"PT2H\"}", "/itemDuration"),
                given("{\"itemDuration\": \"PT0S\"}", "/itemDuration"),
                given("{\"nothing\": 1}", "/nothing"),
                given("{\"a/b~c\": 1}", "/a~1b~0c"),
                given("{\"nothing\": null}", "/nothing"),
                given("{\"x\\u0000\": 1}", ""),
                given("{\"nothing\": \"\\u0000\"}", "/nothing"),
                given("{\"nothing\": [\"a\", \"\\udc00\"]}", "/nothing/1"),
                given("{\"nothing\": {\"deep\": [1e500]}}", "/nothing/deep/0"),
                given("{\"chunkSize\": 0}", "/chunkSize"),
                given("{\"chunkSize\": 100001}", "/chunkSize"),
                given("{\"chunkSize\": \"many\"}", "/chunkSize"),
                given("{\"partitions\": 1001}", "/partitions"),
                given("{\"maxDuration\": \"P2Y\"}", "/maxDuration"),
                given("{\"maxDuration\": \"PT9000H\"}", "/maxDuration"),
                given("{\"validationLevel\": \"SOME\"}", "/validationLevel"),
                given("{\"overwriteExisting\": \"yes\"}", "/overwriteExisting"),
                job("\"type\": \"STATS_BACKFILL\"", "/parameters/from"),
                job("\"type\": \"STATS_BACKFILL\", \"parameters\": {\"from\": \"2026-02-30\"}", "/parameters/from"),
                job("\"type\": \"STATS_BACKFILL\", \"parameters\": {\"from\": null}", "/parameters/to"));
    }

    private static Stream<WrongInput> dependencies() {
        return Stream.of(
                noOp("\"dependsOn\": \"a\"", "/dependsOn"),
                noOp("\"dependsOn\": [1]", "/dependsOn/0"),
                noOp("\"dependsOn\": [null]", "/dependsOn/0"),
                noOp("\"dependsOn\": [\"nobody\"]", "/dependsOn"),
                noOp("\"dependsOn\": [\"\"]", "/dependsOn"),
                noOp("\"dependsOn\": [\"%s\"]".formatted(NOBODYS), "/dependsOn"),
                noOp("\"ref\": \"me\", \"dependsOn\": [\"me\"]", "/dependsOn"),
                WrongInput.post(
                                JOBS,
                                "[{\"ref\": \"a\", \"type\": \"NO_OP\", \"dependsOn\": [\"b\"]},"
                                        + " {\"ref\": \"b\", \"type\": \"NO_OP\", \"dependsOn\": [\"a\"]}]",
                                422)
                        .naming("/0/dependsOn"));
    }

    private static Stream<WrongInput> filters() {
        String path = JOBS + "?";
        return Stream.of(
                WrongInput.get(path + "state=queued", 422).naming("state"),
                WrongInput.get(path + "state=", 422).naming("state"),
                WrongInput.get(path + "state=QUEUED,", 422).naming("state"),
                WrongInput.get(path + "state=QUEUED&state=X", 422).naming("state"),
                WrongInput.get(path + "state=QUEUED,RUNNING,DONE", 422).naming("state"),
                WrongInput.get(path + "type=", 422).naming("type"),
                WrongInput.get(path + "type=no_op", 422).naming("type"),
                WrongInput.get(path + "type=NO_OP@1", 422).naming("type"),
                WrongInput.get(path + "type=" + "X".repeat(61), 422).naming("type"),
                WrongInput.get(path + "priority=low", 422).naming("priority"),
                WrongInput.get(path + "priority=", 422).naming("priority"),
                WrongInput.get(path + "owner=", 422).naming("owner"),
                WrongInput.get(path + "owner=" + "x".repeat(201), 422).naming("owner"),
                WrongInput.get(path + "owner=a%00b", 422).naming("owner"),
                WrongInput.get(path + "text=%20", 422).naming("text"),
                WrongInput.get(path + "text=no", 422).naming("text"),
                WrongInput.get(path + "text=" + "x".repeat(201), 422).naming("text"),
                WrongInput.get(path + "text=%00", 422).naming("text"),
                WrongInput.get(path + "from=yesterday", 400).naming("from"),
                WrongInput.get(path + "from=2026-01-01", 400).naming("from"),
                WrongInput.get(path + "to=", 400).naming("to"),
                WrongInput.get(path + "to=2026-02-30T00:00:00Z", 400).naming("to"),
                WrongInput.get(path + "to=1969-12-31T23:59:59Z", 422).naming("to"),
                WrongInput.get(path + "from=%2B10000-01-01T00:00:00Z", 422).naming("from"),
                WrongInput.get(path + "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", 422)
                        .naming("from"));
    }

    private Stream<WrongInput> cursors() {
        return Stream.of(
                WrongInput.get(JOBS + "?cursor=" + cursor("jobs1\n1"), 400).naming("cursor"),
                WrongInput.get(JOBS + "?cursor=" + cursor("jobs1\n" + NOBODYS + "\n1"), 400)
                        .naming("cursor"),
                WrongInput.get(JOBS + "?cursor=" + cursor("jobs2\n" + NOBODYS), 400)
                        .naming("cursor"),
                WrongInput.get(job + "/logs?cursor=" + cursor("joblogs1\n-1"), 400)
                        .naming("cursor"),
                WrongInput.get(job + "/logs?cursor=" + cursor("jobhistory1\n1"), 400)
                        .naming("cursor"),
                WrongInput.get(job + "/history?cursor=" + cursor("jobhistory1\nx"), 400)
                        .naming("cursor"),
                WrongInput.get(job + "/history?cursor=" + cursor("jobhistory1\n9223372036854775808"), 400)
                        .naming("cursor"),
                WrongInput.get(job + "/dead-items?cursor=" + cursor("deaditems1"), 400)
                        .naming("cursor"),
                WrongInput.get(TEMPLATES + "?cursor=" + cursor("schedules1\na"), 400)
                        .naming("cursor"),
                WrongInput.get("/api/batch/types?cursor=" + cursor("workers1\na"), 400)
                        .naming("cursor"));
    }

    private Stream<WrongInput> commands() {
        Stream<WrongInput> all = COMMANDS.stream()
                .sorted()
                .flatMap(command -> Stream.of(
                        WrongInput.of("POST", JOBS + "/x/" + command, 400).naming("id"),
                        WrongInput.of("POST", JOBS + "/" + NOBODYS + "/" + command, 404),
                        WrongInput.get(job + "/" + command, 405),
                        WrongInput.post(job + "/" + command, "{\"reason\": 1}", 422)
                                .naming("/reason"),
                        WrongInput.post(job + "/" + command, "{\"reason\": \"a\\u0000\"}", 422)
                                .naming("/reason"),
                        WrongInput.post(job + "/" + command, "{\"reason\": \"%s\"}".formatted("x".repeat(501)), 422)
                                .naming("/reason"),
                        WrongInput.post(job + "/" + command, "{\"because\": \"\"}", 422)
                                .naming("/because")));
        return Stream.concat(
                all,
                Stream.of(
                        WrongInput.of("POST", job + "/resume", 409),
                        WrongInput.of("POST", job + "/restart", 404),
                        WrongInput.of("POST", job + "/PAUSE", 404),
                        WrongInput.of("POST", job + "/dead-items/replay", 409),
                        WrongInput.of("POST", JOBS + "/" + NOBODYS + "/dead-items/replay", 404),
                        WrongInput.of("POST", JOBS + "/x/dead-items/replay", 400)
                                .naming("id"),
                        WrongInput.get(job + "/dead-items/replay", 405)));
    }

    private static Stream<WrongInput> bulk() {
        return Stream.of(
                WrongInput.post(BULK, "{}", 422).naming("/command"),
                WrongInput.post(BULK, "{\"command\": \"stop\"}", 422).naming("/filter"),
                WrongInput.post(BULK, "{\"command\": \"stop\", \"filter\": null}", 422)
                        .naming("/filter"),
                WrongInput.post(BULK, "{\"command\": \"delete\", \"filter\": {}}", 422)
                        .naming("/command"),
                WrongInput.post(BULK, "{\"command\": 1, \"filter\": {}}", 422).naming("/command"),
                WrongInput.post(BULK, filter("\"state\": \"queued\""), 422).naming("/filter/state"),
                WrongInput.post(BULK, filter("\"state\": [\"QUEUED\"]"), 422).naming("/filter/state"),
                WrongInput.post(BULK, filter("\"type\": \"no_op\""), 422).naming("/filter/type"),
                WrongInput.post(BULK, filter("\"type\": \"NO_OP@1\""), 422).naming("/filter/type"),
                WrongInput.post(BULK, filter("\"priority\": 3"), 422).naming("/filter/priority"),
                WrongInput.post(BULK, filter("\"owner\": \"\""), 422).naming("/filter/owner"),
                WrongInput.post(BULK, filter("\"owner\": \"%s\"".formatted("x".repeat(101))), 422)
                        .naming("/filter/owner"),
                WrongInput.post(BULK, filter("\"text\": \"%s\"".formatted("x".repeat(201))), 422)
                        .naming("/filter/text"),
                WrongInput.post(BULK, filter("\"from\": \"2026-01-01T00:00:00Z\""), 422)
                        .naming("/filter/from"));
    }

    private static String filter(String fields) {
        return "{\"command\": \"stop\", \"filter\": {%s}}".formatted(fields);
    }

    private static Stream<WrongInput> templates() {
        return Stream.of(
                WrongInput.post(TEMPLATES, "{}", 422).naming("/name"),
                WrongInput.post(TEMPLATES, "{\"name\": \"a\"}", 422).naming("/type"),
                WrongInput.post(TEMPLATES, template("", "NO_OP", "{}"), 422).naming("/name"),
                WrongInput.post(TEMPLATES, template("A", "NO_OP", "{}"), 422).naming("/name"),
                WrongInput.post(TEMPLATES, template("1a", "NO_OP", "{}"), 422).naming("/name"),
                WrongInput.post(TEMPLATES, template("a b", "NO_OP", "{}"), 422).naming("/name"),
                WrongInput.post(TEMPLATES, template("a".repeat(61), "NO_OP", "{}"), 422)
                        .naming("/name"),
                WrongInput.post(TEMPLATES, template("a", "NOTHING", "{}"), 422).naming("/type"),
                WrongInput.post(TEMPLATES, template("a", "BULK_COMMAND", "{}"), 422)
                        .naming("/type"),
                WrongInput.post(TEMPLATES, template("a", "NO_OP", "[]"), 422).naming("/parameters"),
                WrongInput.post(TEMPLATES, template("a", "NO_OP", "{\"items\": -1}"), 422)
                        .naming("/parameters/items"),
                WrongInput.post(TEMPLATES, template("a", "NO_OP", "{\"x\": \"\\u0000\"}"), 422)
                        .naming("/parameters/x"),
                WrongInput.post(TEMPLATES, template("there", "NO_OP", "{}"), 409),
                WrongInput.of("DELETE", TEMPLATES + "/there", 409),
                WrongInput.of("DELETE", TEMPLATES + "/nothing", 404),
                WrongInput.of("DELETE", TEMPLATES + "/%F0%9F%98%80", 404));
    }

    private static String template(String name, String type, String parameters) {
        return "{\"name\": \"%s\", \"type\": \"%s\", \"parameters\": %s}".formatted(name, type, parameters);
    }

    private static WrongInput schedule(String name, String template, String cron, String more, int status) {
        return WrongInput.post(
                SCHEDULES,
                "{\"name\": \"%s\", \"template\": \"%s\", \"cron\": \"%s\"%s}".formatted(name, template, cron, more),
                status);
    }

    private static Stream<WrongInput> schedules() {
        String daily = "0 2 * * *";
        return Stream.of(
                WrongInput.post(SCHEDULES, "{}", 422).naming("/cron"),
                schedule("A", "there", daily, "", 422).naming("/name"),
                schedule("", "there", daily, "", 422).naming("/name"),
                schedule("a", "nothing", daily, "", 422).naming("/template"),
                schedule("a", "there", "", "", 422).naming("/cron"),
                schedule("a", "there", "daily", "", 422).naming("/cron"),
                schedule("a", "there", "0 25 * * *", "", 422).naming("/cron"),
                schedule("a", "there", "0 2 30 2 *", "", 422).naming("/cron"),
                schedule("a", "there", "* ".repeat(101), "", 422).naming("/cron"),
                schedule("a", "there", daily, ", \"zone\": \"Mars/Base\"", 400).naming("/zone"),
                schedule("a", "there", daily, ", \"zone\": \"\"", 400).naming("/zone"),
                schedule("a", "there", daily, ", \"zone\": 9", 422).naming("/zone"),
                schedule("a", "there", daily, ", \"missedRuns\": \"TWICE\"", 422)
                        .naming("/missedRuns"),
                schedule("a", "there", daily, ", \"enabled\": \"no\"", 422).naming("/enabled"),
                schedule("a", "there", daily, ", \"owner\": \"eve\"", 422).naming("/owner"),
                schedule("there", "there", daily, "", 409),
                WrongInput.of("DELETE", SCHEDULES + "/nothing", 404));
    }

    private static Stream<WrongInput> patches() {
        String path = SCHEDULES + "/there";
        return Stream.of(
                WrongInput.patch(path, "{\"cron\": null}", 422).naming("/cron"),
                WrongInput.patch(path, "{\"template\": null}", 422).naming("/template"),
                WrongInput.patch(path, "{\"zone\": null}", 422).naming("/zone"),
                WrongInput.patch(path, "{\"missedRuns\": null}", 422).naming("/missedRuns"),
                WrongInput.patch(path, "{\"enabled\": null}", 422).naming("/enabled"),
                WrongInput.patch(path, "{\"cron\": \"never\"}", 422).naming("/cron"),
                WrongInput.patch(path, "{\"cron\": \"%s\"}".formatted("x".repeat(201)), 422)
                        .naming("/cron"),
                WrongInput.patch(path, "{\"template\": \"nothing\"}", 422).naming("/template"),
                WrongInput.patch(path, "{\"zone\": \"Nowhere\"}", 400).naming("/zone"),
                WrongInput.patch(path, "{\"name\": \"other\"}", 422).naming("/name"),
                WrongInput.patch(SCHEDULES + "/nothing", "{}", 404));
    }

    private static Stream<WrongInput> backfills() {
        return Stream.of(
                WrongInput.post(BACKFILL, "{}", 422).naming("/from"),
                WrongInput.post(BACKFILL, "{\"from\": \"2026-01-01\"}", 422).naming("/to"),
                WrongInput.post(BACKFILL, "{\"from\": \"2026-01-02\", \"to\": \"2026-01-01\"}", 422)
                        .naming("/from"),
                WrongInput.post(BACKFILL, "{\"from\": \"2026-02-30\", \"to\": \"2026-03-01\"}", 400)
                        .naming("/from"),
                WrongInput.post(BACKFILL, "{\"from\": \"2026-01-01\", \"to\": 5}", 422)
                        .naming("/to"),
                WrongInput.post(BACKFILL, "{\"from\": \"2026-01-01\", \"to\": \"2026-01-02\", \"day\": 1}", 422)
                        .naming("/day"));
    }

    private Stream<WrongInput> methods() {
        return Stream.of(
                        List.of("PUT", JOBS),
                        List.of("DELETE", JOBS),
                        List.of("PATCH", job),
                        List.of("DELETE", job),
                        List.of("POST", job + "/logs"),
                        List.of("POST", "/api/batch/types"),
                        List.of("POST", "/api/batch/workers"),
                        List.of("POST", "/api/batch/metrics"),
                        List.of("GET", BULK),
                        List.of("PUT", TEMPLATES),
                        List.of("PATCH", TEMPLATES + "/there"),
                        List.of("PUT", SCHEDULES + "/there"),
                        List.of("DELETE", "/api/admin/retention"),
                        List.of("POST", "/api/batch/events"))
                .map(one -> WrongInput.of(one.get(0), one.get(1), 405));
    }

    private Stream<WrongInput> streams() {
        return Stream.of(job + "/events", "/api/batch/events")
                .flatMap(path -> Stream.of(
                        WrongInput.get(path, 400)
                                .with("Last-Event-ID", "latest")
                                .naming("Last-Event-ID"),
                        WrongInput.get(path, 400).with("Last-Event-ID", "1.5").naming("Last-Event-ID"),
                        WrongInput.get(path, 400)
                                .with("Last-Event-ID", "9223372036854775808")
                                .naming("Last-Event-ID"),
                        WrongInput.get(path, 422).with("Last-Event-ID", "-1").naming("Last-Event-ID"),
                        WrongInput.get(path, 406).with("Accept", "application/json")));
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
