package dev.nightshift.domain.tracking;

import static dev.nightshift.domain.tracking.Dumps.change;
import static dev.nightshift.domain.tracking.Dumps.comment;
import static dev.nightshift.domain.tracking.Dumps.issue;
import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static dev.nightshift.domain.tracking.IssueStatus.CLOSED;
import static dev.nightshift.domain.tracking.IssueStatus.IN_PROGRESS;
import static dev.nightshift.domain.tracking.IssueStatus.OPEN;
import static dev.nightshift.domain.tracking.IssueStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.domain.OddTexts;
import dev.nightshift.domain.tracking.IssueIntake.Kind;
import dev.nightshift.domain.tracking.IssueIntake.Misfit;
import dev.nightshift.domain.tracking.IssueIntake.Settled;
import dev.nightshift.domain.tracking.IssueIntake.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link IssueIntake} promises. */
public abstract class IssueIntakeContract {

    private static final Instant NOON = Dumps.NOON;

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    private Settled takeIn(Consumer<IssueIntake> rows) {
        return tracker().inOne(() -> {
            IssueIntake intake = tracker().intake();
            rows.accept(intake);
            return intake.complete();
        });
    }

    private TrackedIssue found(String key) {
        return tracker().issues().list(IssueFilter.ALL, null, 100).items().stream()
                .filter(row -> row.issue().key().value().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<StatusChange> historyOf(String key) {
        return tracker().history().of(found(key).issue().id());
    }

    @Nested
    class An_empty_dump {

        @Test
        void changes_nothing() {
            assertThat(takeIn(intake -> {})).isEqualTo(new Settled(0, 0, 0, 0, List.of(), 0, Optional.empty()));
        }
    }

    @Nested
    class A_new_dump {

        private void pour(IssueIntake intake) {
            intake.comment(comment("LAMP-1", "older than its issue"), 2);
            intake.issue(issue("LAMP-1", NOON.plusSeconds(5)), 2);
            intake.statusChange(change("LAMP-1", RESOLVED, "bob", NOON.plusSeconds(9)), 2);
            intake.issue(issue("LAMP-2", NOON.minusSeconds(5)), 3);
            intake.comment(comment("LAMP-1", "again"), 3);
            intake.comment(comment("LAMP-1", "again"), 4);
        }

        @Test
        void is_taken_in_whatever_order_its_rows_come_in() {
            Settled settled = takeIn(this::pour);
            assertThat(settled)
                    .isEqualTo(new Settled(
                            2,
                            3,
                            1,
                            0,
                            List.of(),
                            0,
                            Optional.of(new Span(NOON.minusSeconds(5), NOON.plusSeconds(9)))));
            TrackedIssue lamp = found("LAMP-1");
            assertThat(lamp.attention()).isEqualTo(new Attention(5, 3));
            assertThat(lamp.issue())
                    .isEqualTo(new Issue(
                            lamp.issue().id(),
                            new IssueKey("LAMP-1"),
                            new IssueText("Lamp of LAMP-1", "flickers"),
                            CLOSED,
                            "ann",
                            null,
                            NOON.plusSeconds(5),
                            NOON.plusSeconds(65)));
            assertThat(tracker().comments().of(lamp.issue().id(), null, 9).items())
                    .extracting(Comment::body)
                    .containsExactly("older than its issue", "again", "again");
        }

        @Test
        void is_found_by_its_words() {
            takeIn(this::pour);
            IssueFilter words = new IssueFilter(null, null, null, "lamp 2 flick", null, null);
            assertThat(tracker().issues().list(words, null, 9).items()).hasSize(1);
        }

        @Test
        void is_known_when_it_comes_again() {
            takeIn(this::pour);
            assertThat(takeIn(this::pour)).isEqualTo(new Settled(0, 0, 0, 6, List.of(), 0, Optional.empty()));
            assertThat(found("LAMP-1").attention()).isEqualTo(new Attention(5, 3));
        }

        @Test
        void adds_to_what_is_known_as_many_of_the_same_as_are_missing() {
            takeIn(this::pour);
            Settled settled = takeIn(intake -> {
                pour(intake);
                intake.comment(comment("LAMP-1", "again"), 5);
                intake.comment(new DumpedComment(new IssueKey("LAMP-1"), "bob", "again", NOON), 6);
                intake.statusChange(change("LAMP-1", RESOLVED, null, NOON.plusSeconds(9)), 5);
                intake.statusChange(change("LAMP-1", RESOLVED, "bob", NOON.plusSeconds(9)), 6);
            });
            assertThat(settled.newComments()).isEqualTo(2);
            assertThat(settled.newStatusChanges()).isEqualTo(2);
            assertThat(settled.knownRows()).isEqualTo(6);
        }

        @Test
        void leaves_nothing_when_it_breaks_off() {
            assertThatThrownBy(() -> takeIn(intake -> {
                        pour(intake);
                        throw new IllegalStateException("line 5 has 3 fields");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("line 5 has 3 fields");
            assertThat(tracker().issues().list(IssueFilter.ALL, null, 9).items())
                    .isEmpty();
        }
    }

    @Nested
    class Rows_that_fit_nowhere {

        @Test
        void are_told_with_line_and_reason() {
            Settled settled = takeIn(intake -> {
                intake.issue(issue("LAMP-1", NOON), 7);
                intake.issue(issue("LAMP-1", NOON.plusSeconds(9)), 9);
                intake.comment(comment("LAMP-3", "lost"), 3);
                intake.statusChange(change("LAMP-4", CLOSED, null, NOON), 2);
            });
            assertThat(settled.newIssues()).isEqualTo(1);
            assertThat(settled.misfitCount()).isEqualTo(3);
            assertThat(settled.misfits())
                    .containsExactlyInAnyOrder(
                            new Misfit(Kind.ISSUES, 9, "key 'LAMP-1' stands on line 7 already"),
                            new Misfit(Kind.COMMENTS, 3, "there is no issue with key 'LAMP-3'"),
                            new Misfit(Kind.EVENTS, 2, "there is no issue with key 'LAMP-4'"));
        }

        @Test
        void are_counted_to_the_last_and_listed_up_to_a_thousand() {
            Settled settled = takeIn(intake -> {
                for (int line = 1; line <= 1500; line++) {
                    intake.comment(comment("LOST-1", "lost"), line);
                }
            });
            assertThat(settled.misfitCount()).isEqualTo(1500);
            assertThat(settled.misfits()).hasSize(1000).extracting(Misfit::line).endsWith(1000L);
        }
    }

    @Nested
    class Status_changes {

        @Test
        void start_from_where_the_one_before_has_led() {
            takeIn(intake -> {
                intake.issue(issue("LAMP-1", NOON), 1);
                intake.statusChange(change("LAMP-1", CLOSED, null, NOON.plusSeconds(3)), 1);
                intake.statusChange(change("LAMP-1", IN_PROGRESS, null, NOON.plusSeconds(1)), 2);
                intake.statusChange(change("LAMP-1", OPEN, null, NOON.plusSeconds(3)), 3);
            });
            assertThat(historyOf("LAMP-1"))
                    .extracting(StatusChange::from, StatusChange::to)
                    .containsExactly(tuple(OPEN, IN_PROGRESS), tuple(IN_PROGRESS, CLOSED), tuple(CLOSED, OPEN));
        }

        @Test
        void start_from_those_already_kept_also_between_new_ones() {
            Issue issue = anIssue().withKey("LAMP-1").in(tracker().issues());
            tracker().history().append(new StatusChange(issue.id(), OPEN, IN_PROGRESS, "ann", NOON.plusSeconds(2)));
            tracker().history().append(new StatusChange(issue.id(), IN_PROGRESS, RESOLVED, "ann", NOON.plusSeconds(2)));
            takeIn(intake -> {
                intake.statusChange(change("LAMP-1", CLOSED, "bob", NOON.plusSeconds(1)), 1);
                intake.statusChange(change("LAMP-1", CLOSED, "bob", NOON.plusSeconds(2)), 2);
            });
            assertThat(historyOf("LAMP-1"))
                    .contains(new StatusChange(issue.id(), OPEN, CLOSED, "bob", NOON.plusSeconds(1)))
                    .contains(new StatusChange(issue.id(), RESOLVED, CLOSED, "bob", NOON.plusSeconds(2)));
        }
    }

    @Nested
    class Odd_and_long_texts {

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.OddTexts#all")
        void come_back(String odd) {
            IssueKey key = new IssueKey("LAMP-1");
            takeIn(intake -> {
                intake.issue(new DumpedIssue(key, new IssueText(odd, odd), OPEN, odd, odd, NOON, NOON, 0), 1);
                intake.comment(new DumpedComment(key, odd, odd, NOON), 1);
                intake.statusChange(change("LAMP-1", CLOSED, odd, NOON), 1);
            });
            Issue issue = found("LAMP-1").issue();
            assertThat(issue.text()).isEqualTo(new IssueText(odd, odd));
            assertThat(issue.reporter()).isEqualTo(odd);
            assertThat(tracker().comments().of(issue.id(), null, 1).items())
                    .extracting(Comment::author, Comment::body)
                    .containsExactly(tuple(odd, odd));
            assertThat(historyOf("LAMP-1")).extracting(StatusChange::actor).containsExactly(odd);
        }

        @Test
        void three_megabytes_and_ancient_times_come_back_and_are_known_again() {
            Instant ancient = Instant.parse("-0043-03-15T11:00:00Z");
            Instant far = Instant.parse("+12345-03-15T11:00:00.000001Z");
            Consumer<IssueIntake> rows = intake -> {
                intake.issue(issue("LAMP-1", ancient), 1);
                intake.comment(new DumpedComment(new IssueKey("LAMP-1"), null, OddTexts.OF_THREE_MEGABYTES, far), 1);
            };
            assertThat(takeIn(rows).span()).contains(new Span(ancient, far));
            assertThat(takeIn(rows).knownRows()).isEqualTo(2);
            Issue issue = found("LAMP-1").issue();
            assertThat(issue.createdAt()).isEqualTo(ancient);
            assertThat(tracker().comments().of(issue.id(), null, 1).items())
                    .extracting(Comment::body, Comment::createdAt)
                    .containsExactly(tuple(OddTexts.OF_THREE_MEGABYTES, far));
        }
    }
}
