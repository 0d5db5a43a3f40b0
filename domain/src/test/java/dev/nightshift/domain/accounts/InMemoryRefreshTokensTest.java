package dev.nightshift.domain.accounts;

import dev.nightshift.domain.MovableClock;

class InMemoryRefreshTokensTest extends RefreshTokensContract {

    private final RefreshTokens tokens = new InMemoryRefreshTokens(MovableClock.at("2026-01-05T09:00:00Z"));

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }

    @Override
    protected UserId ada() {
        return new UserId(1);
    }

    @Override
    protected UserId bob() {
        return new UserId(2);
    }
}
