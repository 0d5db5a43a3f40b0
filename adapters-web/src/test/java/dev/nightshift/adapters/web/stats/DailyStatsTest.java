package dev.nightshift.adapters.web.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueBuilder;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.StatusChange;
import java.io.StringReader;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** It is 18:00 on 5 January in Seoul, whose days begin at 15:00 UTC. */
@OnTestServer
class DailyStatsTest {

    private static final String RANGE = "?from=2026-01-02&to=2026-01-05";

    private static final String ROWS =
            """
            [{"id":null,"date":"2026-01-02","createdCount":0,"resolvedCount":0,"commentCount":0,\
            "createdAt":null,"updatedAt":null,"provisional":false},\
            {"id":1,"date":"2026-01-03","createdCount":2,"resolvedCount":0,"commentCount":1,\
            "createdAt":"2026-01-05T09:00:00Z","updatedAt":"2026-01-05T09:00:00Z","provisional":false},\
            {"id":2,"date":"2026-01-04","createdCount":0,"resolvedCount":1,"commentCount":0,\
            "createdAt":"2026-01-05T09:00:00Z","updatedAt":"2026-01-05T09:00:00Z","provisional":false},\
            {"id":null,"date":"2026-01-05","createdCount":1,"resolvedCount":0,"commentCount":0,\
            "createdAt":null,"updatedAt":null,"provisional":true}]""";

    private static final String CSV =
            """
            id,date,createdCount,resolvedCount,commentCount,createdAt,updatedAt,provisional
            ,2026-01-02,0,0,0,,,false
            1,2026-01-03,2,0,1,2026-01-05T09:00:00Z,2026-01-05T09:00:00Z,false
            2,2026-01-04,0,1,0,2026-01-05T09:00:00Z,2026-01-05T09:00:00Z,false
            ,2026-01-05,1,0,0,,,true
            """;

    private final Client client;
    private final Client admin;
    private final InMemoryTracker tracker;

    DailyStatsTest(TestServer server) {
        client = server.as(Role.USER);
        admin = server.as(Role.ADMIN);
        tracker = server.get(InMemoryTracker.class);
    }

    @BeforeEach
    void something_happened() {
        if (!tracker.creations().isEmpty()) {
            return;
        }
        IssueBuilder.anIssue().createdOn("2026-01-02T15:00:00Z").in(tracker.issues());
        Issue issue =
                IssueBuilder.anIssue().createdOn("2026-01-03T14:59:59.999999Z").in(tracker.issues());
        tracker.comments().add(issue.id(), "ann", "Me too.", Instant.parse("2026-01-03T10:00:00Z"));
        tracker.history()
                .append(new StatusChange(
                        issue.id(),
                        IssueStatus.OPEN,
                        IssueStatus.RESOLVED,
                        "ann",
                        Instant.parse("2026-01-04T00:00:00.999999Z")));
        IssueBuilder.anIssue().createdOn("2026-01-04T15:00:00Z").in(tracker.issues());
        admin.send("POST", "/api/admin/stats/daily/2026-01-03", null).hasStatus(200);
        admin.send("POST", "/api/admin/stats/daily/2026-01-04", null).hasStatus(200);
    }

    @Nested
    class As_json {

        @Test
        void have_a_row_for_every_day_and_end_with_today_so_far() {
            assertThat(client.get("/api/stats/daily" + RANGE).hasStatus(200).body())
                    .isEqualTo(ROWS);
        }

        @Test
        void end_today_though_the_range_does_not() {
            assertThat(client.get("/api/stats/daily?from=2026-01-02&to=2026-02-01")
                            .hasStatus(200)
                            .body())
                    .isEqualTo(ROWS);
        }

        @Test
        void are_of_the_last_thirty_days_without_a_range() {
            Answer answer = client.get("/api/stats/daily").hasStatus(200);

            assertThat(answer.json().size()).isEqualTo(30);
            assertThat(answer.text("0", "date")).isEqualTo("2025-12-07");
            assertThat(answer.text("29", "date")).isEqualTo("2026-01-05");
        }

