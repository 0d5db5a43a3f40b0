package dev.nightshift.application.tracking;

import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.TrackedIssue;
import dev.nightshift.domain.tracking.ViewTally;
import java.util.Optional;

/** Shows an issue to somebody, which counts as a view. */
public final class ViewIssue {

    private final Issues issues;
    private final ViewTally views;

    public ViewIssue(Issues issues, ViewTally views) {
        this.issues = issues;
        this.views = views;
    }

    public Optional<TrackedIssue> view(IssueId id) {
        return issues.find(id).map(this::counted);
    }

    private TrackedIssue counted(TrackedIssue seen) {
        IssueId id = seen.issue().id();
        views.count(id);
        return new TrackedIssue(seen.issue(), seen.attention().plusViews(views.of(id)));
    }
}
