package dev.nightshift.bootstrap.configuration;

import dev.nightshift.domain.Causes;

/** What is said of a failure to who runs the program. */
public final class Sentences {

    private Sentences() {}

    /** The message of the first cause, on one line. */
    public static String reason(Throwable failure) {
        Throwable cause = Causes.root(failure);
        return Causes.message(cause)
                .orElseGet(() -> cause.getClass().getSimpleName())
                .replaceAll("\\s+", " ");
    }
}
