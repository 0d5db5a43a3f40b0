package dev.nightshift.domain.accounts;

import java.time.Duration;

/** Access tokens that anybody could write. */
public final class UnsignedTokens implements AccessTokens {

    @Override
    public AccessToken issue(User user, SessionId session) {
        return new AccessToken("%s is %s".formatted(user.username(), user.role()), Duration.ofMinutes(10));
    }
}
