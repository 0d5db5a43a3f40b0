package dev.nightshift.domain.idempotency;

import static java.util.Objects.requireNonNull;

/** An answer together with what it answered. */
public record StoredAnswer(Fingerprint request, Answer answer) {

    public StoredAnswer {
        requireNonNull(request, "request");
        requireNonNull(answer, "answer");
    }

    public boolean answers(Fingerprint other) {
        return request.equals(other);
    }
}
