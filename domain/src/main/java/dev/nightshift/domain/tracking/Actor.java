package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

/**
 * Who does something to an issue.
 *
 * @param mayEditAll whether also issues that others reported may be edited
 */
public record Actor(String name, boolean mayEditAll) {

    public Actor {
        requireNonNull(name, "name");
    }

    public boolean mayEdit(Issue issue) {
        return mayEditAll || issue.isReportedBy(name);
    }

    /** Like editing; the assignee may change the status as well. */
    public boolean mayChangeStatusOf(Issue issue) {
        return mayEdit(issue) || name.equals(issue.assignee());
    }
}
