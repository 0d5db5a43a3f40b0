package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** A password as a person types it: 8 to 200 bytes of UTF-8 without control characters. Never printed, never kept. */
public record Password(String value) {

    public static final int MIN_BYTES = 8;
    public static final int MAX_BYTES = 200;

    /** What a password must be, for those who choose one. */
    public static final String RULE =
            "must have %d to %d bytes and no control characters".formatted(MIN_BYTES, MAX_BYTES);

    /** Without characters that are mistaken for each other; 32 of them, so each is worth 5 bits. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int RANDOM_LENGTH = 24;

    /** @throws IllegalArgumentException if the text has fewer than 8 or more than 200 bytes, or a control character */
    public Password {
        requireNonNull(value, "value");
        if (!isOne(value)) {
            throw new IllegalArgumentException("password " + RULE);
        }
    }

    /** The password that the text is; empty when it cannot be one. */
    public static Optional<Password> parse(String text) {
        return isOne(text) ? Optional.of(new Password(text)) : Optional.empty();
    }

    /** A password of 120 random bits. */
    public static Password random(RandomGenerator random) {
        return new Password(random.ints(RANDOM_LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining()));
    }

    @Override
    public String toString() {
        return "Password[…]";
    }

    private static boolean isOne(String text) {
        int bytes = text.length() > MAX_BYTES ? MAX_BYTES + 1 : text.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= MIN_BYTES && bytes <= MAX_BYTES && text.chars().noneMatch(Character::isISOControl);
    }
}
