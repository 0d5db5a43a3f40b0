package dev.nightshift.application.idempotency;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.idempotency.Answer;
import dev.nightshift.domain.idempotency.Fingerprint;
import dev.nightshift.domain.idempotency.IdempotencyKey;
import dev.nightshift.domain.idempotency.IdempotencyKeys;
import dev.nightshift.domain.idempotency.StoredAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a request have its effect once, however often it is sent under the same key within a day. */
public final class AnswerOnce {

    private static final Duration KEPT = Duration.ofHours(24);

    private final IdempotencyKeys keys;
    private final Transactions transactions;

    public AnswerOnce(IdempotencyKeys keys, Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    /**
     * Does the work and keeps its answer in one transaction, unless the key was used before.
     *
     * An answer that is no success is not kept; work that throws is rolled back.
     */
    public Outcome answer(IdempotencyKey key, Fingerprint request, Supplier<Answer> work) {
        return transactions.inOne(() -> {
            if (!keys.hold(key)) {
                return new Outcome.StillRunning();
            }
            Optional<StoredAnswer> kept = keys.find(key);
            return kept.isPresent() ? again(kept.get(), request) : first(key, request, work);
        });
    }

    private static Outcome again(StoredAnswer kept, Fingerprint request) {
        return kept.answers(request) ? new Outcome.Replayed(kept.answer()) : new Outcome.UsedForAnother();
    }

    private Outcome first(IdempotencyKey key, Fingerprint request, Supplier<Answer> work) {
        Answer answer = work.get();
        if (answer.isSuccess()) {
            keys.keep(key, new StoredAnswer(request, answer), KEPT);
        }
        return new Outcome.Done(answer);
    }

    public sealed interface Outcome {
        /** The work was done now. */
        record Done(Answer answer) implements Outcome {}

        /** The work was done before, with this answer. */
        record Replayed(Answer answer) implements Outcome {}

        /** The key stands for another request. */
        record UsedForAnother() implements Outcome {}

        /** The first request with this key has not been answered yet. */
        record StillRunning() implements Outcome {}
    }
}
