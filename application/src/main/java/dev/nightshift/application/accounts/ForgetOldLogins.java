package dev.nightshift.application.accounts;

import dev.nightshift.application.InBatches;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.LoginLimits;
import dev.nightshift.domain.accounts.RefreshTokens;

/** Forgets refresh tokens and failed logins whose time is over, in batches that commit by themselves. */
public final class ForgetOldLogins {

    private static final int BATCH = 1000;

    private final RefreshTokens refreshTokens;
    private final LoginAttempts attempts;

    public ForgetOldLogins(RefreshTokens refreshTokens, LoginAttempts attempts) {
        this.refreshTokens = refreshTokens;
        this.attempts = attempts;
    }

    /** @return how many were forgotten */
    public int forget() {
        return InBatches.of(BATCH, refreshTokens::purgeExpired)
                + InBatches.of(BATCH, limit -> attempts.purge(LoginLimits.DEFAULT, limit))
                + InBatches.of(BATCH, limit -> attempts.purgeAddresses(LoginLimits.DEFAULT, limit));
    }
}
