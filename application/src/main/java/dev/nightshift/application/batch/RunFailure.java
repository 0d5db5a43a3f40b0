package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.FailureKind;
import java.util.Optional;
import java.util.function.Function;

/**
 * What ended a run before its time.
 *
 * @param where what could not be done, as the beginning of a sentence; empty where the failure says it
 * @param kind what it means for the next try
 */
record RunFailure(String where, Throwable cause, FailureKind kind) {

    /**
     * As users read it.
     *
     * @param sentences says of a failure of the store what it means; empty for all others
     */
    String text(Function<Throwable, Optional<String>> sentences) {
        String what = FailureText.of(cause, sentences);
        return where.isEmpty() ? what : where + ": " + what;
    }
}
