package dev.nightshift.application.batch;

import dev.nightshift.domain.Causes;
import dev.nightshift.domain.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A failure as its users read it: the messages of its causes, each once. */
final class FailureText {

    private static final int LONGEST = 2_000;
    private static final int MOST_PARTS = 5;

    private FailureText() {}

    static String of(Throwable failure) {
        return of(failure, unknown -> Optional.empty());
    }

    /** @param sentences says of a failure of the store what it means; empty for all others */
    static String of(Throwable failure, Function<Throwable, Optional<String>> sentences) {
        List<String> parts = new ArrayList<>();
        for (Throwable cause : Causes.of(failure)) {
            String part = wordsOf(cause, sentences);
            if (parts.size() < MOST_PARTS
                    && !repeatsItsCause(cause)
                    && !repeatsTheStore(cause, sentences)
                    && parts.stream().noneMatch(known -> known.contains(part))) {
                parts.add(part);
            }
        }
        String text = parts.isEmpty() ? wordsOf(failure, sentences) : String.join(": ", parts);
        return PlainText.fixed(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
    }

    private static String wordsOf(Throwable failure, Function<Throwable, Optional<String>> sentences) {
        return sentences.apply(failure).orElseGet(() -> ErrorsInWords.of(failure));
    }

    /** Whether its message holds that of a cause which is the store's, and is told in other words. */
    private static boolean repeatsTheStore(Throwable failure, Function<Throwable, Optional<String>> sentences) {
        if (sentences.apply(failure).isPresent()) {
            return false;
        }
        for (Throwable cause : Causes.of(failure)) {
            if (cause != failure && sentences.apply(cause).isPresent() && holds(failure, cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Throwable failure, Throwable cause) {
        String text = cause.getMessage();
        return text != null
                && String.valueOf(failure.getMessage())
                        .contains(text.lines().findFirst().orElse(text));
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
