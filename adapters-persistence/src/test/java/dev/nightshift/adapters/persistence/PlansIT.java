package dev.nightshift.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.popularity.PostgresPopularityScores;
import dev.nightshift.adapters.persistence.stats.PostgresIssueActivity;
import dev.nightshift.adapters.persistence.tracking.PostgresComments;
import dev.nightshift.adapters.persistence.tracking.PostgresIssues;
import dev.nightshift.adapters.persistence.tracking.PostgresStatusHistory;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.tracking.Comment;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.TrackedIssue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the hot statements are executed on a hundred thousand issues with three comments each. */
class PlansIT {

    private static final int ISSUES = 100_000;
    private static final Instant NOW = Instant.parse(LargeTracker.NOW);
    private static final IssueId SOME = new IssueId(ISSUES / 2);
    private static final LargeTracker TRACKER = LargeTracker.of(ISSUES, 300_000, 50_000);

    static {
        TRACKER.execute(
                """
                INSERT INTO comments (issue_id, body, created_at)
                SELECT %d, 'Me too.', timestamptz '%s' - n * interval '1 hour' FROM generate_series(1, 2000) AS n
                """
                        .formatted(SOME.value(), NOW),
                "ANALYZE comments");
        new PostgresPopularityScores(TRACKER.database()).rebuild(NOW);
        TRACKER.execute("VACUUM ANALYZE popularity");
    }

    private static Plan plan(Consumer<Database> call) {
        return Plan.of(TRACKER.dataSource(), call);
    }

    private static Plan plan(String text, Consumer<Database> call) {
        return Plan.of(TRACKER.dataSource(), text, call);
    }

    @Nested
    class Lists_of_issues {

        private Plan page(IssueFilter filter, TrackedIssue.@Nullable Position after) {
            return plan(database -> new PostgresIssues(database).list(filter, after, 20));
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "-, -, -, issues_newest",
                    "CLOSED, -, -, issues_newest",
                    "OPEN, -, -, issues_by_status",
                    "-, user7, -, issues_by_reporter",
                    "-, -, user6, issues_by_assignee",
                    "OPEN, user7, -, issues_by_reporter"
                })
        void read_a_page_from_an_index_in_its_order(
                @Nullable IssueStatus status, @Nullable String reporter, @Nullable String assignee, String index) {
            IssueFilter filter = new IssueFilter(status, reporter, assignee, null, null, null);
            for (TrackedIssue.Position after :
                    new TrackedIssue.Position[] {null, new TrackedIssue.Position(NOW.minus(Duration.ofDays(30)), SOME)
                    }) {
                Plan page = page(filter, after);
                assertThat(page.indexes()).contains("issue_attention_pkey");
                assertThat(page.indexes()).anyMatch(used -> used.equals(index) || used.equals("issues_newest"));
                assertThat(page.sortedRows()).isLessThan(50);
                assertThat(page.touchedRows()).isLessThan(1000);
            }
        }

