package dev.nightshift.domain.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.OddTexts;
import dev.nightshift.domain.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the lists of {@link Issues} promise. */
public abstract class IssueListContract {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    private void add(IssueBuilder issue) {
        tracker().issues().add(issue.build());
    }

    private List<Long> listed(IssueFilter filter) {
        return idsOf(tracker().issues().list(filter, null, 100));
    }

    private static List<Long> idsOf(Page<TrackedIssue, TrackedIssue.Position> page) {
        return page.items().stream().map(row -> row.issue().id().value()).toList();
    }

    private static IssueFilter text(String text) {
        return new IssueFilter(null, null, null, text, null, null);
    }

    private static IssueFilter created(@Nullable Instant from, @Nullable Instant to) {
        return new IssueFilter(null, null, null, null, from, to);
    }

    @Nested
    class No_issue_is_there {

        @Test
        void the_list_is_empty_and_has_no_next_page() {
            Page<TrackedIssue, TrackedIssue.Position> page = tracker().issues().list(IssueFilter.ALL, null, 10);
            assertThat(page).isEqualTo(new Page<>(List.of(), null));
        }
    }

    @Nested
    class Issues_of_the_same_moment {

        @BeforeEach
        void add_them() {
            for (int id : new int[] {3, 1, 5, 2, 4}) {
                add(anIssue().withId(id).createdOn(MONDAY));
            }
            add(anIssue().withId(6).createdOn(MONDAY.minusNanos(1000)));
            add(anIssue().withId(7).createdOn(MONDAY.plusNanos(1000)));
        }

        @Test
        void come_newest_first_and_then_by_descending_id() {
            assertThat(listed(IssueFilter.ALL)).containsExactly(7L, 5L, 4L, 3L, 2L, 1L, 6L);
        }

        @ParameterizedTest
        @CsvSource({"1", "2", "3", "6", "7", "8"})
        void stand_on_one_page_each_however_large_a_page_is(int limit) {
            List<Long> seen = new ArrayList<>();
            TrackedIssue.@Nullable Position after = null;
            do {
                var page = tracker().issues().list(IssueFilter.ALL, after, limit);
                assertThat(page.items()).hasSizeBetween(1, limit);
                seen.addAll(idsOf(page));
                after = page.next();
            } while (after != null);
            assertThat(seen).containsExactly(7L, 5L, 4L, 3L, 2L, 1L, 6L);
        }

        @Test
        void a_page_may_follow_a_row_that_is_gone() {
            tracker().issues().remove(new IssueId(4));
            var page = tracker().issues().list(IssueFilter.ALL, new TrackedIssue.Position(MONDAY, new IssueId(4)), 2);
            assertThat(idsOf(page)).containsExactly(3L, 2L);
        }
    }

    @Nested
    class A_range_of_creation {

        @BeforeEach
        void add_issues_around_both_ends() {
            add(anIssue().withId(1).createdOn(MONDAY.minusNanos(1000)));
            add(anIssue().withId(2).createdOn(MONDAY));
            add(anIssue().withId(3).createdOn(TUESDAY.minusNanos(1000)));
            add(anIssue().withId(4).createdOn(TUESDAY));
        }

        @Test
        void holds_its_beginning_and_not_its_end() {
            assertThat(listed(created(MONDAY, TUESDAY))).containsExactly(3L, 2L);
        }

        @Test
        void may_be_open_at_either_end() {
            assertThat(listed(created(TUESDAY, null))).containsExactly(4L);
            assertThat(listed(created(null, MONDAY))).containsExactly(1L);
        }

        @Test
        void may_be_empty() {
            assertThat(listed(created(MONDAY, MONDAY))).isEmpty();
        }

        @Test
        void may_reach_to_the_ends_of_time() {
            assertThat(listed(created(Instant.MIN, Instant.MAX))).hasSize(4);
            assertThat(listed(created(Instant.MAX, null))).isEmpty();
        }
    }

    @Nested
    class Other_conditions {

