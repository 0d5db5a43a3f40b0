package dev.nightshift.application.batch;

import dev.nightshift.domain.Causes;
import dev.nightshift.domain.PlainText;
import java.util.ArrayList;
import java.util.List;

/** A failure as its users read it: the messages of its causes, each once. */
final class FailureText {

    private static final int LONGEST = 2_000;
    private static final int MOST_PARTS = 5;

    private FailureText() {}

    static String of(Throwable failure) {
        List<String> parts = new ArrayList<>();
        for (Throwable cause : Causes.of(failure)) {
            String part = ErrorsInWords.of(cause);
            if (parts.size() < MOST_PARTS
                    && !repeatsItsCause(cause)
                    && parts.stream().noneMatch(known -> known.contains(part))) {
                parts.add(part);
            }
        }
        String text = parts.isEmpty() ? ErrorsInWords.of(failure) : String.join(": ", parts);
        return PlainText.mended(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
    }

    /** Whether it says nothing but what {@link Throwable#Throwable(Throwable)} makes of its cause. */
    private static boolean repeatsItsCause(Throwable failure) {
        try {
            Throwable cause = failure.getCause();
            return cause != null
                    && !(failure instanceof Error)
                    && cause.toString().equals(failure.getMessage());
        } catch (RuntimeException unspeakable) {
            return false;
        }
    }
}
