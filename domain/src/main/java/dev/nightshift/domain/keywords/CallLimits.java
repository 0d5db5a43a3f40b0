package dev.nightshift.domain.keywords;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How often the search service may be called, over all nodes.
 *
 * @param gap from the end of a call to the begin of the next, and so at least that from call to call as the service sees it
 * @param longest how long a call may take: whoever has not ended it by then is considered dead
 * @param perDay how many calls a day
 * @param zone of the days
 */
public record CallLimits(Duration gap, Duration longest, int perDay, ZoneId zone) {

    /** @throws IllegalArgumentException if the gap is negative, {@code longest} not positive, or {@code perDay < 1} */
    public CallLimits {
        requireNonNull(zone, "zone");
        if (gap.isNegative() || longest.isNegative() || longest.isZero() || perDay < 1) {
            throw new IllegalArgumentException("limits must have gap >= 0, longest > 0, perDay >= 1, were %s, %s, %d"
                    .formatted(gap, longest, perDay));
        }
    }

    /** 300 ms between calls that end within 15 s, and 25,000 a day: what Naver's search allows. */
    public static CallLimits defaults(ZoneId zone) {
        return new CallLimits(Duration.ofMillis(300), Duration.ofSeconds(15), 25_000, zone);
    }
}