        @Test
        void are_of_thirty_days_up_to_a_day() {
            Answer answer = client.get("/api/stats/daily?to=2025-01-30").hasStatus(200);

            assertThat(answer.text("0", "date")).isEqualTo("2025-01-01");
            assertThat(answer.json().size()).isEqualTo(30);
        }

        @Test
        void are_empty_for_days_to_come() {
            assertThat(client.get("/api/stats/daily?from=2026-01-06&to=2026-01-07")
                            .hasStatus(200)
                            .body())
                    .isEqualTo("[]");
        }

        @Test
        void have_as_many_as_ten_thousand_days() {
            assertThat(client.get("/api/stats/daily?from=1998-08-21&to=2026-01-05")
                            .hasStatus(200)
                            .json()
                            .size())
                    .isEqualTo(10_000);
        }
    }

    @Nested
    class As_csv {

        @ParameterizedTest
        @ValueSource(strings = {"text/csv", "text/csv;charset=utf-8", "application/json;q=0.5, text/csv"})
        void have_the_same_columns(String accept) {
            Answer answer =
                    client.get("/api/stats/daily" + RANGE, "Accept", accept).hasStatus(200);

            assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
            assertThat(answer.header("Vary")).isEqualTo("Accept");
            assertThat(answer.body()).isEqualTo(CSV.replace("\n", "\r\n"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"*/*", "application/json", "application/json, text/csv", "text/csv;q=0.1, */*"})
        void are_not_what_others_get(String accept) {
            Answer answer =
                    client.get("/api/stats/daily" + RANGE, "Accept", accept).hasStatus(200);

            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.body()).isEqualTo(ROWS);
        }

        @Test
        void are_problems_all_the_same_when_they_are_wrong() {
            client.get("/api/stats/daily?from=x", "Accept", "text/csv")
                    .isProblem(400)
                    .naming("from");
        }
    }

    @Nested
    class As_a_chart {

        @ParameterizedTest
        @CsvSource({
            RANGE + ", 2026-01-02 to 2026-01-05",
            "?from=2026-01-03&to=2026-01-03, 2026-01-03 to 2026-01-03",
            "?from=2026-01-05&to=2026-01-05, the last day so far",
            "?from=2020-01-01&to=2025-12-31, mean of 6 days per point",
            "?from=2026-01-06&to=2026-01-07, no day of the range has begun"
        })
        void are_an_svg_that_says_which_days_it_shows(String range, String words) throws Exception {
            Answer answer = client.get("/api/stats/daily.svg" + range).hasStatus(200);

            assertThat(answer.header("Content-Type")).isEqualTo("image/svg+xml;charset=utf-8");
            assertThat(answer.body()).contains(words).doesNotContain("NaN", "Infinity");
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(answer.body())));
        }

        @Test
        void may_use_the_style_inside_of_them() {
            assertThat(client.get("/api/stats/daily.svg").header("Content-Security-Policy"))
                    .contains("style-src 'unsafe-inline'");
        }
    }

    @Nested
    class Lead_times {

        @Test
        void are_percentiles_in_seconds_and_as_durations() {
            assertThat(client.get("/api/stats/lead-time" + RANGE).hasStatus(200).body())
                    .isEqualTo(
                            """
                            {"from":"2026-01-02","to":"2026-01-05","issues":1,"medianSeconds":32401,"p85Seconds":32401,\
                            "median":"PT9H1S","p85":"PT9H1S"}""");
        }

        @Test
        void are_null_when_nothing_was_resolved() {
            assertThat(client.get("/api/stats/lead-time?from=2020-01-01&to=2020-01-02")
                            .hasStatus(200)
                            .body())
                    .isEqualTo(
                            """
                            {"from":"2020-01-01","to":"2020-01-02","issues":0,"medianSeconds":null,"p85Seconds":null,\
                            "median":null,"p85":null}""");
        }
    }
}
