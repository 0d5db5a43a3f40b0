package dev.nightshift.application.batch;

import dev.nightshift.domain.Causes;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Throwables as their users read them: what happened in words, without names that only a programmer knows. */
final class ErrorsInWords {

    private static final Pattern CLASS_NAME =
            Pattern.compile("(?<![\\w./])(?:[a-z][a-z0-9_]*\\.){2,}([A-Z]\\w*(?:\\$\\w+)*)(?![\\w/]|\\.\\w)");
    private static final Pattern WORD_BORDER =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])");
    private static final Pattern FAILURE_NAME = Pattern.compile("\\w+(?:Exception|Error)");

    private ErrorsInWords() {}

    /** What one throwable says of itself; its causes are not looked at. */
    static String of(Throwable failure) {
        String message = messageOf(failure);
        return failure instanceof Error error ? error(error, message) : message == null ? name(failure) : message;
    }

    private static String error(Error error, @Nullable String message) {
        if (error instanceof StackOverflowError) {
            return "a stack overflow in the job type";
        }
        if (error instanceof OutOfMemoryError) {
            return "the worker ran out of memory (%s)".formatted(memory(message == null ? "" : message));
        }
        if (error instanceof LinkageError linkage) {
            return linkage(linkage, rawMessage(error));
        }
        if (error instanceof AssertionError) {
            return message == null ? "an assertion failed" : "an assertion failed: " + message;
        }
        return message == null ? name(error) : name(error) + ": " + message;
    }

    private static String memory(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("metaspace") || text.contains("class space")) {
            return "classes";
        }
        if (text.contains("direct buffer")) {
            return "buffers outside of the heap";
        }
        if (text.contains("thread")) {
            return "threads";
        }
        return text.contains("array size") ? "an array larger than any can be" : "heap";
    }

    /** Who reads this must find the jar that lacks a class or is too old, so here a class is named in full. */
    private static String linkage(LinkageError error, @Nullable String message) {
        String what = message == null ? "" : ": " + message;
        if (error instanceof ExceptionInInitializerError || what.startsWith(": Could not initialize class ")) {
            return "a class could not be initialized" + what.replaceFirst(": Could not initialize class ", ": ");
        }
        if (error instanceof NoClassDefFoundError) {
            return "a class is missing" + what.replace('/', '.');
        }
        if (error instanceof NoSuchMethodError || error instanceof AbstractMethodError) {
            return "a method is missing" + what;
        }
        if (error instanceof NoSuchFieldError) {
            return "a field is missing" + what;
        }
        return error instanceof UnsupportedClassVersionError
                ? "a class was made for a newer Java" + what
                : "classes do not fit together" + what;
    }

    /** The message in words; null when it says nothing. */
    private static @Nullable String messageOf(Throwable failure) {
        String message = rawMessage(failure);
        if (message == null) {
            return null;
        }
        return message.length() > 20_000 ? message : CLASS_NAME.matcher(message).replaceAll(ErrorsInWords::spoken);
    }

    private static String spoken(MatchResult found) {
        String name = found.group(1);
        String last = name.substring(name.lastIndexOf('$') + 1);
        return Matcher.quoteReplacement(FAILURE_NAME.matcher(last).matches() ? words(last) : last);
    }

    private static @Nullable String rawMessage(Throwable failure) {
        return Causes.message(failure).orElse(null);
    }

    /** The name of its class in words; for one without a name that of the class above. */
    private static String name(Throwable failure) {
        Class<?> kind = failure.getClass();
        while (kind.getSimpleName().isEmpty()) {
            kind = kind.getSuperclass();
        }
        return words(kind.getSimpleName());
    }

    static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : WORD_BORDER.split(name, -1)) {
            boolean isAbbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            words.append(words.length() == 0 ? "" : " ").append(isAbbreviation ? word : word.toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }
}
