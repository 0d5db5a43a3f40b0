package dev.nightshift.application.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.tracking.Actor;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueText;
import dev.nightshift.domain.tracking.TrackedIssue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditIssueTest {

    private static final Actor ANN = new Actor("ann", false);
    private static final IssueId NOBODY = new IssueId(4711);

    private final MovableClock clock = MovableClock.at("2026-03-05T10:00:00Z");
    private final Instant now = clock.instant();
    private final InMemoryTracker tracker = new InMemoryTracker();
    private final RollingBack transactions = new RollingBack(tracker);

    private final EditIssue editIssue = new EditIssue(transactions, tracker.issues(), clock);
    private final Issue issue = anIssue().reportedBy("ann").assignedTo("bob").in(tracker.issues());

    private EditIssue.Outcome edit(EditIssue.Edit edit) {
        return editIssue.edit(issue.id(), edit, ANN);
    }

    @Test
    void what_is_not_named_stays() {
        assertThat(edit(new EditIssue.Edit("New", null, null)))
                .isEqualTo(new EditIssue.Outcome.Edited(
                        issue.withText(new IssueText("New", issue.text().description()), now)));
        edit(new EditIssue.Edit(null, "", null));
        assertThat(issues()).containsExactly(issue.withText(new IssueText("New", ""), now));
    }

    @Test
    void it_can_be_given_to_somebody_or_to_nobody() {
        edit(new EditIssue.Edit(null, null, new EditIssue.Assignment("eve")));
        assertThat(issues()).containsExactly(issue.assignedTo("eve", now));
        edit(new EditIssue.Edit(null, null, new EditIssue.Assignment(null)));
        assertThat(issues()).containsExactly(issue.assignedTo(null, now));
    }

    @Test
    void only_its_reporter_and_who_may_edit_all_do() {
        EditIssue.Edit edit = new EditIssue.Edit("New", null, null);
        assertThat(editIssue.edit(issue.id(), edit, new Actor("bob", false)))
                .isEqualTo(new EditIssue.Outcome.NotAllowed());
        assertThat(issues()).containsExactly(issue);
        assertThat(editIssue.edit(issue.id(), edit, new Actor("eve", true)))
                .isInstanceOf(EditIssue.Outcome.Edited.class);
    }

    @Test
    void an_issue_that_is_not_there_is_not_found() {
        assertThat(editIssue.edit(NOBODY, new EditIssue.Edit(null, null, null), ANN))
                .isEqualTo(new EditIssue.Outcome.NotFound());
    }

    @Test
    void its_title_goes_on_saying_something() {
        assertThatThrownBy(() -> new EditIssue.Edit("  ", null, null)).hasMessage("title must not be blank");
    }

    private List<Issue> issues() {
        return tracker.issues().list(IssueFilter.ALL, null, 100).items().stream()
                .map(TrackedIssue::issue)
                .toList();
    }
}
