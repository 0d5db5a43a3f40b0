package dev.nightshift.domain;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The causes of a failure: every walk over them ends, also where they form a cycle or are made up without end. */
public final class Causes {

    /** How many are looked at. */
    public static final int MOST = 100;

    private Causes() {}

    /** The failure itself, its cause, the cause of that and so on: each once, and at most {@link #MOST}. */
    public static List<Throwable> of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable cause = requireNonNull(failure, "failure");
        while (cause != null && causes.size() < MOST && known.add(cause)) {
            causes.add(cause);
            cause = causeOf(cause);
        }
        return causes;
    }

    /** The last of the causes: where it began. */
    public static Throwable root(Throwable failure) {
        List<Throwable> causes = of(failure);
        return causes.get(causes.size() - 1);
    }

    /** What the failure says; empty where that is nothing, blank, or fails itself. */
    public static Optional<String> message(Throwable failure) {
        try {
            return Optional.ofNullable(failure.getMessage()).map(String::strip).filter(text -> !text.isEmpty());
        } catch (RuntimeException | LinkageError | StackOverflowError unspeakable) {
            return Optional.empty();
        }
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (RuntimeException | LinkageError | StackOverflowError unspeakable) {
            return null;
        }
    }
}
