package dev.nightshift.bootstrap.logging;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of anybody within a line of the log: it cannot begin another line, nor command a terminal, nor turn the direction of writing. */
final class Line {

    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\t]]");

    private Line() {}

    static String of(@Nullable String text) {
        return text == null ? "" : NOT_SHOWN.matcher(text).replaceAll("\uFFFD");
    }
}