        @BeforeEach
        void add_issues_of_several_kinds() {
            add(anIssue().withId(1).in(IssueStatus.OPEN).reportedBy("ann").assignedTo("bob"));
            add(anIssue().withId(2).in(IssueStatus.CLOSED).reportedBy("ann").assignedTo(null));
            add(anIssue().withId(3).in(IssueStatus.OPEN).reportedBy(null).assignedTo("bob"));
        }

        @Test
        void each_lets_only_its_own_pass() {
            assertThat(listed(new IssueFilter(IssueStatus.OPEN, null, null, null, null, null)))
                    .containsExactly(3L, 1L);
            assertThat(listed(new IssueFilter(null, "ann", null, null, null, null)))
                    .containsExactly(2L, 1L);
            assertThat(listed(new IssueFilter(null, null, "bob", null, null, null)))
                    .containsExactly(3L, 1L);
            assertThat(listed(new IssueFilter(null, "Ann", null, null, null, null)))
                    .isEmpty();
        }

        @Test
        void all_must_be_met_together() {
            assertThat(listed(new IssueFilter(IssueStatus.OPEN, "ann", "bob", "lamp", IssueBuilder.SOME_TIME, null)))
                    .containsExactly(1L);
            assertThat(listed(new IssueFilter(IssueStatus.CLOSED, "ann", "bob", null, null, null)))
                    .isEmpty();
        }
    }

    @Nested
    class Words_are_sought {

        @ParameterizedTest
        @CsvSource({
            "lamp",
            "LAMP",
            "flick lam",
            "7",
            "7.5.1",
            "5",
            "example.com",
            "com",
            "foo-bar",
            "bar_foo",
            "c++",
            "ünal",
            "한국",
            "'; --",
            "&|!:*()",
            "lamp & !lamp"
        })
        void finds_words_by_their_beginnings(String text) {
            add(anIssue()
                    .titled("Lamp flickers since v7.5.1, see www.example.com/foo-bar_foo")
                    .described("C++ by ÜNALAN, 한국어 lamp:* 7.5.1"));
            assertThat(listed(text(text))).containsExactly(1L);
        }

        @ParameterizedTest
        @CsvSource({"amp", "lamp candle", "lamps", "lamp:flicker*s"})
        void does_not_find_other_words(String text) {
            add(anIssue().titled("The lamp flickered").described(""));
            assertThat(listed(text(text))).isEmpty();
        }

        @Test
        void a_text_without_words_lets_all_pass() {
            add(anIssue());
            assertThat(listed(text(" -- "))).containsExactly(1L);
            assertThat(listed(text(""))).containsExactly(1L);
        }

        @Test
        void words_of_any_length_are_found_by_their_beginnings() {
            add(anIssue().titled("").described("x" + "abc".repeat(3000)));
            assertThat(listed(text("x" + "abc".repeat(2000)))).containsExactly(1L);
            assertThat(listed(text("x" + "abc".repeat(200_000)))).containsExactly(1L);
        }

        @Test
        void only_the_beginning_of_a_description_is_searched() {
            String far = "lorem ".repeat(2000);
            add(anIssue().withId(1).described("needle " + far));
            add(anIssue().withId(2).described(far + "needle"));
            assertThat(listed(text("needle"))).containsExactly(1L);
        }

        @Test
        void an_edited_issue_is_found_by_its_new_words() {
            add(anIssue());
            Issue edited = anIssue().titled("Candle").described("").build();
            tracker().issues().update(edited);
            assertThat(listed(text("candle"))).containsExactly(1L);
            assertThat(listed(text("lamp"))).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.OddTexts#all")
        void every_text_is_found_by_itself(String odd) {
            add(anIssue().titled(odd).described(odd));
            assertThat(listed(text(odd))).containsExactly(1L);
        }

        @Test
        void three_megabytes_are_no_harm() {
            add(anIssue().described(OddTexts.OF_THREE_MEGABYTES));
            assertThat(listed(text(OddTexts.OF_THREE_MEGABYTES))).containsExactly(1L);
        }
    }
}
