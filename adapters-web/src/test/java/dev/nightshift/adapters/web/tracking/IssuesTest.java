package dev.nightshift.adapters.web.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class IssuesTest {

    private final TestServer server;
    private final Client ann;
    private final Client bob;

    IssuesTest(TestServer server) {
        this.server = server;
        this.ann = server.as(server.user("ann", Role.USER));
        this.bob = server.as(server.user("bob", Role.USER));
    }

    private String reported() {
        return "/api/issues/"
                + ann.post("/api/issues", "{\"title\": \"A lamp flickers\", \"description\": \"On and off.\"}")
                        .hasStatus(201)
                        .text("id");
    }

    @Nested
    class Reporting {

        @Test
        void answers_the_new_issue_and_its_address() {
            Answer answer = ann.post(
                            "/api/issues",
                            "{\"title\": \"Tür klemmt\", \"description\": \"Seit heute.\", \"assignee\": \"bob\"}")
                    .hasStatus(201);
            long id = answer.at("id").getLongValue();
            String now = server.get(MovableClock.class).instant().toString();

            assertThat(answer.header("Location")).isEqualTo("/api/issues/" + id);
            assertThat(answer.body())
                    .isEqualTo(
                            """
                            {"id":%d,"key":"ISSUE-%d","title":"Tür klemmt","description":"Seit heute.",\
                            "status":"OPEN","reporter":"ann","assignee":"bob","viewCount":0,"commentCount":0,\
                            "createdAt":"%s","updatedAt":"%s"}"""
                                    .formatted(id, id, now, now));
        }

        @Test
        void keeps_every_character() {
            String title = "\uD83D\uDEAA 문 <b>&amp;</b> %s '; --";
            long id = ann.post("/api/issues", "{\"title\": \"%s\"}".formatted(title))
                    .hasStatus(201)
                    .at("id")
                    .getLongValue();

            assertThat(ann.get("/api/issues/" + id).text("title")).isEqualTo(title);
        }

        @Test
        void needs_no_more_than_a_title() {
            Answer answer = ann.post("/api/issues", "{\"title\": \"x\"}").hasStatus(201);

            assertThat(answer.text("description")).isEmpty();
            assertThat(answer.at("assignee").isNull()).isTrue();
        }

        @Test
        void takes_texts_of_the_greatest_length() {
            String title = "t".repeat(500);
            String description = "d".repeat(100_000);
            Answer answer = ann.post(
                            "/api/issues", "{\"title\": \"%s\", \"description\": \"%s\"}".formatted(title, description))
                    .hasStatus(201);

            assertThat(answer.text("title")).isEqualTo(title);
            assertThat(answer.text("description")).isEqualTo(description);
        }

        @Test
        void happens_once_under_one_key() {
            String[] key = {"Idempotency-Key", "report-1"};
            Answer first = ann.post("/api/issues", "{\"title\": \"Once\"}", key).hasStatus(201);
            Answer again = ann.post("/api/issues", "{\"title\": \"Once\"}", key).hasStatus(201);

            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            ann.post("/api/issues", "{\"title\": \"Another\"}", key).isProblem(422);
            bob.post("/api/issues", "{\"title\": \"Another\"}", key).hasStatus(201);
        }
    }

    @Nested
    class Viewing {

        @Test
        void counts() {
            String issue = reported();

            assertThat(ann.get(issue).hasStatus(200).at("viewCount").getLongValue())
                    .isEqualTo(1);
            assertThat(bob.get(issue).hasStatus(200).at("viewCount").getLongValue())
                    .isEqualTo(2);
        }

        @Test
        void shows_imported_issues_without_a_reporter() {
            long id = IssueBuilder.anIssue()
                    .reportedBy(null)
                    .in(server.get(InMemoryTracker.class).issues())
                    .id()
                    .value();

            assertThat(ann.get("/api/issues/" + id).at("reporter").isNull()).isTrue();
        }

        @Test
        void needs_an_issue() {
            ann.get("/api/issues/999999").isProblem(404);
        }
    }

    @Nested
    class Editing {

        @Test
        void changes_what_is_given_and_counts_no_view() {
            String issue = reported();
            server.get(MovableClock.class).advance(Duration.ofSeconds(5));
            Answer edited = server.as(server.user("ann", Role.USER))
                    .patch(issue, "{\"title\": \"Two lamps\", \"assignee\": \"bob\"}")
                    .hasStatus(200);

            assertThat(edited.text("title")).isEqualTo("Two lamps");
            assertThat(edited.text("description")).isEqualTo("On and off.");
            assertThat(edited.text("assignee")).isEqualTo("bob");
            assertThat(edited.at("viewCount").getLongValue()).isZero();
            assertThat(edited.text("updatedAt")).isGreaterThan(edited.text("createdAt"));
        }

        @Test
        void clears_what_is_null() {
            String issue = reported();
            ann.patch(issue, "{\"assignee\": \"bob\"}").hasStatus(200);
            Answer cleared = ann.patch(issue, "{\"assignee\": null, \"description\": null}")
                    .hasStatus(200);

            assertThat(cleared.at("assignee").isNull()).isTrue();
            assertThat(cleared.text("description")).isEmpty();
            assertThat(cleared.text("title")).isEqualTo("A lamp flickers");
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "application/merge-patch+json", "application/json; charset=utf-8"})
        void takes_both_media_types(String type) {
            Answer edited = ann.patch(reported(), "{\"title\": \"Patched\"}", "Content-Type", type)
                    .hasStatus(200);

            assertThat(edited.text("title")).isEqualTo("Patched");
        }

        @Test
        void is_for_the_reporter_and_managers() {
            String issue = reported();
            String patch = "{\"assignee\": \"bob\"}";

            bob.patch(issue, patch).isProblem(403);
            ann.patch(issue, patch).hasStatus(200);
            bob.patch(issue, patch).isProblem(403);
            server.as(Role.MANAGER).patch(issue, patch).hasStatus(200);
            server.as(Role.ADMIN).patch(issue, patch).hasStatus(200);
        }

        @Test
        void needs_an_issue() {
            ann.patch("/api/issues/999999", "{}").isProblem(404);
        }
    }

    @Nested
    class Deleting {

        @Test
        void is_for_administrators() {
            String issue = reported();

            ann.send("DELETE", issue, null).isProblem(403);
            server.as(Role.MANAGER).send("DELETE", issue, null).isProblem(403);
            ann.get(issue).hasStatus(200);
        }

        @Test
        void removes_the_issue_and_is_audited() {
            String issue = reported();
            Client admin = server.as(server.user("root", Role.ADMIN));

            assertThat(admin.send("DELETE", issue, null).hasStatus(204).body()).isEmpty();
            ann.get(issue).isProblem(404);
            admin.send("DELETE", issue, null).isProblem(404);
            assertThat(server.get(InMemoryAuditLog.class).entries())
                    .filteredOn(entry -> entry.action().equals("issue.delete"))
                    .last()
                    .extracting(AuditEntry::actor, AuditEntry::subject, AuditEntry::detail)
                    .containsExactly("root", issue.replace("/api/issues/", "ISSUE-"), "A lamp flickers");
        }
    }

    @Nested
    class Without_a_token {

        @Test
        void nothing_is_possible() {
            Client nobody = server.anonymous();
            Map.of("GET", "/api/issues", "POST", "/api/issues", "DELETE", "/api/issues/1", "PATCH", "/api/issues/1")
                    .forEach((method, path) -> nobody.send(method, path, null).isProblem(401));
        }
    }
}
