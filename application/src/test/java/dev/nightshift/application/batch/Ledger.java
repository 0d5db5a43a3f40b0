package dev.nightshift.application.batch;

import dev.nightshift.domain.Undoable;
import java.util.ArrayList;
import java.util.List;

/** What jobs have written, which goes back with the transaction. */
final class Ledger implements Undoable {

    private final List<Long> entries = new ArrayList<>();

    void add(List<Long> more) {
        entries.addAll(more);
    }

    List<Long> entries() {
        return List.copyOf(entries);
    }

    @Override
    public Runnable savepoint() {
        List<Long> then = List.copyOf(entries);
        return () -> {
            entries.clear();
            entries.addAll(then);
        };
    }
}
