package dev.nightshift.application.sentiment;

import org.jspecify.annotations.Nullable;

/** What was given, as messages tell it back. */
final class ShortenedText {

    private static final int LONGEST = 60;

    private ShortenedText() {}

    static String of(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
