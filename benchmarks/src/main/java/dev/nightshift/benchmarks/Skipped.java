package dev.nightshift.benchmarks;

/** A benchmark cannot be run here, for a reason that is no fault. */
final class Skipped extends RuntimeException {

    Skipped(String reason) {
        super(reason);
    }
}
