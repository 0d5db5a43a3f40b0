package dev.nightshift.application.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueEvents;
import java.util.ArrayList;
import java.util.List;

/** Remembers events, which must be told inside of a transaction; fails when it is told to. */
final class ToldEvents implements IssueEvents {

    private final RollingBack transactions;
    private final List<IssueEvent> told = new ArrayList<>();
    private boolean failing;

    ToldEvents(RollingBack transactions) {
        this.transactions = transactions;
    }

    @Override
    public void tell(IssueEvent event) {
        assertThat(transactions.isOpen()).as("told in the transaction").isTrue();
        if (failing) {
            throw new IllegalStateException("nobody listens");
        }
        told.add(event);
    }

    void fail() {
        failing = true;
    }

    void listen() {
        failing = false;
    }

    List<IssueEvent> told() {
        return told;
    }
}
