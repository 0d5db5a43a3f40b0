package dev.nightshift.adapters.web.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongInput;
import dev.nightshift.adapters.web.WrongInputs;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueBuilder;
import java.util.Base64;
import java.util.stream.Stream;

class WrongIssueInputsTest extends WrongInputs {

    private static final String ISSUES = "/api/issues";
    private static final String ISSUE = "/api/issues/1";
    private static final String HUGE = "92233720368547758080";

    WrongIssueInputsTest(TestServer server) {
        super(server);
        IssueBuilder.anIssue().in(server.get(InMemoryTracker.class).issues());
    }

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Override
    protected Stream<WrongInput> inputs() {
        Stream<WrongInput> defaults = Stream.of(
                        anyList(ISSUES),
                        anyList(ISSUE + "/comments"),
                        anyList(ISSUE + "/history"),
                        anyBody("POST", ISSUES),
                        anyBody("PATCH", ISSUE),
                        anyBody("POST", ISSUE + "/status"),
                        anyBody("POST", ISSUE + "/comments"))
                .flatMap(inputs -> inputs);
        Stream<WrongInput> ours = Stream.of(addresses(), newIssues(), patches(), statuses(), comments(), lists())
                .flatMap(inputs -> inputs);
        return Stream.concat(defaults, ours);
    }

    private static Stream<WrongInput> addresses() {
        return Stream.of("", "/history", "/comments")
                .flatMap(rest -> Stream.of(
                        WrongInput.get("/api/issues/0" + rest, 422).naming("id"),
                        WrongInput.get("/api/issues/-1" + rest, 422).naming("id"),
                        WrongInput.get("/api/issues/x" + rest, 400).naming("id"),
                        WrongInput.get("/api/issues/1.5" + rest, 400).naming("id"),
                        WrongInput.get("/api/issues/%00" + rest, 400),
                        WrongInput.get("/api/issues/" + HUGE + rest, 400).naming("id"),
                        WrongInput.get("/api/issues/9223372036854775807" + rest, 404)));
    }

    private static Stream<WrongInput> newIssues() {
        String path = "/api/issues";
        return Stream.of(
                WrongInput.post(path, "{}", 422).naming("/title"),
                WrongInput.post(path, "{\"title\": null}", 422).naming("/title"),
                WrongInput.post(path, "{\"title\": 7}", 422).naming("/title"),
                WrongInput.post(path, "{\"title\": \"\"}", 422).naming("/title"),
                WrongInput.post(path, "{\"title\": \" \\t\"}", 422).naming("/title"),
                WrongInput.post(path, "{\"title\": \"\\u3164\"}", 422).naming("/title"),
                WrongInput.post(path, "{\"title\": \"\\u00a0\\u200b\\u2800\"}", 422)
                        .naming("/title"),
                WrongInput.post(path, "{\"title\": \"%s\"}".formatted("x".repeat(501)), 422)
                        .naming("/title"),
                WrongInput.post(path, "{\"title\": \"a\\u0000b\"}", 422).naming("/title"),
                WrongInput.post(path, "{\"title\": \"a\\ud800\"}", 422).naming("/title"),
                WrongInput.post(path, "{\"title\": \"x\", \"description\": 1}", 422)
                        .naming("/description"),
                WrongInput.post(path, "{\"title\": \"x\", \"description\": \"\\udc00\"}", 422)
                        .naming("/description"),
                WrongInput.post(path, description("x".repeat(100_001)), 422).naming("/description"),
                WrongInput.post(path, "{\"title\": \"x\", \"assignee\": \"\"}", 422)
                        .naming("/assignee"),
                WrongInput.post(path, "{\"title\": \"x\", \"assignee\": \"two words\"}", 422)
                        .naming("/assignee"),
                WrongInput.post(path, "{\"title\": \"x\", \"assignee\": \"%s\"}".formatted("a".repeat(65)), 422)
                        .naming("/assignee"),
                WrongInput.post(path, "{\"title\": \"x\", \"assignee\": []}", 422)
                        .naming("/assignee"),
                WrongInput.post(path, "{\"title\": \"x\", \"reporter\": \"eve\"}", 422)
                        .naming("/reporter"),
                WrongInput.post("/api/issues/1", "{}", 405),
                WrongInput.of("PUT", "/api/issues/1", 405));
    }

    private static Stream<WrongInput> patches() {
        String path = "/api/issues/1";
        return Stream.of(
                WrongInput.patch(path, "{\"title\": null}", 422).naming("/title"),
                WrongInput.patch(path, "{\"title\": \" \"}", 422).naming("/title"),
                WrongInput.patch(path, "{\"title\": \"\\u3164\"}", 422).naming("/title"),
                WrongInput.patch(path, "{\"title\": {}}", 422).naming("/title"),
                WrongInput.patch(path, "{\"title\": \"%s\"}".formatted("x".repeat(501)), 422)
                        .naming("/title"),
                WrongInput.patch(path, "{\"title\": \"\\u0000\"}", 422).naming("/title"),
                WrongInput.patch(path, "{\"description\": \"%s\"}".formatted("x".repeat(100_001)), 422)
                        .naming("/description"),
                WrongInput.patch(path, "{\"assignee\": \"\"}", 422).naming("/assignee"),
                WrongInput.patch(path, "{\"assignee\": \"a b\"}", 422).naming("/assignee"),
                WrongInput.patch(path, "{\"status\": \"OPEN\"}", 422).naming("/status"),
                WrongInput.patch("/api/issues/0", "{}", 422).naming("id"),
                WrongInput.patch("/api/issues/" + HUGE, "{}", 400).naming("id"));
    }

