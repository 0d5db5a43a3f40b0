package dev.nightshift.application;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store cannot be reached right now; the same call may succeed later. */
public final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MOST = 200;

    private final @Nullable Shortage shortage;

    public StorageUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.shortage = null;
    }

    /** The store is there, and cannot do its work for want of something. */
    public StorageUnavailable(Shortage shortage, Throwable cause) {
        super(shortage.sentence(), cause);
        this.shortage = shortage;
    }

    /** What is wanting; empty where the store cannot be reached. */
    public Optional<Shortage> shortage() {
        return Optional.ofNullable(shortage);
    }

    /** The first in a failure, its causes and what was suppressed for it; ends also where these form a cycle. */
    public static Optional<StorageUnavailable> in(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> ahead = new ArrayDeque<>(List.of(failure));
        while (!ahead.isEmpty() && seen.size() < MOST) {
            Throwable next = ahead.remove();
            if (next instanceof StorageUnavailable found) {
                return Optional.of(found);
            }
            if (seen.add(next)) {
                if (next.getCause() != null) {
                    ahead.add(next.getCause());
                }
                ahead.addAll(List.of(next.getSuppressed()));
            }
        }
        return Optional.empty();
    }
}
