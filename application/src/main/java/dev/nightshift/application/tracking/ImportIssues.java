package dev.nightshift.application.tracking;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.IssueIntake;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes in a dump of another issue tracker: all of it, or nothing when it cannot be read to the end. */
public final class ImportIssues {

    private final Transactions transactions;
    private final Supplier<IssueIntake> intakes;
    private final IssueEvents events;

    /** @param intakes begins an intake in the current transaction */
    public ImportIssues(Transactions transactions, Supplier<IssueIntake> intakes, IssueEvents events) {
        this.transactions = transactions;
        this.intakes = intakes;
        this.events = events;
    }

    /** @param phases is told what begins once the dump is read */
    public IssueIntake.Settled takeIn(Dump dump, Consumer<Phase> phases) {
        return transactions.inOne(() -> {
            IssueIntake intake = intakes.get();
            dump.pourInto(intake);
            phases.accept(Phase.STORING);
            IssueIntake.Settled settled = intake.complete();
            settled.span().ifPresent(span -> {
                phases.accept(Phase.ROLLING_UP);
                events.tell(new IssueEvent.Imported(span.earliest(), span.latest()));
            });
            return settled;
        });
    }

    /** A dump that can be read once, row by row. */
    @FunctionalInterface
    public interface Dump {
        void pourInto(IssueIntake intake);
    }

    /** What follows the reading of a dump. */
    public enum Phase {
        /** The rows become issues, comments and history. */
        STORING,
        /** Scores and days are made to follow. */
        ROLLING_UP
    }
}
