package dev.nightshift.application.accounts;

import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.RefreshTokens;

/** Ends a login. */
public final class LogOut {

    private final RefreshTokens refreshTokens;

    public LogOut(RefreshTokens refreshTokens) {
        this.refreshTokens = refreshTokens;
    }

    /** Ends the login that the token is of, when it has not ended already. */
    public void logOut(RefreshToken token) {
        refreshTokens.revokeFamilyOf(token.hash());
    }
}
