package dev.nightshift.benchmarks;

/** A benchmark could not be run to its end, or what it measured was wrong. */
final class BenchmarkFailed extends RuntimeException {

    BenchmarkFailed(String reason) {
        super(reason);
    }

    BenchmarkFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
