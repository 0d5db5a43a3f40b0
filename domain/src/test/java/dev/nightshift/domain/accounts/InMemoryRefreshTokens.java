package dev.nightshift.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refresh tokens in memory, by a clock that tests move. */
public final class InMemoryRefreshTokens implements RefreshTokens {

    private final Map<TokenHash, Token> tokens = new LinkedHashMap<>();
    private final InstantSource clock;
    private long families;

    public InMemoryRefreshTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void begin(UserId user, TokenHash first, Duration lifetime) {
        tokens.put(first, new Token(user, ++families, false, clock.instant().plus(lifetime)));
    }

    @Override
    public synchronized Rotation rotate(TokenHash used, TokenHash next, Duration lifetime) {
        Token token = tokens.get(used);
        if (token == null) {
            return new Rotation.Unknown();
        }
        if (token.used()) {
            revokeFamilyOf(used);
            return new Rotation.Reused(token.user());
        }
        if (!token.expiresAt().isAfter(clock.instant())) {
            return new Rotation.Unknown();
        }
        tokens.put(used, new Token(token.user(), token.family(), true, token.expiresAt()));
        tokens.put(
                next,
                new Token(token.user(), token.family(), false, clock.instant().plus(lifetime)));
        return new Rotation.Rotated(token.user());
    }

    @Override
    public synchronized void revokeFamilyOf(TokenHash hash) {
        Token token = tokens.get(hash);
        if (token != null) {
            tokens.values().removeIf(other -> other.family() == token.family());
        }
    }

    @Override
    public synchronized void revokeAllOf(UserId user) {
        tokens.values().removeIf(token -> token.user().equals(user));
    }

    @Override
    public synchronized int purgeExpired(int limit) {
        List<TokenHash> expired = tokens.entrySet().stream()
                .filter(entry -> !entry.getValue().expiresAt().isAfter(clock.instant()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(tokens::remove);
        return expired.size();
    }

    private record Token(UserId user, long family, boolean used, Instant expiresAt) {}
}
