package dev.nightshift.application;

import dev.nightshift.domain.Undoable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Transactions over fakes, which go back to what they held when the work throws. */
public final class RollingBack implements Transactions {

    private final List<Undoable> stores;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean open;
    private int commits;
    private int rollbacks;

    public RollingBack(Undoable... stores) {
        this.stores = List.of(stores);
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        if (open) {
            return work.get();
        }
        List<Runnable> undo = stores.stream().map(Undoable::savepoint).toList();
        open = true;
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            undo.forEach(Runnable::run);
            afterCommit.clear();
            rollbacks++;
            throw failure;
        } finally {
            open = false;
        }
        commits++;
        List<Runnable> actions = List.copyOf(afterCommit);
        afterCommit.clear();
        actions.forEach(Runnable::run);
        return result;
    }

    @Override
    public void afterCommit(Runnable action) {
        if (open) {
            afterCommit.add(action);
        } else {
            action.run();
        }
    }

    public boolean isOpen() {
        return open;
    }

    public int commits() {
        return commits;
    }

    public int rollbacks() {
        return rollbacks;
    }
}
