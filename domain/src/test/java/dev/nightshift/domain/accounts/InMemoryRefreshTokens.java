package dev.nightshift.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refresh tokens in memory, by a clock that tests move. */
public final class InMemoryRefreshTokens implements RefreshTokens {

    private final Map<TokenHash, Token> tokens = new LinkedHashMap<>();
    private final InstantSource clock;

    public InMemoryRefreshTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void begin(UserId user, SessionId session, TokenHash first, Duration lifetime) {
        tokens.put(first, new Token(user, session, false, clock.instant().plus(lifetime)));
    }

    @Override
    public synchronized Rotation rotate(TokenHash used, TokenHash next, Duration lifetime) {
        Token token = tokens.get(used);
        if (token == null) {
            return new Rotation.Unknown();
        }
        if (token.used()) {
            revoke(token.session());
            return new Rotation.Reused(token.user());
        }
        if (!token.expiresAt().isAfter(clock.instant())) {
            return new Rotation.Unknown();
        }
        tokens.put(used, new Token(token.user(), token.session(), true, token.expiresAt()));
        tokens.put(
                next,
                new Token(token.user(), token.session(), false, clock.instant().plus(lifetime)));
        return new Rotation.Rotated(token.user(), token.session());
    }

    @Override
    public synchronized Optional<SessionId> sessionOf(TokenHash hash) {
        return Optional.ofNullable(tokens.get(hash)).map(Token::session);
    }

    @Override
    public synchronized Optional<UserId> revoke(SessionId session) {
        Optional<UserId> user = userOf(session);
        tokens.values().removeIf(token -> token.session().equals(session));
        return user;
    }

    /** Whose session it is; empty when it has ended. */
    synchronized Optional<UserId> userOf(SessionId session) {
        return tokens.values().stream()
                .filter(token -> token.session().equals(session))
                .map(Token::user)
                .findFirst();
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

    private record Token(UserId user, SessionId session, boolean used, Instant expiresAt) {}
}
