package dev.nightshift.application.batch;

import dev.nightshift.domain.PlainText;
import java.util.ArrayList;
import java.util.List;

/** A failure as its users read it: the messages of its causes, without the names of classes where there is a message. */
final class FailureText {

    private static final int LONGEST = 2_000;

    private FailureText() {}

    static String of(Throwable failure) {
        List<String> parts = new ArrayList<>();
        for (Throwable cause = failure; cause != null && parts.size() < 5; cause = cause.getCause()) {
            String part = textOf(cause);
            if (parts.stream().noneMatch(known -> known.contains(part))) {
                parts.add(part);
            }
        }
        String text = String.join(": ", parts);
        return PlainText.mended(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
    }

    private static String textOf(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message.strip();
    }
}
