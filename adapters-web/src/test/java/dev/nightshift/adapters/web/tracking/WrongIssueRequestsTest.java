package dev.nightshift.adapters.web.tracking;

import static dev.nightshift.adapters.web.WrongRequest.get;
import static dev.nightshift.adapters.web.WrongRequest.patch;
import static dev.nightshift.adapters.web.WrongRequest.post;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongRequest;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueBuilder;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnTestServer
class WrongIssueRequestsTest {

    private static final String HUGE = "92233720368547758080";

    private final Client client;

    WrongIssueRequestsTest(TestServer server) {
        client = server.as(Role.ADMIN);
        IssueBuilder.anIssue().in(server.get(InMemoryTracker.class).issues());
    }

    @ParameterizedTest
    @MethodSource({"addresses", "newIssues", "patches", "statuses", "comments", "lists"})
    void is_refused(WrongRequest request) {
        request.isRefusedTo(client);
    }

    static Stream<WrongRequest> addresses() {
        return Stream.of("", "/history", "/comments")
                .flatMap(rest -> Stream.of(
                        get("/api/issues/0" + rest, 422, "id"),
                        get("/api/issues/-1" + rest, 422, "id"),
                        get("/api/issues/x" + rest, 400, "id"),
                        get("/api/issues/1.5" + rest, 400, "id"),
                        get("/api/issues/%00" + rest, 400, "id"),
                        get("/api/issues/" + HUGE + rest, 400, "id"),
                        get("/api/issues/9223372036854775807" + rest, 404, null)));
    }

    static Stream<WrongRequest> newIssues() {
        String path = "/api/issues";
        return Stream.of(
                post(path, "", 400, null),
                post(path, "{", 400, null),
                post(path, "nonsense", 400, null),
                post(path, "[]", 422, ""),
                post(path, "null", 422, ""),
                post(path, "{}", 422, "/title"),
                post(path, "{\"title\": null}", 422, "/title"),
                post(path, "{\"title\": 7}", 422, "/title"),
                post(path, "{\"title\": \"\"}", 422, "/title"),
                post(path, "{\"title\": \" \\t\"}", 422, "/title"),
                post(path, "{\"title\": \"%s\"}".formatted("x".repeat(501)), 422, "/title"),
                post(path, "{\"title\": \"a\\u0000b\"}", 422, "/title"),
                post(path, "{\"title\": \"a\\ud800\"}", 422, "/title"),
                post(path, "{\"title\": \"x\", \"description\": 1}", 422, "/description"),
                post(path, "{\"title\": \"x\", \"description\": \"\\udc00\"}", 422, "/description"),
                post(path, description("x".repeat(100_001)), 422, "/description"),
                post(path, description("x".repeat(1_100_000)), 413, null),
                post(path, "{\"title\": \"x\", \"assignee\": \"\"}", 422, "/assignee"),
                post(path, "{\"title\": \"x\", \"assignee\": \"two words\"}", 422, "/assignee"),
                post(path, "{\"title\": \"x\", \"assignee\": \"%s\"}".formatted("a".repeat(65)), 422, "/assignee"),
                post(path, "{\"title\": \"x\", \"assignee\": []}", 422, "/assignee"),
                post(path, "{\"title\": \"x\", \"reporter\": \"eve\"}", 422, "/reporter"),
                post(path, "{\"title\": \"x\", \"title\": \"y\"}", 400, null),
                post("/api/issues/1", "{}", 405, null),
                new WrongRequest("PUT", "/api/issues/1", "{}", 405, null));
    }

    static Stream<WrongRequest> patches() {
        String path = "/api/issues/1";
        return Stream.of(
                patch(path, "", 400, null),
                patch(path, "[{\"op\": \"remove\"}]", 422, ""),
                patch(path, "{\"title\": null}", 422, "/title"),
                patch(path, "{\"title\": \" \"}", 422, "/title"),
                patch(path, "{\"title\": {}}", 422, "/title"),
                patch(path, "{\"title\": \"%s\"}".formatted("x".repeat(501)), 422, "/title"),
                patch(path, "{\"title\": \"\\u0000\"}", 422, "/title"),
                patch(path, "{\"description\": \"%s\"}".formatted("x".repeat(100_001)), 422, "/description"),
                patch(path, "{\"assignee\": \"\"}", 422, "/assignee"),
                patch(path, "{\"assignee\": \"a b\"}", 422, "/assignee"),
                patch(path, "{\"status\": \"OPEN\"}", 422, "/status"),
                patch("/api/issues/0", "{}", 422, "id"),
                patch("/api/issues/" + HUGE, "{}", 400, "id"));
    }

