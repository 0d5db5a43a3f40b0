package dev.nightshift.application.tracking;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.TrackedIssue;
import org.jspecify.annotations.Nullable;

/** Lists issues, newest first. */
public final class ListIssues {

    private final Issues issues;

    public ListIssues(Issues issues) {
        this.issues = issues;
    }

    public Page<TrackedIssue, TrackedIssue.Position> list(
            IssueFilter filter, TrackedIssue.@Nullable Position after, int limit) {
        return issues.list(filter, after, limit);
    }
}
