package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often a login may fail.
 *
 * @param perName failures of one name from one address within the window
 * @param perAddress failures from one address within the window, whatever the names
 * @param window how long a failure counts
 */
public record LoginLimits(int perName, int perAddress, Duration window) {

    public static final LoginLimits DEFAULT = new LoginLimits(5, 50, Duration.ofMinutes(15));

    /** @throws IllegalArgumentException if a count is below 1 or the window is not positive */
    public LoginLimits {
        requireNonNull(window, "window");
        if (perName < 1 || perAddress < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("login limits must be positive, were %d per name, %d per address in %s"
                    .formatted(perName, perAddress, window));
        }
    }
}
