package dev.nightshift.domain.tracking;

/** Who wants to know what happens to issues; called in the transaction of the change. */
@FunctionalInterface
public interface IssueEvents {

    void tell(IssueEvent event);
}
