package dev.nightshift.embeddedpostgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot be used; the message is a plain sentence, the hint says what to do. */
public final class PostgresUnavailable extends RuntimeException {

    private final String hint;

    public PostgresUnavailable(String sentence, String hint) {
        this(sentence, hint, null);
    }

    public PostgresUnavailable(String sentence, String hint, @Nullable Throwable cause) {
        super(sentence, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
