package dev.nightshift.bootstrap;

/** What is said of a failure to who runs the program. */
public final class Sentences {

    private Sentences() {}

    /** The message of the first cause, on one line. */
    public static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
