package dev.nightshift.adapters.web.tracking;

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
import dev.nightshift.domain.tracking.Issues;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class IssueListTest {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final Client client;
    private final Issues issues;

    IssueListTest(TestServer server) {
        client = server.as(Role.USER);
        issues = server.get(InMemoryTracker.class).issues();
    }

    @Nested
    class Paging_through {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 5, 7, 12, 200})
        void shows_every_issue_once_newest_first(int limit) {
            String reporter = "pager" + limit;
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String day = "2026-01-0%dT00:00:00.000001Z".formatted(1 + i / 5);
                expected.add(added(IssueBuilder.anIssue().reportedBy(reporter).createdOn(day)));
            }
            expected.sort(Comparator.reverseOrder());

            assertThat(idsOfAllPages("/api/issues?reporter=%s&limit=%d".formatted(reporter, limit)))
                    .isEqualTo(expected);
        }

        @Test
        void ends_with_a_page_without_next() {
            added(IssueBuilder.anIssue().reportedBy("single"));
            Answer answer = client.get("/api/issues?reporter=single&limit=1").hasStatus(200);

            assertThat(answer.at("next").isNull()).isTrue();
            assertThat(answer.header("Link")).isNull();
        }

        @Test
        void finds_nothing_where_there_is_nothing() {
            assertThat(client.get("/api/issues?reporter=nobody").hasStatus(200).body())
                    .isEqualTo("{\"items\":[],\"next\":null}");
        }
    }

    @Nested
    class Filtering {

        @Test
        void by_status_reporter_and_assignee() {
            long id = added(
                    IssueBuilder.anIssue().reportedBy("rita").assignedTo("otto").in(IssueStatus.RESOLVED));
            added(IssueBuilder.anIssue().reportedBy("rita").assignedTo("otto").in(IssueStatus.CLOSED));
            added(IssueBuilder.anIssue().reportedBy("rita").in(IssueStatus.RESOLVED));

            assertThat(idsOfAllPages("/api/issues?status=RESOLVED&reporter=rita&assignee=otto"))
                    .containsExactly(id);
        }

        @Test
        void by_the_beginnings_of_words() {
            long id = added(IssueBuilder.anIssue().titled("Zündkerze über Bord"));

            assertThat(idsOfAllPages("/api/issues?text=z%C3%BCnd%20bord")).containsExactly(id);
            assertThat(idsOfAllPages("/api/issues?text=z%C3%BCnd%20nord")).isEmpty();
        }

        @Test
        void by_creation_from_inclusive_to_exclusive() {
            added(IssueBuilder.anIssue().reportedBy("tim").createdOn("2025-06-30T23:59:59.999999Z"));
            long first = added(IssueBuilder.anIssue().reportedBy("tim").createdOn("2025-07-01T00:00:00Z"));
            added(IssueBuilder.anIssue().reportedBy("tim").createdOn("2025-07-02T00:00:00Z"));

            assertThat(idsOfAllPages("/api/issues?reporter=tim&from=2025-07-01T00:00:00Z&to=2025-07-02T00:00:00Z"))
                    .containsExactly(first);
            assertThat(idsOfAllPages(
                            "/api/issues?reporter=tim&from=2025-07-01T09:00:00%2B09:00&to=2025-07-02T00:00:00Z"))
                    .containsExactly(first);
            assertThat(idsOfAllPages("/api/issues?reporter=tim&from=2025-07-01T00:00:00Z&to=2025-07-01T00:00:00Z"))
                    .isEmpty();
        }

        @Test
        void takes_every_character_as_it_is() {
            long id = added(IssueBuilder.anIssue().reportedBy("O'Brien & <sons>; DROP%"));

            assertThat(idsOfAllPages("/api/issues?reporter=O'Brien%20%26%20%3Csons%3E%3B%20DROP%25&limit=1"))
                    .containsExactly(id);
        }
    }

    private long added(IssueBuilder issue) {
        Issue added = issue.in(issues);
        return added.id().value();
    }

    private List<Long> idsOfAllPages(String path) {
        List<Long> ids = new ArrayList<>();
        String next = path;
        while (next != null) {
            Answer page = client.get(next).hasStatus(200);
            StreamSupport.stream(page.at("items").values().spliterator(), false)
                    .map(item -> item.get("id"))
                    .map(JsonNode::getLongValue)
                    .forEach(ids::add);
            next = nextOf(page);
        }
        return ids;
    }

    private static @Nullable String nextOf(Answer page) {
        Matcher link = NEXT.matcher(String.valueOf(page.header("Link")));
        assertThat(link.find()).isEqualTo(!page.at("next").isNull());
        link.reset();
        return link.find() ? link.group(1) : null;
    }
}
