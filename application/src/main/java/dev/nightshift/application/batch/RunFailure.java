package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.FailureKind;

/**
 * What ended a run before its time.
 *
 * @param where what could not be done, as the beginning of a sentence; empty where the failure says it
 * @param kind what it means for the next try
 */
record RunFailure(String where, Throwable cause, FailureKind kind) {

    /** As users read it. */
    String text() {
        return where.isEmpty() ? FailureText.of(cause) : where + ": " + FailureText.of(cause);
    }
}
