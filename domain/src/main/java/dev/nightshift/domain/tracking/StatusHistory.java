package dev.nightshift.domain.tracking;

import java.util.List;

/** Every status change that ever happened, append-only. */
public interface StatusHistory {

    void append(StatusChange change);

    /** An issue's changes, oldest first, ties in the order they were appended; empty for an unknown issue. */
    List<StatusChange> of(IssueId issue);
}
