package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a job permanently. Carries when the job was made, so that ids sort by time (UUID version 7, RFC 9562, 5.7). */
public record JobId(UUID value) implements Comparable<JobId> {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    /** @throws IllegalArgumentException if it is not of version 7 */
    public JobId {
        requireNonNull(value, "value");
        if (value.version() != 7 || value.variant() != 2) {
            throw new IllegalArgumentException("a job's id must be a UUID of version 7, was " + value);
        }
    }

    /** The id in its usual form; empty when the text is not one. */
    public static Optional<JobId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new JobId(UUID.fromString(text))) : Optional.empty();
    }

    /** The smallest id of the instant's millisecond. */
    public static JobId firstOf(Instant instant) {
        return of(instant.toEpochMilli(), 0, 0);
    }

    static JobId of(long epochMilli, int randomA, long randomB) {
        return new JobId(new UUID(
                (Math.max(epochMilli, 0) & 0xFFFF_FFFF_FFFFL) << 16 | 0x7000L | (randomA & 0xFFF),
                0x8000_0000_0000_0000L | (randomB & 0x3FFF_FFFF_FFFF_FFFFL)));
    }

    /** When the id was made, to the millisecond. */
    public Instant madeAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /** By time, then by the rest, as the database sorts. */
    @Override
    public int compareTo(JobId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
