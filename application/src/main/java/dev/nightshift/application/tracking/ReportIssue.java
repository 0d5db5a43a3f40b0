package dev.nightshift.application.tracking;

import static java.util.Objects.requireNonNull;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.VisibleText;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.IssueText;
import dev.nightshift.domain.tracking.Issues;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens a new issue. */
public final class ReportIssue {

    private final Transactions transactions;
    private final Issues issues;
    private final IssueEvents events;
    private final InstantSource clock;

    public ReportIssue(Transactions transactions, Issues issues, IssueEvents events, InstantSource clock) {
        this.transactions = transactions;
        this.issues = issues;
        this.events = events;
        this.clock = clock;
    }

    public Issue report(Draft draft) {
        return transactions.inOne(() -> {
            Issue issue =
                    Issue.reported(issues.nextId(), draft.text(), draft.reporter(), draft.assignee(), clock.instant());
            issues.add(issue);
            events.tell(new IssueEvent.Reported(issue));
            return issue;
        });
    }

    /** What is known of an issue before it is one. */
    public record Draft(IssueText text, String reporter, @Nullable String assignee) {

        /** @throws IllegalArgumentException if the title is blank */
        public Draft {
            requireNonNull(text, "text");
            requireNonNull(reporter, "reporter");
            if (VisibleText.isBlank(text.title())) {
                throw new IllegalArgumentException("title must not be blank");
            }
        }
    }
}
