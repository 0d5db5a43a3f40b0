package dev.nightshift.application.batch.simulation;

import dev.nightshift.application.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions as PostgreSQL has them by default: what others write is seen once they commit, a row that somebody writes or
 * locks is waited for, and is then as that one left it. Every statement is a turn.
 */
final class ReadCommitted implements Transactions {

    private final Interleaving turns;
    private final Map<String, Transaction> open = new HashMap<>();
    private final Runnable atCommit;

    /** @param atCommit is done with what the transaction has written in place */
    ReadCommitted(Interleaving turns, Runnable atCommit) {
        this.turns = turns;
        this.atCommit = atCommit;
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        if (open.containsKey(turns.name())) {
            return work.get();
        }
        Transaction transaction = new Transaction();
        open.put(turns.name(), transaction);
        T result;
        try {
            result = work.get();
            turns.turn();
        } catch (RuntimeException | Error failure) {
            end(transaction);
            throw failure;
        }
        transaction.writes.forEach(Runnable::run);
        end(transaction);
        atCommit.run();
        return result;
    }

    private void end(Transaction transaction) {
        open.remove(turns.name());
        transaction.hasEnded = true;
    }

    @Override
    public void afterCommit(Runnable action) {
        throw new UnsupportedOperationException("nobody needs it here");
    }

    /** Is done when the transaction commits, and not if it does not. */
    void atCommitOfThis(Runnable action) {
        current().writes.add(action);
    }

    private Transaction current() {
        return Objects.requireNonNull(open.get(turns.name()), "there is no transaction");
    }

    /** Writes and locks of one who has not committed. */
    private static final class Transaction {
        private final List<Runnable> writes = new ArrayList<>();
        private boolean hasEnded;
    }

    /** A table with a name as its key. */
    final class Table<V> {
        private final TreeMap<String, V> committed = new TreeMap<>();
        private final Map<String, Transaction> locks = new HashMap<>();
        private final Map<String, Optional<V>> written = new HashMap<>();

        Map<String, V> committed() {
            return committed;
        }

        Optional<V> find(String key) {
            return inOne(() -> {
                turns.turn();
                return seen(key);
            });
        }

        List<V> all() {
            return inOne(() -> {
                turns.turn();
                TreeMap<String, V> all = new TreeMap<>(committed);
                written.forEach((key, value) -> {
                    if (isLocked(key, current())) {
                        value.ifPresentOrElse(row -> all.put(key, row), () -> all.remove(key));
                    }
                });
                return List.copyOf(all.values());
            });
        }

        Optional<V> lock(String key) {
            return inOne(() -> {
                turns.turn();
                if (seen(key).isEmpty()) {
                    return Optional.empty();
                }
                waitFor(key);
                Optional<V> row = seen(key);
                if (row.isPresent()) {
                    lockFree(key);
                }
                return row;
            });
        }

        /** The first of those that nobody else has locked, locked. */
        Optional<V> lockFirst(Predicate<V> wanted) {
            return inOne(() -> {
                turns.turn();
                Optional<String> key = committed.entrySet().stream()
                        .filter(row -> wanted.test(row.getValue()) && !isLockedByOthers(row.getKey(), current()))
                        .map(Map.Entry::getKey)
                        .findFirst();
                key.ifPresent(this::lockFree);
                return key.flatMap(this::seen);
            });
        }

        boolean insert(String key, V row) {
            return inOne(() -> {
                turns.turn();
                if (!committed.containsKey(key)) {
                    waitFor(key);
                }
                if (seen(key).isPresent()) {
                    return false;
                }
                lockFree(key);
                write(key, Optional.of(row));
                return true;
            });
        }

        /** What was there before; nothing is written where nothing is there. */
        Optional<V> put(String key, @Nullable V row) {
            return inOne(() -> {
                Optional<V> before = lock(key);
                if (before.isPresent()) {
                    write(key, Optional.ofNullable(row));
                }
                return before;
            });
        }

        private void write(String key, Optional<V> row) {
            written.put(key, row);
            current()
                    .writes
                    .add(() -> row.ifPresentOrElse(value -> committed.put(key, value), () -> committed.remove(key)));
        }

        private Optional<V> seen(String key) {
            Optional<V> own = isLocked(key, current()) ? written.get(key) : null;
            return own == null ? Optional.ofNullable(committed.get(key)) : own;
        }

        private void waitFor(String key) {
            Transaction me = current();
            if (isLockedByOthers(key, me)) {
                turns.waitWhile(() -> isLockedByOthers(key, me));
            }
        }

        private boolean isLockedByOthers(String key, Transaction me) {
            Transaction owner = locks.get(key);
            return owner != null && !owner.hasEnded && owner != me;
        }

        private boolean isLocked(String key, Transaction by) {
            return locks.get(key) == by;
        }

        private void lockFree(String key) {
            if (!isLocked(key, current())) {
                locks.put(key, current());
                written.remove(key);
            }
        }
    }
}
