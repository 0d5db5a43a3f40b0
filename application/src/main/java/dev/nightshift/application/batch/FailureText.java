package dev.nightshift.application.batch;

import dev.nightshift.domain.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure as its users read it: the messages of its causes, each once. */
final class FailureText {

    private static final int LONGEST = 2_000;
    private static final int MOST_PARTS = 5;

    /** A chain of causes may be a cycle. */
    private static final int DEEPEST = 50;

    private FailureText() {}

    static String of(Throwable failure) {
        List<String> parts = new ArrayList<>();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST && parts.size() < MOST_PARTS; depth++) {
            String part = ErrorsInWords.of(cause);
            if (!repeatsItsCause(cause) && parts.stream().noneMatch(known -> known.contains(part))) {
                parts.add(part);
            }
            cause = causeOf(cause);
        }
        String text = parts.isEmpty() ? ErrorsInWords.of(failure) : String.join(": ", parts);
        return PlainText.mended(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
    }

    /** Whether it says nothing but what {@link Throwable#Throwable(Throwable)} makes of its cause. */
    private static boolean repeatsItsCause(Throwable failure) {
        Throwable cause = causeOf(failure);
        try {
            return cause != null
                    && !(failure instanceof Error)
                    && cause.toString().equals(failure.getMessage());
        } catch (RuntimeException unspeakable) {
            return false;
        }
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (RuntimeException unspeakable) {
            return null;
        }
    }
}
