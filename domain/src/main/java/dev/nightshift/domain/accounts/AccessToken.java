package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A signed statement of who a user is.
 *
 * @param lifetime how long it is believed, from its issue
 */
public record AccessToken(String value, Duration lifetime) {

    public AccessToken {
        requireNonNull(value, "value");
        requireNonNull(lifetime, "lifetime");
    }

    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
