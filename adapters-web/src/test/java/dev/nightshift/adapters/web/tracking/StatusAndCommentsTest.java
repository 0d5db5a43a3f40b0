package dev.nightshift.adapters.web.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnTestServer
class StatusAndCommentsTest {

    private final TestServer server;
    private final Client reporter;
    private final String issue;

    StatusAndCommentsTest(TestServer server) {
        this.server = server;
        reporter = server.as(server.user("ann", Role.USER));
        issue = "/api/issues/"
                + IssueBuilder.anIssue()
                        .reportedBy("ann")
                        .assignedTo("bob")
                        .in(server.get(InMemoryTracker.class).issues())
                        .id()
                        .value();
    }

    private static String status(String status) {
        return "{\"status\": \"%s\"}".formatted(status);
    }

    @Nested
    class The_status {

        @Test
        void is_changed_by_reporter_assignee_and_managers_only() {
            Client assignee = server.as(server.user("bob", Role.USER));
            Client stranger = server.as(server.user("eve", Role.USER));

            assertThat(reporter.post(issue + "/status", status("IN_PROGRESS"))
                            .hasStatus(200)
                            .text("status"))
                    .isEqualTo("IN_PROGRESS");
            assignee.post(issue + "/status", status("RESOLVED")).hasStatus(200);
            server.as(Role.MANAGER).post(issue + "/status", status("OPEN")).hasStatus(200);
            server.as(Role.ADMIN).post(issue + "/status", status("CLOSED")).hasStatus(200);
            stranger.post(issue + "/status", status("OPEN")).isProblem(403);
            assertThat(reporter.get(issue).text("status")).isEqualTo("CLOSED");
        }

        @Test
        void leaves_its_history() {
            reporter.post(issue + "/status", status("RESOLVED")).hasStatus(200);
            reporter.post(issue + "/status", status("RESOLVED")).hasStatus(200);
            server.as(Role.MANAGER).post(issue + "/status", status("OPEN")).hasStatus(200);
            String now = server.get(MovableClock.class).instant().toString();

            assertThat(reporter.get(issue + "/history").hasStatus(200).body())
                    .isEqualTo(
                            """
                            {"items":[{"from":"OPEN","to":"RESOLVED","actor":"ann","at":"%s"},\
                            {"from":"RESOLVED","to":"OPEN","actor":"manager","at":"%s"}],"next":null}"""
                                    .formatted(now, now));
        }

        @Test
        void history_is_paged() {
            List<String> statuses = List.of("RESOLVED", "OPEN", "CLOSED", "OPEN", "IN_PROGRESS");
            statuses.forEach(to -> reporter.post(issue + "/status", status(to)).hasStatus(200));

            assertThat(textsOfAllPages(issue + "/history?limit=2", "to")).isEqualTo(statuses);
        }

        @Test
        void changes_once_under_one_key() {
            String[] key = {"Idempotency-Key", "status of " + issue};
            reporter.post(issue + "/status", status("RESOLVED"), key).hasStatus(200);
            reporter.post(issue + "/status", status("OPEN")).hasStatus(200);
            Answer replayed =
                    reporter.post(issue + "/status", status("RESOLVED"), key).hasStatus(200);

            assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(replayed.text("status")).isEqualTo("RESOLVED");
            assertThat(reporter.get(issue).text("status")).isEqualTo("OPEN");
        }

        @Test
        void needs_an_issue() {
            reporter.post("/api/issues/999999/status", status("OPEN")).isProblem(404);
            reporter.get("/api/issues/999999/history").isProblem(404);
        }
    }

    @Nested
    class Comments {

        @Test
        void are_said_by_anybody_and_counted() {
            Client stranger = server.as(server.user("eve", Role.USER));
            Answer said =
                    stranger.post(issue + "/comments", "{\"body\": \"저도 그래요\"}").hasStatus(201);

            assertThat(said.body())
                    .isEqualTo(
                            """
                            {"id":%s,"author":"eve","body":"저도 그래요","createdAt":"%s"}"""
                                    .formatted(
                                            said.text("id"),
                                            server.get(MovableClock.class).instant()));
            assertThat(reporter.get(issue).at("commentCount").getLongValue()).isEqualTo(1);
        }

        @Test
        void are_listed_oldest_first_over_all_pages() {
            List<String> bodies = List.of("first", "second", "third", "fourth", "fifth");
            bodies.forEach(body -> reporter.post(issue + "/comments", "{\"body\": \"%s\"}".formatted(body))
                    .hasStatus(201));

            assertThat(textsOfAllPages(issue + "/comments?limit=2", "body")).isEqualTo(bodies);
        }

        @Test
        void are_said_once_under_one_key() {
            String[] key = {"Idempotency-Key", "comment on " + issue};
            Answer first = reporter.post(issue + "/comments", "{\"body\": \"Once\"}", key)
                    .hasStatus(201);
            Answer again = reporter.post(issue + "/comments", "{\"body\": \"Once\"}", key)
                    .hasStatus(201);

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(textsOfAllPages(issue + "/comments", "body")).containsExactly("Once");
        }

        @Test
        void may_be_as_long_as_65536_characters() {
            String body = "c".repeat(65_536);

            assertThat(reporter.post(issue + "/comments", "{\"body\": \"%s\"}".formatted(body))
                            .hasStatus(201)
                            .text("body"))
                    .isEqualTo(body);
        }

        @Test
        void need_an_issue() {
            reporter.post("/api/issues/999999/comments", "{\"body\": \"x\"}").isProblem(404);
            reporter.get("/api/issues/999999/comments").isProblem(404);
        }
    }

    private List<String> textsOfAllPages(String path, String field) {
        List<String> texts = new ArrayList<>();
        Answer page = reporter.get(path).hasStatus(200);
        while (true) {
            page.at("items").values().forEach(item -> texts.add(item.get(field).getStringValue()));
            if (page.at("next").isNull()) {
                return texts;
            }
            String cursor = "cursor=" + page.text("next");
            page = reporter.get(path + (path.contains("?") ? "&" : "?") + cursor)
                    .hasStatus(200);
        }
    }
}
