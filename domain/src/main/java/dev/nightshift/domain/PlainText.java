package dev.nightshift.domain;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Text that every store and every protocol can carry: Unicode without the NUL character and without lone surrogates. */
public final class PlainText {

    private PlainText() {}

    /**
     * The text itself.
     *
     * @param name what it is, for the message
     * @throws IllegalArgumentException if it holds a NUL character or half of a surrogate pair
     */
    public static String require(String text, String name) {
        requireNonNull(text, name);
        if (!isPlain(text)) {
            throw new IllegalArgumentException(
                    name + " must be Unicode text without the NUL character and without lone surrogates");
        }
        return text;
    }

    /**
     * Like {@link #require}, for a text that may be missing.
     *
     * @throws IllegalArgumentException if it is there and not plain
     */
    public static @Nullable String requireIfThere(@Nullable String text, String name) {
        return text == null ? null : require(text, name);
    }

    /** The text with every character that is not allowed replaced by U+FFFD. */
    public static String fixed(String text) {
        return isPlain(text)
                ? text
                : text.codePoints()
                        .map(character -> isAllowed(character) ? character : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Whether the text holds no NUL character and no half of a surrogate pair. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0 || Character.isSurrogate(character)) {
                return text.codePoints().allMatch(PlainText::isAllowed);
            }
        }
        return true;
    }

    private static boolean isAllowed(int character) {
        return character != 0 && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
    }
}
