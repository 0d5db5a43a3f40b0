package dev.nightshift.domain.accounts;

import java.time.Duration;

/**
 * The refresh tokens that were given out. Those that follow from one login are a family, and end together.
 */
public interface RefreshTokens {

    /**
     * Begins a family with its first token.
     *
     * @param lifetime of the token, from now
     */
    void begin(UserId user, TokenHash first, Duration lifetime);

    /**
     * Uses up a token and puts the next one of its family in its place; of two that use the same token at once only one
     * does. A token that was used before is in two hands: its whole family ends.
     *
     * @param lifetime of the next token, from now
     */
    Rotation rotate(TokenHash used, TokenHash next, Duration lifetime);

    /** Ends the family that the token is of; does nothing for an unknown token. */
    void revokeFamilyOf(TokenHash token);

    /** Ends all families of the user. */
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
        record Rotated(UserId user) implements Rotation {}

        /** It was used before, and its family has ended. */
        record Reused(UserId user) implements Rotation {}

        /** It was never given out, its time is over, or its family has ended. */
        record Unknown() implements Rotation {}
    }
}
