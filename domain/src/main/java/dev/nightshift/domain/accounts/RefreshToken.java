package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The secret that a client gets new access tokens with, once; only its hash is kept. */
public record RefreshToken(String value) {

    private static final int BYTES = 32;

    public RefreshToken {
        requireNonNull(value, "value");
    }

    /** A token of 256 bits from the source, which must be one for secrets. */
    public static RefreshToken random(RandomGenerator random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public TokenHash hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[…]";
    }
}
