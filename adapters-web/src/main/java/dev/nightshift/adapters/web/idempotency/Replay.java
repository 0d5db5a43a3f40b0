package dev.nightshift.adapters.web.idempotency;

import dev.nightshift.domain.idempotency.Answer;

/** Answers a request as its first one was, whatever the controller's method returns. */
final class Replay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Replay(Answer answer) {
        super("replayed", null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
