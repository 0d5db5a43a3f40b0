package dev.nightshift.domain.accounts;

import java.time.Duration;
import java.util.Optional;

/**
 * The refresh tokens that were given out. Those of one session follow from one login, and end together.
 */
public interface RefreshTokens {

    /**
     * Begins a session with its first token.
     *
     * @param lifetime of the token, from now
     */
    void begin(UserId user, SessionId session, TokenHash first, Duration lifetime);

    /**
     * Uses up a token and puts the next one of its session in its place; of two that use the same token at once only one
     * does. A token that was used before is in two hands: its whole session ends.
     *
     * @param lifetime of the next token, from now
     */
    Rotation rotate(TokenHash used, TokenHash next, Duration lifetime);

    /** The session that the token is of; empty for an unknown token and when the session has ended. */
    Optional<SessionId> sessionOf(TokenHash token);

    /**
     * Ends a session.
     *
     * @return whose it was; empty when it had ended before
     */
    Optional<UserId> revoke(SessionId session);

    /** Ends all sessions of the user. */
    void revokeAllOf(UserId user);

    /**
     * Forgets tokens whose time is over.
     *
     * @param limit at most that many, at least 1
     * @return how many
     */
    int purgeExpired(int limit);

    /** What became of an attempt to use a token. */
    sealed interface Rotation {
        /** The next token is valid now. */
        record Rotated(UserId user, SessionId session) implements Rotation {}

        /** It was used before, and its session has ended. */
        record Reused(UserId user) implements Rotation {}

        /** It was never given out, its time is over, or its session has ended. */
        record Unknown() implements Rotation {}
    }
}
