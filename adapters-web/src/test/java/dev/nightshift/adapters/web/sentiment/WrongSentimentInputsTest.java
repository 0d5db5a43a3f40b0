package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongInput;
import dev.nightshift.adapters.web.WrongInputs;
import dev.nightshift.domain.accounts.Role;
import java.util.List;
import java.util.stream.Stream;

class WrongSentimentInputsTest extends WrongInputs {

    private static final String INDEX = "/api/sentiment/index";
    private static final String LATEST = INDEX + "/latest";
    private static final String JOBS = "/api/batch/jobs/";
    private static final String NOBODYS = JOBS + "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String RANGE = "\"dateRange\": {\"startDate\": \"2024-01-01\", \"endDate\": \"2024-12-31\"}";
    private static final List<String> RANGED =
            List.of("/api/batch/historical-backfill", "/api/batch/index-recalculation", "/api/batch/bulk-report");
    private static final List<String> WITH_METHOD = List.of(
            "/api/batch/historical-backfill",
            "/api/batch/index-recalculation",
            "/api/batch/bulk-report",
            "/api/batch/data-validation");

    WrongSentimentInputsTest(TestServer server) {
        super(server);
    }

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Override
    protected Stream<WrongInput> inputs() {
        return Stream.of(
                        queries(),
                        results(),
                        RANGED.stream().flatMap(WrongSentimentInputsTest::ranges),
                        WITH_METHOD.stream().flatMap(WrongSentimentInputsTest::methods),
                        RANGED.stream().flatMap(WrongSentimentInputsTest::versions),
                        RANGED.stream().flatMap(WrongSentimentInputsTest::weights),
                        ofOneTypeOnly())
                .flatMap(inputs -> inputs);
    }

    private static Stream<WrongInput> queries() {
        return Stream.of(
                WrongInput.get(INDEX + "?from=x", 400).naming("from"),
                WrongInput.get(INDEX + "?to=2024-02-30", 400).naming("to"),
                WrongInput.get(INDEX + "?from=2024-01-02&to=2024-01-01", 422).naming("from"),
                WrongInput.get(INDEX + "?from=1990-01-01&to=2024-01-01", 422).naming("from"),
                WrongInput.get(INDEX + "?method=cnn", 422).naming("method"),
                WrongInput.get(INDEX + "?method=", 422).naming("method"),
                WrongInput.get(INDEX + "?method=kr&version=2", 422).naming("version"),
                WrongInput.get(INDEX + "?version=x", 400).naming("version"),
                WrongInput.get(INDEX + "?weights=momentum", 422).naming("weights"),
                WrongInput.get(INDEX + "?weights=momentum=-1", 422).naming("weights"),
                WrongInput.get(INDEX + "?weights=luck=1", 422).naming("weights"),
                WrongInput.get(INDEX + "?format=pdf", 422).naming("format"),
                WrongInput.get(INDEX, 406).with("Accept", "image/png"),
                WrongInput.get(LATEST + "?method=cnn", 422).naming("method"),
                WrongInput.get(LATEST + "?method=kr", 404),
                WrongInput.get(INDEX + "/former?method=cnn", 422).naming("method"),
                WrongInput.get(INDEX + "/former?from=x", 400).naming("from"),
                WrongInput.of("DELETE", INDEX, 405),
                WrongInput.of("POST", LATEST, 405));
    }

    private static Stream<WrongInput> results() {
        return Stream.of(
                WrongInput.get(NOBODYS + "/findings", 404),
                WrongInput.get(NOBODYS + "/findings?limit=0", 422).naming("limit"),
                WrongInput.get(NOBODYS + "/findings?cursor=x", 400).naming("cursor"),
                WrongInput.get(JOBS + "7/findings", 400).naming("id"),
                WrongInput.get(NOBODYS + "/reports", 404),
                WrongInput.get(JOBS + "7/reports", 400).naming("id"),
                WrongInput.get(NOBODYS + "/reports/us-levels-2024.html", 404),
                WrongInput.get(NOBODYS + "/reports/..%2f..%2fetc", 404));
    }

