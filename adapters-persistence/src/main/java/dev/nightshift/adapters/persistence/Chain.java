package dev.nightshift.adapters.persistence;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A failure with its causes, what was suppressed for it, and the further ones of a driver; ends also on cycles. */
final class Chain {

    private static final int MOST = 200;

    private Chain() {}

    /** Each once, the nearest first. */
    static List<Throwable> of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        Deque<Throwable> ahead = new ArrayDeque<>(List.of(failure));
        while (!ahead.isEmpty() && chain.size() < MOST) {
            Throwable next = ahead.remove();
            if (seen.add(next)) {
                chain.add(next);
                addIfThere(ahead, next.getCause());
                if (next instanceof SQLException sql) {
                    addIfThere(ahead, sql.getNextException());
                }
                ahead.addAll(List.of(next.getSuppressed()));
            }
        }
        return chain;
    }

    private static void addIfThere(Deque<Throwable> ahead, @Nullable Throwable next) {
        if (next != null) {
            ahead.add(next);
        }
    }
}
