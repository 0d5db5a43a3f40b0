package dev.nightshift.application.tracking;

import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.TrackedIssue;
import dev.nightshift.domain.tracking.ViewTally;
import java.util.Optional;

/** Shows an issue without counting a view, such as to whom just changed it. */
public final class ShowIssue {

    private final Issues issues;
    private final ViewTally views;

    public ShowIssue(Issues issues, ViewTally views) {
        this.issues = issues;
        this.views = views;
    }

    public Optional<TrackedIssue> show(IssueId id) {
        return issues.find(id)
                .map(found -> new TrackedIssue(found.issue(), found.attention().plusViews(views.of(id))));
    }
}