    static Stream<WrongRequest> statuses() {
        String path = "/api/issues/1/status";
        return Stream.of(
                post(path, "{}", 422, "/status"),
                post(path, "{\"status\": null}", 422, "/status"),
                post(path, "{\"status\": \"open\"}", 422, "/status"),
                post(path, "{\"status\": \"DONE\"}", 422, "/status"),
                post(path, "{\"status\": 0}", 422, "/status"),
                post(path, "\"OPEN\"", 422, ""),
                post("/api/issues/0/status", "{\"status\": \"OPEN\"}", 422, "id"),
                post("/api/issues/x/status", "{\"status\": \"OPEN\"}", 400, "id"),
                get(path, 405, null));
    }

    static Stream<WrongRequest> comments() {
        String path = "/api/issues/1/comments";
        return Stream.of(
                post(path, "{}", 422, "/body"),
                post(path, "{\"body\": \"\"}", 422, "/body"),
                post(path, "{\"body\": \"\\n\"}", 422, "/body"),
                post(path, "{\"body\": \"%s\"}".formatted("x".repeat(65_537)), 422, "/body"),
                post(path, "{\"body\": \"a\\u0000\"}", 422, "/body"),
                post(path, "{\"body\": true}", 422, "/body"),
                post(path, "{\"body\": \"x\", \"author\": \"eve\"}", 422, "/author"),
                post("/api/issues/0/comments", "{\"body\": \"x\"}", 422, "id"),
                get(path + "?cursor=" + cursor("issues1\n2026-01-01T00:00:00Z\n1"), 400, "cursor"));
    }

    static Stream<WrongRequest> lists() {
        String path = "/api/issues?";
        return Stream.of(
                get(path + "limit=0", 422, "limit"),
                get(path + "limit=201", 422, "limit"),
                get(path + "limit=-1", 422, "limit"),
                get(path + "limit=many", 400, "limit"),
                get(path + "limit=", 400, "limit"),
                get(path + "status=open", 422, "status"),
                get(path + "status=", 422, "status"),
                get(path + "reporter=", 422, "reporter"),
                get(path + "reporter=a%00b", 422, "reporter"),
                get(path + "assignee=%20", 422, "assignee"),
                get(path + "text=" + "x".repeat(201), 422, "text"),
                get(path + "from=yesterday", 400, "from"),
                get(path + "from=2026-01-01", 400, "from"),
                get(path + "from=2026-02-30T00:00:00Z", 400, "from"),
                get(path + "to=", 400, "to"),
                get(path + "to=1969-12-31T23:59:59Z", 422, "to"),
                get(path + "from=%2B10000-01-01T00:00:00Z", 422, "from"),
                get(path + "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", 422, "from"),
                get(path + "cursor=", 400, "cursor"),
                get(path + "cursor=nonsense", 400, "cursor"),
                get(path + "cursor=%FF", 400, "cursor"),
                get(path + "cursor=" + cursor("comments1\n2026-01-01T00:00:00Z\n1"), 400, "cursor"),
                get(path + "cursor=" + cursor("issues1\n2026-01-01T00:00:00Z"), 400, "cursor"),
                get(path + "cursor=" + cursor("issues1\n2026-01-01T00:00:00Z\n0"), 400, "cursor"),
                get(path + "cursor=" + cursor("issues1\n2026-01-01T00:00:00Z\n1\n2"), 400, "cursor"),
                get(path + "cursor=" + cursor("issues1\n+999999999-01-01T00:00:00Z\n1"), 400, "cursor"),
                get("/api/issues/1/history?cursor=" + cursor("history1\n-1"), 400, "cursor"),
                get("/api/issues/1/history?cursor=" + cursor("history1\n4294967295"), 400, "cursor"));
    }

    private static String description(String text) {
        return "{\"title\": \"x\", \"description\": \"%s\"}".formatted(text);
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
