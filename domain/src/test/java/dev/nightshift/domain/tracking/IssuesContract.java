package dev.nightshift.domain.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.OddTexts;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.Together;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link Issues} promise, but for their lists. */
public abstract class IssuesContract {

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    private Issues issues() {
        return tracker().issues();
    }

    static Stream<String> oddTexts() {
        return OddTexts.all();
    }

    @Nested
    class No_issue_is_there {

        private final IssueId nobody = new IssueId(4711);

        @Test
        void finds_nothing() {
            assertThat(issues().find(nobody)).isEmpty();
            assertThat(issues().findForUpdate(nobody)).isEmpty();
            assertThat(issues().findForRemoval(nobody)).isEmpty();
            assertThat(issues().find(List.of(nobody))).isEmpty();
            assertThat(issues().find(List.of())).isEmpty();
        }

        @Test
        void removes_nothing() {
            assertThat(issues().remove(nobody)).isFalse();
        }

        @Test
        void writing_one_does_not_add_it() {
            issues().update(anIssue().withId(nobody).build());
            assertThat(issues().find(nobody)).isEmpty();
        }
    }

    @Nested
    class An_issue_is_added {

        private final Issue issue = new Issue(
                new IssueId(7),
                new IssueKey("LAMP-7"),
                new IssueText("It flickers", "On and off."),
                IssueStatus.IN_PROGRESS,
                "ann",
                "bob",
                Instant.parse("2026-03-02T09:00:00.123456Z"),
                Instant.parse("2026-03-03T10:00:00.654321Z"));

        @Test
        void is_found_as_it_was_with_no_attention_yet() {
            issues().add(issue);
            assertThat(issues().find(issue.id())).contains(new TrackedIssue(issue, Attention.NONE));
            assertThat(issues().findForUpdate(issue.id())).contains(issue);
            assertThat(issues().findForRemoval(issue.id())).contains(issue);
        }

        @Test
        void is_found_among_others_asked_for_once_however_often_named() {
            issues().add(issue);
            List<TrackedIssue> found = issues().find(List.of(new IssueId(1), issue.id(), issue.id()));
            assertThat(found).extracting(TrackedIssue::issue).containsExactly(issue);
        }

        @Test
        void nobody_need_have_reported_it() {
            Issue orphan = anIssue().reportedBy(null).assignedTo(null).build();
            issues().add(orphan);
            assertThat(issues().findForUpdate(orphan.id())).contains(orphan);
        }

        @Test
        void its_id_is_taken() {
            issues().add(issue);
            Issue other = anIssue().withId(issue.id()).withKey("OTHER-1").build();
            assertThatThrownBy(() -> issues().add(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("taken");
        }

        @Test
        void its_key_is_taken() {
            issues().add(issue);
            Issue other = anIssue().withId(8).withKey("LAMP-7").build();
            assertThatThrownBy(() -> issues().add(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("taken");
        }

        @Test
        void a_new_id_never_leads_to_a_key_that_is_taken() {
            long next = issues().nextId().value() + 1;
            issues().add(anIssue().withId(1_000_000).withKey("ISSUE-" + next).build());
            assertThat(issues().nextId()).isEqualTo(new IssueId(next + 1));
        }

        @Test
        void times_are_cut_off_to_the_microsecond() {
            issues().add(anIssue().createdOn("2026-03-02T23:59:59.999999999Z").build());
            assertThat(issues().findForUpdate(new IssueId(1)))
                    .map(Issue::createdAt)
                    .contains(Instant.parse("2026-03-02T23:59:59.999999Z"));
        }

        @Test
        void three_megabytes_of_description_come_back() {
            issues().add(anIssue().described(OddTexts.OF_THREE_MEGABYTES).build());
            assertThat(issues().findForUpdate(new IssueId(1))
                            .orElseThrow()
                            .text()
                            .description())
                    .isEqualTo(OddTexts.OF_THREE_MEGABYTES);
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.OddTexts#all")
        void odd_texts_come_back(String odd) {
            Issue written = anIssue()
                    .titled(odd)
                    .described(odd)
                    .reportedBy(odd)
                    .assignedTo(odd)
                    .build();
            issues().add(written);
            assertThat(issues().findForUpdate(written.id())).contains(written);
        }
    }

    @Nested
    class An_issue_is_written_again {

        @Test
        void the_last_one_counts_and_its_attention_stays() {
            Issue issue = anIssue().in(issues());
            tracker().views().add(Map.of(issue.id(), 3L), issue.createdAt());
            Issue first = issue.withText(new IssueText("One", ""), issue.createdAt());
            Issue second = first.withText(new IssueText("Two", "2"), Instant.parse("2026-03-05T00:00:00Z"));
            issues().update(first);
            issues().update(second);
            issues().update(second);
            assertThat(issues().find(issue.id())).contains(new TrackedIssue(second, new Attention(3, 0)));
        }
    }

    @Nested
    class An_issue_is_removed {

        @Test
        void it_is_gone_with_all_that_belonged_to_it_and_no_other_is() {
            Issue issue = anIssue().in(issues());
            Issue other = anIssue().in(issues());
            for (Issue each : List.of(issue, other)) {
                tracker().comments().add(each.id(), "bob", "Indeed.", each.createdAt());
                tracker().views().add(Map.of(each.id(), 1L), each.createdAt());
                tracker()
                        .history()
                        .append(new StatusChange(
                                each.id(), IssueStatus.OPEN, IssueStatus.CLOSED, "bob", each.createdAt()));
            }

            assertThat(issues().remove(issue.id())).isTrue();

            assertThat(issues().find(issue.id())).isEmpty();
            assertThat(tracker().comments().timesOf(issue.id())).isEmpty();
            assertThat(tracker().history().of(issue.id())).isEmpty();
            assertThat(issues().find(other.id())).map(TrackedIssue::attention).contains(new Attention(1, 1));
            assertThat(tracker().history().of(other.id())).hasSize(1);
        }

        @Test
        void it_can_be_removed_once() {
            Issue issue = anIssue().in(issues());
            assertThat(issues().remove(issue.id())).isTrue();
            assertThat(issues().remove(issue.id())).isFalse();
        }
    }

    @Nested
    class Many_write_at_once {

        @Test
        void ids_are_given_once() {
            List<IssueId> ids = Together.run(8, i -> issues().nextId());
            assertThat(ids).doesNotHaveDuplicates();
        }

        @Test
        void one_of_them_gets_a_key() {
            List<Boolean> added = Together.run(8, i -> {
                try {
                    issues().add(anIssue().withId(i + 1).withKey("SAME-1").build());
                    return true;
                } catch (IllegalArgumentException taken) {
                    return false;
                }
            });
            assertThat(added).containsOnlyOnce(true);
            Page<TrackedIssue, TrackedIssue.Position> all = issues().list(IssueFilter.ALL, null, 10);
            assertThat(all.items()).hasSize(1).allMatch(Objects::nonNull);
        }
    }
}