        @Test
        void read_a_range_of_creation_from_the_index_of_time() {
            Plan page = page(
                    new IssueFilter(
                            null, null, null, null, NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(60))),
                    null);
            assertThat(page.indexes()).containsExactly("issue_attention_pkey", "issues_newest");
            assertThat(page.sortedRows()).isZero();
            assertThat(page.touchedRows()).isLessThan(50);
        }

        @Test
        void find_rare_words_by_their_index_and_common_ones_along_the_newest() {
            Plan rare = page(new IssueFilter(null, null, null, "lamp w77", null, null), null);
            assertThat(rare.touchedRows()).isLessThan(5000);
            Plan common = page(new IssueFilter(null, null, null, "lamp", null, null), null);
            assertThat(common.touchedRows()).isLessThan(5000);
        }

        @Test
        void find_one_issue_and_ten_by_their_ids() {
            Plan one = plan(database -> new PostgresIssues(database).find(SOME));
            assertThat(one.indexes()).containsExactly("issue_attention_pkey", "issues_pkey");
            assertThat(one.touchedRows()).isEqualTo(2);
        }
    }

    @Nested
    class Comments_and_history_of_an_issue {

        @Test
        void a_page_of_comments_comes_in_order_from_an_index() {
            for (Comment.Position after :
                    new Comment.Position[] {null, new Comment.Position(NOW.minus(Duration.ofDays(60)), 5)}) {
                Plan page = plan(database -> new PostgresComments(database).of(SOME, after, 3));
                assertThat(page.indexes()).containsExactly("comments_of_issue");
                assertThat(page.sortedRows()).isZero();
                assertThat(page.touchedRows()).isLessThanOrEqualTo(4);
            }
        }

        @Test
        void its_times_and_its_history_come_from_an_index() {
            assertThat(plan(database -> new PostgresComments(database).timesOf(SOME))
                            .indexes())
                    .containsExactly("comments_of_issue");
            assertThat(plan(database -> new PostgresStatusHistory(database).of(SOME))
                            .indexes())
                    .containsExactly("status_changes_of_issue");
        }
    }

    @Nested
    class Daily_statistics {

        private final BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("Asia/Seoul"));
        private final LocalDate day = LocalDate.parse("2026-02-02");

        private Plan count(DayRange range) {
            return plan(database -> new PostgresIssueActivity(database).countPerDay(range, calendar));
        }

        @Test
        void a_short_range_reads_each_table_once_by_its_time() {
            Plan plan = count(new DayRange(day, day.plusDays(2)));
            assertThat(plan.indexes()).containsExactly("comments_by_time", "issues_newest", "resolutions_by_time");
            assertThat(plan.tables()).containsExactly("comments", "issues", "status_changes");
            assertThat(plan.touchedRows()).isLessThan(20_000);
        }

        @Test
        void a_long_range_reads_each_table_once() {
            Plan plan = count(new DayRange(day.minusDays(4000), day.plusDays(30)));
            for (String table : plan.tables()) {
                assertThat(plan.scansOf(table)).hasSize(1).allMatch(scan -> scan.loops() <= 3);
            }
        }

        @Test
        void the_first_thing_that_happened_is_the_first_of_three_indexes() {
            Plan plan = plan(database -> new PostgresIssueActivity(database).first());
            assertThat(plan.indexes()).containsExactly("comments_by_time", "issues_newest", "resolutions_by_time");
            assertThat(plan.touchedRows()).isEqualTo(3);
        }

        @Test
        void lead_times_of_a_day_read_the_resolutions_of_that_day() {
            Plan plan = plan(database -> new PostgresIssueActivity(database).leadTimes(DayRange.of(day), calendar));
            assertThat(plan.indexes()).contains("resolutions_by_time");
            assertThat(plan.scansOf("issues")).noneMatch(scan -> scan.type().equals("Seq Scan"));
        }
    }

    @Nested
    class Popular_issues {

        @Test
        void recent_ones_are_merged_from_an_ordered_index() {
            Plan plan = plan(database -> new PostgresPopularityScores(database).top(PopularityRule.RECENT, 10, NOW));
            assertThat(plan.tables()).containsExactly("popularity");
            assertThat(plan.indexes()).containsExactly("popularity_recent");
            assertThat(plan.sortedRows()).isLessThanOrEqualTo(290);
            assertThat(plan.touchedRows()).as(plan.nodes().toString()).isLessThan(1500);
        }

        @Test
        void active_ones_are_the_first_of_an_ordered_index() {
            Plan plan = plan(database -> new PostgresPopularityScores(database).top(PopularityRule.ACTIVITY, 10, NOW));
            assertThat(plan.tables()).containsExactly("popularity");
            assertThat(plan.indexes()).containsExactly("popularity_activity");
            assertThat(plan.sortedRows()).isZero();
            assertThat(plan.touchedRows()).isEqualTo(10);
        }

        @ParameterizedTest
        @EnumSource
        void as_of_another_instant_they_are_counted_by_indexes(PopularityRule rule) {
            Plan plan = plan(
                    database -> new PostgresPopularityScores(database).topAt(rule, 10, NOW.minus(Duration.ofDays(40))));
            assertThat(plan.scansOf("comments")).noneMatch(scan -> scan.type().equals("Seq Scan"));
            assertThat(plan.scansOf("views")).noneMatch(scan -> scan.type().equals("Seq Scan"));
        }

        @Test
        void a_roll_up_reads_only_what_has_left_the_window() {
            Instant later = NOW.plusSeconds(5);
            Plan plan = plan(
                    "DELETE FROM popularity_pending", database -> new PostgresPopularityScores(database).rollUp(later));
            assertThat(plan.indexes()).contains("comments_by_time", "views_by_time", "popularity_pkey");
            assertThat(plan.scansOf("comments")).hasSize(1).allMatch(scan -> scan.rows() < 100);
            assertThat(plan.scansOf("views")).hasSize(1).allMatch(scan -> scan.rows() < 100);
        }
    }
}
