package dev.nightshift.domain.accounts;

import dev.nightshift.domain.MovableClock;

class InMemorySessionsTest extends SessionsContract {

    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(MovableClock.at("2026-01-05T09:00:00Z"));

    @Override
    protected Sessions sessions() {
        return new InMemorySessions(users, tokens);
    }

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }

    @Override
    protected Users users() {
        return users;
    }
}
