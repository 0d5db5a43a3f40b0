package dev.nightshift.domain.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.OddTexts;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Comments} promise. */
public abstract class CommentsContract {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    private Comments comments() {
        return tracker().comments();
    }

    private Comment say(Issue issue, String body, Instant at) {
        return comments().add(issue.id(), "bob", body, at).orElseThrow();
    }

    private long countOf(Issue issue) {
        return tracker().issues().find(issue.id()).orElseThrow().attention().comments();
    }

    @Nested
    class No_such_issue {

        private final IssueId nobody = new IssueId(4711);

        @Test
        void takes_no_comment() {
            assertThat(comments().add(nobody, "bob", "Hello?", NOON)).isEmpty();
            assertThat(comments().timesOf(nobody)).isEmpty();
        }

        @Test
        void has_an_empty_page_and_no_next() {
            assertThat(comments().of(nobody, null, 10)).isEqualTo(new Page<>(List.of(), null));
        }
    }

    @Nested
    class A_comment_is_added {

        @Test
        void it_is_counted_and_found_as_it_was_answered() {
            Issue issue = anIssue().in(tracker().issues());
            Comment comment = say(issue, "Indeed.", Instant.parse("2026-03-02T12:00:00.123456789Z"));

            assertThat(comment)
                    .isEqualTo(new Comment(
                            comment.id(), issue.id(), "bob", "Indeed.", Instant.parse("2026-03-02T12:00:00.123456Z")));
            assertThat(comments().of(issue.id(), null, 10).items()).containsExactly(comment);
            assertThat(countOf(issue)).isEqualTo(1);
        }

        @Test
        void the_same_again_is_another() {
            Issue issue = anIssue().in(tracker().issues());
            Comment one = say(issue, "Indeed.", NOON);
            Comment other = say(issue, "Indeed.", NOON);
            assertThat(other.id()).isGreaterThan(one.id());
            assertThat(countOf(issue)).isEqualTo(2);
        }

        @Test
        void it_may_be_older_than_its_issue_and_older_than_the_calendar() {
            Issue issue = anIssue().createdOn(NOON).in(tracker().issues());
            Comment ancient = say(issue, "Salve", Instant.parse("-0043-03-15T11:00:00Z"));
            say(issue, "Indeed.", NOON.minusSeconds(1));
            assertThat(comments().of(issue.id(), null, 1).items()).containsExactly(ancient);
        }

        @Test
        void three_megabytes_come_back() {
            Issue issue = anIssue().in(tracker().issues());
            say(issue, OddTexts.OF_THREE_MEGABYTES, NOON);
            assertThat(comments().of(issue.id(), null, 1).items())
                    .extracting(Comment::body)
                    .containsExactly(OddTexts.OF_THREE_MEGABYTES);
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.OddTexts#all")
        void odd_texts_come_back(String odd) {
            Issue issue = anIssue().in(tracker().issues());
            Comment comment = comments().add(issue.id(), odd, odd, NOON).orElseThrow();
            assertThat(comment.body()).isEqualTo(odd);
            assertThat(comments().of(issue.id(), null, 1).items()).containsExactly(comment);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\0", "a\0b", "\ud800", "\udc00\ud800"})
        void text_that_is_not_plain_is_refused(String bad) {
            Issue issue = anIssue().in(tracker().issues());
            assertThatThrownBy(() -> comments().add(issue.id(), "bob", bad, NOON))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> comments().add(issue.id(), bad, "body", NOON))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(countOf(issue)).isZero();
        }
    }

    @Nested
    class Several_comments {

        @Test
        void come_oldest_first_and_then_as_they_were_stored_one_page_after_the_other() {
            Issue issue = anIssue().in(tracker().issues());
            say(anIssue().in(tracker().issues()), "elsewhere", NOON);
            Comment third = say(issue, "third", NOON);
            Comment fourth = say(issue, "fourth", NOON);
            Comment first = say(issue, "first", NOON.minusNanos(2000));
            Comment fifth = say(issue, "fifth", NOON);
            Comment second = say(issue, "second", NOON.minusNanos(1000));
            List<Comment> expected = List.of(first, second, third, fourth, fifth);

            for (int limit = 1; limit <= 6; limit++) {
                assertThat(paged(issue, limit)).isEqualTo(expected);
            }
            assertThat(comments().timesOf(issue.id()))
                    .containsExactlyElementsOf(
                            expected.stream().map(Comment::createdAt).toList());
        }

        private List<Comment> paged(Issue issue, int limit) {
            List<Comment> seen = new ArrayList<>();
            Comment.@Nullable Position after = null;
            do {
                Page<Comment, Comment.Position> page = comments().of(issue.id(), after, limit);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                seen.addAll(page.items());
                after = page.next();
            } while (after != null);
            return seen;
        }
    }

    @Nested
    class Many_comment_at_once {

        @Test
        void none_is_lost() {
            Issue issue = anIssue().in(tracker().issues());
            List<Optional<Comment>> said =
                    Together.run(8, i -> comments().add(issue.id(), "user" + i, "Me too.", NOON));
            assertThat(said).allMatch(Optional::isPresent).doesNotHaveDuplicates();
            assertThat(countOf(issue)).isEqualTo(8);
            assertThat(comments().timesOf(issue.id())).hasSize(8);
        }
    }
}
