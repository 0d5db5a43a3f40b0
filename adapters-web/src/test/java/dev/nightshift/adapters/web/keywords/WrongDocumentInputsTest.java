package dev.nightshift.adapters.web.keywords;

import static java.util.stream.Collectors.joining;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongInput;
import dev.nightshift.adapters.web.WrongInputs;
import dev.nightshift.domain.accounts.Role;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class WrongDocumentInputsTest extends WrongInputs {

    private static final String BATCH = "/api/documents/batch";
    private static final String STATUS = "/api/documents/status";
    private static final String NOBODYS = "01890a5d-ac96-774b-bcce-b302099a8057";

    WrongDocumentInputsTest(TestServer server) {
        super(server);
    }

    @Override
    protected Role role() {
        return Role.USER;
    }

    @Override
    protected Stream<WrongInput> inputs() {
        return Stream.of(anyBody("POST", BATCH), keywords(), priorities(), ids(), methods())
                .flatMap(inputs -> inputs);
    }

    private static WrongInput body(String fields, String pointer) {
        return WrongInput.post(BATCH, "{%s}".formatted(fields), 422).naming(pointer);
    }

    private static WrongInput keyword(String json) {
        return body("\"keywords\": [\"토너\", %s]".formatted(json), "/keywords/1");
    }

    private static String many(int size) {
        return IntStream.range(0, size).mapToObj(i -> "\"k" + i + "\"").collect(joining(", "));
    }

    private static Stream<WrongInput> keywords() {
        return Stream.of(
                body("", "/keywords"),
                body("\"keywords\": null", "/keywords"),
                body("\"keywords\": \"토너\"", "/keywords"),
                body("\"keywords\": {}", "/keywords"),
                body("\"keywords\": []", "/keywords"),
                body("\"keywords\": [%s]".formatted(many(1_001)), "/keywords"),
                keyword("null"),
                keyword("7"),
                keyword("[\"a\"]"),
                keyword("{}"),
                keyword("\"\""),
                keyword("\" \\t\""),
                keyword("\"\\u200b\\u3000\""),
                keyword("\"\\u3164\""),
                keyword("\"\\u2800\\u202e\\u0301\""),
                keyword("\"%s\"".formatted("랩".repeat(101))),
                keyword("\"%s\"".formatted("x".repeat(100_000))),
                keyword("\"a\\nb\""),
                keyword("\"a\\u0000\""),
                keyword("\"\\ud800\""),
                body("\"keyword\": [\"토너\"]", "/keyword"));
    }

    private static Stream<WrongInput> priorities() {
        return Stream.of("\"high\"", "1", "\"\"", "[]", "\"URGENT\"")
                .map(priority -> body("\"keywords\": [\"토너\"], \"priority\": " + priority, "/priority"));
    }

    private static Stream<WrongInput> ids() {
        return Stream.of(
                WrongInput.get(STATUS, 422).naming("jobId"),
                WrongInput.get(STATUS + "?jobId=", 400).naming("jobId"),
                WrongInput.get(STATUS + "?jobId=1", 400).naming("jobId"),
                WrongInput.get(STATUS + "?jobId=1-1-1-1-1", 400).naming("jobId"),
                WrongInput.get(STATUS + "?jobId=" + NOBODYS + "0", 400).naming("jobId"),
                WrongInput.get(STATUS + "?jobId=%00", 400),
                WrongInput.get(STATUS + "?jobId=%FF", 400),
                WrongInput.get(STATUS + "?jobId=" + NOBODYS, 404),
                WrongInput.get(STATUS + "?jobId=01890a5d-ac96-474b-bcce-b302099a8057", 404));
    }

    private static Stream<WrongInput> methods() {
        return Stream.of(
                WrongInput.of("DELETE", BATCH, 405),
                WrongInput.of("GET", BATCH, 405),
                WrongInput.of("DELETE", STATUS, 405),
                WrongInput.get(STATUS + "?jobId=" + NOBODYS, 406).with("Accept", "image/png"));
    }
}
