package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes ids, each larger than all that this maker made before, also within a millisecond and after a clock set back. */
public final class JobIds {

    private static final int MOST_IN_A_MILLISECOND = 1 << 12;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long lastMilli;
    private int inThisMilli;

    public JobIds(InstantSource clock, RandomGenerator random) {
        this.clock = requireNonNull(clock, "clock");
        this.random = requireNonNull(random, "random");
    }

    public synchronized JobId next() {
        long now = clock.instant().toEpochMilli();
        if (now > lastMilli) {
            lastMilli = now;
            inThisMilli = 0;
        } else if (++inThisMilli == MOST_IN_A_MILLISECOND) {
            lastMilli++;
            inThisMilli = 0;
        }
        return JobId.of(lastMilli, inThisMilli, random.nextLong());
    }
}
