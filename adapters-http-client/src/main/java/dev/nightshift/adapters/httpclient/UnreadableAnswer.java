package dev.nightshift.adapters.httpclient;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer that is not what such an answer must be; the message says in what, and quotes nothing of it. */
public final class UnreadableAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableAnswer(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
