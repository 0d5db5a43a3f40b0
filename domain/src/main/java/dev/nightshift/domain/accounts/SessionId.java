package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Identifies what began with one login, and ends with a logout at the latest. */
public record SessionId(UUID value) {

    private static final int VERSION_SHIFT = 12;
    private static final long RANDOM_VERSION = 4L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    public SessionId {
        requireNonNull(value, "value");
    }

    /** An id of 122 bits from the source (RFC 9562, version 4). */
    public static SessionId random(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | (RANDOM_VERSION << VERSION_SHIFT);
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new SessionId(new UUID(high, low));
    }
}
