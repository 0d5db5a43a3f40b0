package dev.nightshift.adapters.httpclient;

import java.io.IOException;

/** An answer that is longer than is accepted. */
public final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLarge(int mostBytes) {
        super("it is longer than %,d bytes".formatted(mostBytes));
    }
}
