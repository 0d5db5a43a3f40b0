package dev.nightshift.adapters.web.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.popularity.InMemoryPopularityScores;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class PopularIssuesTest {

    private static final String PATH = "/api/issues/popular";
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    private final InMemoryTracker tracker;
    private final StoredPopularLists lists;
    private final InMemoryPopularityScores scores;
    private final MovableClock clock;
    private final Client client;

    PopularIssuesTest(TestServer server) {
        tracker = server.get(InMemoryTracker.class);
        lists = server.get(StoredPopularLists.class);
        scores = server.get(InMemoryPopularityScores.class);
        clock = server.get(MovableClock.class);
        clock.moveTo(NOW);
        client = server.as(Role.USER);
    }

    @BeforeEach
    void some_issues_are_there() {
        if (tracker.creations().isEmpty()) {
            added("2026-01-04T00:00:00Z", 3);
            added("2025-01-01T00:00:00Z", 9);
            for (int i = 0; i < 11; i++) {
                added("2026-01-02T00:00:00Z", 0);
            }
            scores.rebuild(NOW);
        }
    }

    @AfterEach
    void forget() {
        lists.degrade(false);
        lists.evict();
    }

    private void added(String createdOn, int views) {
        Issue issue = IssueBuilder.anIssue().createdOn(createdOn).in(tracker.issues());
        if (views > 0) {
            tracker.views().add(Map.of(issue.id(), (long) views), Instant.parse("2026-01-04T12:00:00Z"));
        }
    }

    @Nested
    class The_list {

        @Test
        void has_the_ten_recent_issues_of_the_highest_score() {
            Answer answer = client.get(PATH).hasStatus(200);

            assertThat(answer.json().size()).isEqualTo(10);
            assertThat(answer.body())
                    .startsWith(
                            """
                            [{"id":1,"key":"ISSUE-1","title":"A lamp flickers","description":"On and off.",\
                            "status":"OPEN","reporter":"ann","assignee":null,"viewCount":3,"commentCount":0,\
                            "createdAt":"2026-01-04T00:00:00Z","updatedAt":"2026-01-04T00:00:00Z","score":3},""");
            assertThat(answer.text("1", "id")).isEqualTo("13");
            assertThat(client.get(PATH + "?by=recent").body()).isEqualTo(answer.body());
        }

        @Test
        void is_of_all_issues_by_activity() {
            Answer answer = client.get(PATH + "?by=activity").hasStatus(200);

            assertThat(answer.json().size()).isEqualTo(2);
            assertThat(answer.text("0", "id")).isEqualTo("2");
            assertThat(answer.text("0", "score")).isEqualTo("9");
        }

        @Test
        void is_computed_once_for_all_who_ask() {
            int before = lists.computations();
            Answer first = client.get(PATH);
            for (int i = 0; i < 5; i++) {
                assertThat(client.get(PATH).body()).isEqualTo(first.body());
            }
            assertThat(lists.computations()).isEqualTo(before + 1);
        }

        @Test
        void needs_a_token() {
            assertThat(client.withToken("x.y.z").get(PATH).status()).isEqualTo(401);
        }
    }

    @Nested
    class As_of_an_instant {

        @Test
        void is_computed_and_not_kept() {
            int before = lists.computations();
            Answer answer = client.get(PATH + "?at=2025-01-02T00:00:00Z").hasStatus(200);

            assertThat(answer.json().size()).isEqualTo(1);
            assertThat(answer.text("0", "score")).isEqualTo("0");
            assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(answer.header("Age")).isNull();
            assertThat(answer.header("ETag")).isNull();
            assertThat(lists.computations()).isEqualTo(before);
        }

        @Test
        void may_be_empty() {
            assertThat(client.get(PATH + "?by=activity&at=1970-01-01T00:00:00Z")
                            .hasStatus(200)
                            .body())
                    .isEqualTo("[]");
        }
    }

    @Nested
    class A_kept_list {

        @Test
        void tells_its_age_and_how_long_it_stays() {
            Answer fresh = client.get(PATH).hasStatus(200);
            assertThat(fresh.header("Age")).isEqualTo("0");
            assertThat(fresh.header("Cache-Control")).isEqualTo("private, max-age=300");
            assertThat(fresh.header("X-Degraded")).isNull();

            clock.advance(Duration.ofSeconds(299));
            Answer old = client.get(PATH).hasStatus(200);
            assertThat(old.header("Age")).isEqualTo("299");
            assertThat(old.header("Cache-Control")).isEqualTo("private, max-age=1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
        void is_not_sent_to_whom_knows_it(String known) {
            String etag = String.valueOf(client.get(PATH).header("ETag"));
            Answer answer =
                    client.get(PATH, "If-None-Match", known.formatted(etag)).hasStatus(304);

            assertThat(etag).matches("\"[0-9a-f]{32}\"");
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(etag);
            assertThat(answer.header("Age")).isEqualTo("0");
            assertThat(answer.header("Cache-Control")).isEqualTo("private, max-age=300");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"other\"", "W/\"x\"", "0123"})
        void is_sent_to_whom_knows_another(String known) {
            client.get(PATH, "If-None-Match", known).hasStatus(200);
        }

        @Test
        void has_another_tag_by_another_rule() {
            assertThat(client.get(PATH).header("ETag"))
                    .isNotEqualTo(client.get(PATH + "?by=activity").header("ETag"));
        }

        @Test
        void says_that_it_is_degraded() {
            Answer fresh = client.get(PATH).hasStatus(200);
            lists.degrade(true);
            clock.advance(Duration.ofMinutes(7));
            Answer degraded = client.get(PATH).hasStatus(200);

            assertThat(degraded.header("X-Degraded")).isEqualTo("true");
            assertThat(degraded.header("Age")).isEqualTo("420");
            assertThat(degraded.header("Cache-Control")).isEqualTo("private, max-age=0");
            assertThat(degraded.body()).isEqualTo(fresh.body());
        }
    }

    @Nested
    class A_wrong_request {

        @ParameterizedTest
        @CsvSource({
            "?by=views, 422, by",
            "?by=, 422, by",
            "?by=ACTIVITY, 422, by",
            "?by=recent%2Cactivity, 422, by",
            "?at=now, 400, at",
            "?at=, 400, at",
            "?at=2026-01-01, 400, at",
            "?at=2026-01-01T00:00:00, 400, at",
            "?at=2026-02-30T00:00:00Z, 400, at",
            "?at=2026-01-01T25:00:00Z, 400, at",
            "?at=1767225600, 400, at",
            "?at=1969-12-31T23:59:59Z, 422, at",
            "?at=-0001-01-01T00:00:00Z, 422, at",
            "?at=%2B1000000000-12-31T23:59:59Z, 422, at",
            "?at=%2B10000-01-01T00:00:00Z, 422, at",
            "?by=views&at=now, 422, by"
        })
        void is_refused(String query, int status, String parameter) {
            client.get(PATH + query).isProblem(status).naming(parameter);
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
        void of_another_method_is_refused(String method) {
            assertThat(client.send(
                                    method,
                                    PATH,
                                    method.equals("DELETE") ? null : "{}",
                                    "Content-Type",
                                    "application/json")
                            .status())
                    .isBetween(400, 499);
        }
    }
}
