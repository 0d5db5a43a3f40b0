package dev.nightshift.backup;

import org.jspecify.annotations.Nullable;

/** A backup or restore that did not happen; the message is a plain sentence, the hint says what to do. */
public final class BackupFailed extends RuntimeException {

    private final String hint;

    BackupFailed(String sentence, String hint) {
        this(sentence, hint, null);
    }

    BackupFailed(String sentence, String hint, @Nullable Throwable cause) {
        super(sentence, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