    private static Stream<WrongInput> statuses() {
        String path = "/api/issues/1/status";
        return Stream.of(
                WrongInput.post(path, "{}", 422).naming("/status"),
                WrongInput.post(path, "{\"status\": null}", 422).naming("/status"),
                WrongInput.post(path, "{\"status\": \"open\"}", 422).naming("/status"),
                WrongInput.post(path, "{\"status\": \"DONE\"}", 422).naming("/status"),
                WrongInput.post(path, "{\"status\": 0}", 422).naming("/status"),
                WrongInput.post("/api/issues/0/status", "{\"status\": \"OPEN\"}", 422)
                        .naming("id"),
                WrongInput.post("/api/issues/x/status", "{\"status\": \"OPEN\"}", 400)
                        .naming("id"),
                WrongInput.get(path, 405));
    }

    private static Stream<WrongInput> comments() {
        String path = "/api/issues/1/comments";
        return Stream.of(
                WrongInput.post(path, "{}", 422).naming("/body"),
                WrongInput.post(path, "{\"body\": \"\"}", 422).naming("/body"),
                WrongInput.post(path, "{\"body\": \"\\n\"}", 422).naming("/body"),
                WrongInput.post(path, "{\"body\": \"\\u3164\\u3000\"}", 422).naming("/body"),
                WrongInput.post(path, "{\"body\": \"%s\"}".formatted("x".repeat(65_537)), 422)
                        .naming("/body"),
                WrongInput.post(path, "{\"body\": \"a\\u0000\"}", 422).naming("/body"),
                WrongInput.post(path, "{\"body\": true}", 422).naming("/body"),
                WrongInput.post(path, "{\"body\": \"x\", \"author\": \"eve\"}", 422)
                        .naming("/author"),
                WrongInput.post("/api/issues/0/comments", "{\"body\": \"x\"}", 422)
                        .naming("id"),
                WrongInput.get(path + "?cursor=" + cursor("issues1\n2026-01-01T00:00:00Z\n1"), 400)
                        .naming("cursor"));
    }

    private static Stream<WrongInput> lists() {
        String path = "/api/issues?";
        return Stream.of(
                WrongInput.get(path + "status=open", 422).naming("status"),
                WrongInput.get(path + "status=", 422).naming("status"),
                WrongInput.get(path + "reporter=", 422).naming("reporter"),
                WrongInput.get(path + "reporter=a%00b", 422).naming("reporter"),
                WrongInput.get(path + "assignee=%20", 422).naming("assignee"),
                WrongInput.get(path + "text=" + "x".repeat(201), 422).naming("text"),
                WrongInput.get(path + "from=yesterday", 400).naming("from"),
                WrongInput.get(path + "from=2026-01-01", 400).naming("from"),
                WrongInput.get(path + "from=2026-02-30T00:00:00Z", 400).naming("from"),
                WrongInput.get(path + "to=", 400).naming("to"),
                WrongInput.get(path + "to=1969-12-31T23:59:59Z", 422).naming("to"),
                WrongInput.get(path + "from=%2B10000-01-01T00:00:00Z", 422).naming("from"),
                WrongInput.get(path + "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", 422)
                        .naming("from"),
                WrongInput.get(path + "cursor=" + cursor("comments1\n2026-01-01T00:00:00Z\n1"), 400)
                        .naming("cursor"),
                WrongInput.get(path + "cursor=" + cursor("issues1\n2026-01-01T00:00:00Z"), 400)
                        .naming("cursor"),
                WrongInput.get(path + "cursor=" + cursor("issues1\n2026-01-01T00:00:00Z\n0"), 400)
                        .naming("cursor"),
                WrongInput.get(path + "cursor=" + cursor("issues1\n2026-01-01T00:00:00Z\n1\n2"), 400)
                        .naming("cursor"),
                WrongInput.get(path + "cursor=" + cursor("issues1\n+999999999-01-01T00:00:00Z\n1"), 400)
                        .naming("cursor"),
                WrongInput.get("/api/issues/1/history?cursor=" + cursor("history1\n-1"), 400)
                        .naming("cursor"),
                WrongInput.get("/api/issues/1/history?cursor=" + cursor("history1\n4294967295"), 400)
                        .naming("cursor"));
    }

    private static String description(String text) {
        return "{\"title\": \"x\", \"description\": \"%s\"}".formatted(text);
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
