package dev.nightshift.application.tracking;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.StatusChange;
import dev.nightshift.domain.tracking.StatusHistory;
import java.util.List;
import java.util.Optional;

/** Shows which statuses an issue went through, oldest first. */
public final class ShowStatusHistory {

    private final Issues issues;
    private final StatusHistory history;

    public ShowStatusHistory(Issues issues, StatusHistory history) {
        this.issues = issues;
        this.history = history;
    }

    /**
     * A page of the changes; empty when there is no such issue.
     *
     * @param after how many changes were seen on the pages before
     */
    public Optional<Page<StatusChange, Integer>> show(IssueId issue, int after, int limit) {
        return issues.find(issue).map(there -> page(history.of(issue), after, limit));
    }

    private static Page<StatusChange, Integer> page(List<StatusChange> all, int after, int limit) {
        int start = Math.min(after, all.size());
        return Page.cut(all.subList(start, all.size()), limit, last -> start + limit);
    }
}
