package dev.nightshift.domain.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueTest {

    private static final Instant LATER = IssueBuilder.SOME_TIME.plusSeconds(60);

    @Nested
    class A_reported_issue {

        @Test
        void is_open_and_has_a_key_made_of_its_id() {
            Issue issue = Issue.reported(new IssueId(42), new IssueText("Lamp", ""), "ann", null, LATER);
            assertThat(issue.key()).isEqualTo(new IssueKey("ISSUE-42"));
            assertThat(issue.status()).isEqualTo(IssueStatus.OPEN);
            assertThat(issue.createdAt()).isEqualTo(issue.updatedAt()).isEqualTo(LATER);
            assertThat(issue.isReportedBy("ann")).isTrue();
            assertThat(issue.isReportedBy("bob")).isFalse();
        }
    }

    @Nested
    class A_change_of_status {

        private final Issue issue = anIssue().in(IssueStatus.CLOSED).build();

        @Test
        void leads_to_the_other_status() {
            StatusChange change = issue.changeTo(IssueStatus.OPEN, "bob", LATER).orElseThrow();
            assertThat(change)
                    .isEqualTo(new StatusChange(issue.id(), IssueStatus.CLOSED, IssueStatus.OPEN, "bob", LATER));
            assertThat(issue.after(change).status()).isEqualTo(IssueStatus.OPEN);
            assertThat(issue.after(change).updatedAt()).isEqualTo(LATER);
        }

        @Test
        void to_the_same_status_is_none() {
            assertThat(issue.changeTo(IssueStatus.CLOSED, "bob", LATER)).isEmpty();
        }

        @Test
        void fits_only_the_issue_and_the_status_it_starts_from() {
            StatusChange other = new StatusChange(new IssueId(2), IssueStatus.CLOSED, IssueStatus.OPEN, "bob", LATER);
            StatusChange late = new StatusChange(issue.id(), IssueStatus.OPEN, IssueStatus.RESOLVED, "bob", LATER);
            assertThatThrownBy(() -> issue.after(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> issue.after(late)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Who_may_do_what {

        private final Issue issue =
                anIssue().reportedBy("ann").assignedTo("bob").build();

        @Test
        void the_reporter_and_who_may_edit_all_edit_it() {
            assertThat(new Actor("ann", false).mayEdit(issue)).isTrue();
            assertThat(new Actor("eve", true).mayEdit(issue)).isTrue();
            assertThat(new Actor("bob", false).mayEdit(issue)).isFalse();
            assertThat(new Actor("eve", false).mayEdit(issue)).isFalse();
        }

        @Test
        void the_assignee_changes_its_status_as_well() {
            assertThat(new Actor("ann", false).mayChangeStatusOf(issue)).isTrue();
            assertThat(new Actor("bob", false).mayChangeStatusOf(issue)).isTrue();
            assertThat(new Actor("eve", false).mayChangeStatusOf(issue)).isFalse();
        }

        @Test
        void nobody_is_meant_where_nobody_is_named() {
            Issue orphan = anIssue().reportedBy(null).assignedTo(null).build();
            assertThat(new Actor("ann", false).mayChangeStatusOf(orphan)).isFalse();
        }
    }

    @Nested
    class Values_that_are_refused {

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "A B", "A\n", "\u0007", "A\0", "\u2003x"})
        void a_key_with_white_space_or_without_characters(String key) {
            assertThatThrownBy(() -> new IssueKey(key)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void a_key_of_more_than_a_hundred_characters() {
            assertThat(new IssueKey("x".repeat(100)).value()).hasSize(100);
            assertThatThrownBy(() -> new IssueKey("x".repeat(101))).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void a_title_of_more_than_five_hundred_characters() {
            assertThat(new IssueText("x".repeat(500), "").title()).hasSize(500);
            assertThatThrownBy(() -> new IssueText("x".repeat(501), "")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void names_that_no_store_can_keep() {
            assertThatThrownBy(() -> anIssue().reportedBy("a\0").build()).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> anIssue().assignedTo("\ud800").build())
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void an_id_below_one() {
            assertThatThrownBy(() -> new IssueId(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
