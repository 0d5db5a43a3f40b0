package dev.nightshift.domain.popularity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a computed list may be shown.
 *
 * @param fresh up to this age it is shown as it is
 * @param stale up to this age it is shown while a new one is computed
 * @param kept up to this age it is shown when computing a new one fails
 */
public record Freshness(Duration fresh, Duration stale, Duration kept) {

    /** Five minutes fresh, shown for five more while it is computed anew, kept for a day in need. */
    public static final Freshness STANDARD =
            new Freshness(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofDays(1));

    /** @throws IllegalArgumentException unless {@code 0 < fresh <= stale <= kept} */
    public Freshness {
        requireNonNull(fresh, "fresh");
        requireNonNull(stale, "stale");
        requireNonNull(kept, "kept");
        if (fresh.isNegative() || fresh.isZero() || stale.compareTo(fresh) < 0 || kept.compareTo(stale) < 0) {
            throw new IllegalArgumentException(
                    "must be 0 < fresh <= stale <= kept, were %s, %s, %s".formatted(fresh, stale, kept));
        }
    }

    public boolean isFresh(Duration age) {
        return age.compareTo(fresh) < 0;
    }

    public boolean isStale(Duration age) {
        return !isFresh(age) && age.compareTo(stale) < 0;
    }

    public boolean isKept(Duration age) {
        return age.compareTo(kept) < 0;
    }
}