    private static Stream<WrongInput> ranges(String path) {
        return Stream.of(
                WrongInput.post(path, "{}", 422).naming("/dateRange"),
                WrongInput.post(path, "{\"dateRange\": 7}", 422).naming("/dateRange"),
                WrongInput.post(path, "{\"dateRange\": {\"startDate\": \"2024-01-01\"}}", 422)
                        .naming("/dateRange/endDate"),
                WrongInput.post(path, range("2024-01-02", "2024-01-01"), 422).naming("/dateRange/startDate"),
                WrongInput.post(path, range("2024-02-30", "2024-03-01"), 422).naming("/dateRange/startDate"),
                WrongInput.post(path, range("1066-10-14", "2024-03-01"), 422).naming("/dateRange"));
    }

    private static String range(String start, String end) {
        return "{\"dateRange\": {\"startDate\": \"%s\", \"endDate\": \"%s\"}}".formatted(start, end);
    }

    private static Stream<WrongInput> methods(String path) {
        return Stream.of(
                WrongInput.post(path, with("\"market\": \"jp\""), 422).naming("/market"),
                WrongInput.post(path, with("\"market\": 5"), 422).naming("/market"),
                WrongInput.post(path, with("\"method\": \"cnn\""), 422).naming("/method"),
                WrongInput.post(path, with("\"market\": \"kr\", \"method\": \"us-levels\""), 422)
                        .naming("/method"),
                WrongInput.post(path, with("\"validationLevel\": \"SOME\""), 422)
                        .naming("/validationLevel"),
                WrongInput.post(path, with("\"luck\": 1"), 422).naming("/luck"));
    }

    private static Stream<WrongInput> versions(String path) {
        return Stream.of(
                WrongInput.post(path, with("\"version\": 1"), 422).naming("/version"),
                WrongInput.post(path, with("\"version\": 999, \"method\": \"kr\""), 422)
                        .naming("/version"));
    }

    private static Stream<WrongInput> weights(String path) {
        return Stream.of(
                WrongInput.post(path, with("\"weights\": 2"), 422).naming("/weights"),
                WrongInput.post(path, with("\"weights\": {\"momentum\": 1e-300}"), 422)
                        .naming("/weights/momentum"),
                WrongInput.post(path, with("\"weights\": {\"momentum\": -1}"), 422)
                        .naming("/weights/momentum"),
                WrongInput.post(path, with("\"weights\": {\"momentum\": \"NaN\"}"), 422)
                        .naming("/weights/momentum"),
                WrongInput.post(path, with("\"weights\": {\"momentum\": 1e390}"), 422)
                        .naming("/weights/momentum"),
                WrongInput.post(path, with("\"weights\": {\"momentum\": 0, \"vix\": 0}"), 422)
                        .naming("/weights"),
                WrongInput.post(path, with("\"method\": \"kr\", \"weights\": {\"vix\": 1}"), 422)
                        .naming("/weights/vix"),
                WrongInput.post(path, with("\"method\": \"kr\", \"version\": 9"), 422)
                        .naming("/version"));
    }

    private static String with(String more) {
        return "{%s, %s}".formatted(RANGE, more);
    }

    private static Stream<WrongInput> ofOneTypeOnly() {
        return Stream.of(
                WrongInput.post("/api/batch/index-recalculation", with("\"fromVersion\": 9"), 422)
                        .naming("/fromVersion"),
                WrongInput.post("/api/batch/bulk-report", with("\"period\": \"DAY\""), 422)
                        .naming("/period"),
                WrongInput.post("/api/batch/data-validation", "{\"tables\": [\"us_vix\", \"nothing\"]}", 422)
                        .naming("/tables/1"),
                WrongInput.post("/api/batch/data-validation", "{\"market\": \"kr\", \"tables\": [\"us_vix\"]}", 422)
                        .naming("/tables/0"),
                WrongInput.post("/api/batch/data-validation", "{\"period\": \"MONTH\"}", 422)
                        .naming("/period"),
                WrongInput.post("/api/batch/data-migration", "{}", 422).naming("/source"),
                WrongInput.post("/api/batch/data-migration", "{\"source\": \"x\", \"step\": \"GO\"}", 422)
                        .naming("/step"),
                WrongInput.post("/api/batch/data-migration", "{\"source\": \"x\", \"strategy\": \"PARALLEL\"}", 422)
                        .naming("/strategy"),
                WrongInput.of("GET", "/api/batch/data-migration", 405));
    }
}
