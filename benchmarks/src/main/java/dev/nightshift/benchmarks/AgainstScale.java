package dev.nightshift.benchmarks;

import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** How much of two programs is compared, and how often. */
final class AgainstScale {

    /** What is measured together. */
    enum Part {
        JOBS,
        CHUNKS,
        HTTP,
        START,
        COUNTS
    }

    @Option(names = "--rounds", description = "turns of each program (default: ${DEFAULT-VALUE})")
    private int rounds = 7;

    @Option(names = "--slow-rounds", description = "of starts and counts (default: ${DEFAULT-VALUE})")
    private int slowRounds = 3;

    @Option(names = "--jobs", description = "no-op jobs queued (default: ${DEFAULT-VALUE})")
    private int jobs = 100_000;

    @Option(names = "--chunks", description = "chunks of a job (default: ${DEFAULT-VALUE})")
    private int chunks = 2_000;

    @Option(names = "--requests", description = "requests that warm up (default: ${DEFAULT-VALUE})")
    private int requests = 40_000;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "what is measured: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    int rounds() {
        return rounds;
    }

    int slowRounds() {
        return slowRounds;
    }

    int jobs() {
        return jobs;
    }

    int chunks() {
        return chunks;
    }

    int requests() {
        return requests;
    }

    boolean measures(Part part) {
        return parts.contains(part);
    }

    boolean measuresSpeeds() {
        return measures(Part.JOBS) || measures(Part.CHUNKS) || measures(Part.HTTP);
    }
}
