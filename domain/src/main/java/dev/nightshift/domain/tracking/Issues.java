package dev.nightshift.domain.tracking;

import dev.nightshift.domain.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The issues that are kept. */
public interface Issues {

    /** An id that no other issue has or will have. */
    IssueId nextId();

    /**
     * Keeps a new issue.
     *
     * @throws IllegalArgumentException if its id or key is taken
     */
    void add(Issue issue);

    /** The issue, held against other writers until the transaction ends. */
    Optional<Issue> findForUpdate(IssueId id);

    /** The issue, held until the transaction ends against all who would write to it or add to what belongs to it. */
    Optional<Issue> findForRemoval(IssueId id);

    Optional<TrackedIssue> find(IssueId id);

    /** The issues with these ids that are there, in no particular order. */
    List<TrackedIssue> find(List<IssueId> ids);

    /** Writes an issue that is there; does nothing when it is not. */
    void update(Issue issue);

    /** Removes an issue with all that belongs to it; false when it was not there. */
    boolean remove(IssueId id);

    /**
     * The issues that pass the filter, newest first, ties by descending id.
     *
     * @param after the last row of the page before; null for the first page
     * @param limit the size of a page, at least 1
     */
    Page<TrackedIssue, TrackedIssue.Position> list(
            IssueFilter filter, TrackedIssue.@Nullable Position after, int limit);
}
