package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often a login may fail.
 *
 * @param perName failures of one name from one address within the window
 * @param perAddress failures from one address within the window, whatever the names
 * @param window how long a failure counts for these two
 * @param everywhere failures of one name within the long window, whatever the addresses: more attempts of the name are
 *     admitted only from addresses that it logged in from before
 * @param longWindow how long a failure counts for {@code everywhere}
 * @param remembered how long after a login its address counts as one the name logged in from
 */
public record LoginLimits(
        int perName, int perAddress, Duration window, int everywhere, Duration longWindow, Duration remembered) {

    /** The limit of a name is that of NIST SP 800-63B, 5.2.2. */
    public static final LoginLimits DEFAULT =
            new LoginLimits(5, 50, Duration.ofMinutes(15), 100, Duration.ofDays(1), Duration.ofDays(30));

    /** @throws IllegalArgumentException if a count is below 1, a time is not positive, or the long window the shorter one */
    public LoginLimits {
        requireNonNull(window, "window");
        requireNonNull(longWindow, "longWindow");
        requireNonNull(remembered, "remembered");
        if (perName < 1 || perAddress < 1 || everywhere < 1 || !isPositive(window) || !isPositive(remembered)) {
            throw new IllegalArgumentException(
                    "login limits must be positive, were %d per name, %d per address in %s, %d everywhere, %s remembered"
                            .formatted(perName, perAddress, window, everywhere, remembered));
        }
        if (longWindow.compareTo(window) < 0) {
            throw new IllegalArgumentException(
                    "the long window must be at least %s, was %s".formatted(window, longWindow));
        }
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }
}
