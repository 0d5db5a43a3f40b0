package dev.nightshift.application.tracking;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.VisibleText;
import dev.nightshift.domain.tracking.Actor;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueText;
import dev.nightshift.domain.tracking.Issues;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Changes what an issue says and who works on it. */
public final class EditIssue {

    private final Transactions transactions;
    private final Issues issues;
    private final InstantSource clock;

    public EditIssue(Transactions transactions, Issues issues, InstantSource clock) {
        this.transactions = transactions;
        this.issues = issues;
        this.clock = clock;
    }

    public Outcome edit(IssueId id, Edit edit, Actor actor) {
        return transactions.inOne(() -> issues.findForUpdate(id)
                .map(issue -> edited(issue, edit, actor))
                .orElseGet(Outcome.NotFound::new));
    }

    private Outcome edited(Issue issue, Edit edit, Actor actor) {
        if (!actor.mayEdit(issue)) {
            return new Outcome.NotAllowed();
        }
        Issue edited = edit.appliedTo(issue, clock.instant());
        issues.update(edited);
        return new Outcome.Edited(edited);
    }

    /** What to change; a null part stays as it is. */
    public record Edit(@Nullable String title, @Nullable String description, @Nullable Assignment assignment) {

        /** @throws IllegalArgumentException if the title is blank */
        public Edit {
            if (title != null && VisibleText.isBlank(title)) {
                throw new IllegalArgumentException("title must not be blank");
            }
        }

        private Issue appliedTo(Issue issue, Instant now) {
            IssueText text = new IssueText(
                    title != null ? title : issue.text().title(),
                    description != null ? description : issue.text().description());
            Issue edited = issue.withText(text, now);
            return assignment == null ? edited : edited.assignedTo(assignment.assignee(), now);
        }
    }

    /** Who works on the issue from now on; null for nobody. */
    public record Assignment(@Nullable String assignee) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Edited(Issue issue) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotAllowed() implements Outcome {}
    }
}
