package dev.nightshift.adapters.persistence.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.application.idempotency.AnswerOnce;
import dev.nightshift.application.idempotency.AnswerOnce.Outcome;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.idempotency.Answer;
import dev.nightshift.domain.idempotency.Fingerprint;
import dev.nightshift.domain.idempotency.IdempotencyKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnswerOnceIT {

    private static final IdempotencyKey KEY = new IdempotencyKey("ada", "key");
    private static final Fingerprint REQUEST = new Fingerprint("a".repeat(64));

    private final Database database = TestDatabase.fresh();
    private final AnswerOnce answerOnce = new AnswerOnce(new PostgresIdempotencyKeys(database), database);

    AnswerOnceIT() {
        database.run(handle -> handle.execute("CREATE TABLE effects (id bigint GENERATED ALWAYS AS IDENTITY)"));
    }

    private Answer effect(int status) {
        long id = database.with(handle -> handle.createQuery("INSERT INTO effects DEFAULT VALUES RETURNING id")
                .mapTo(long.class)
                .one());
        return new Answer(status, Map.of(), "effect " + id);
    }

    private long effects() {
        return database.with(handle -> handle.createQuery("SELECT count(*) FROM effects")
                .mapTo(long.class)
                .one());
    }

    @Nested
    class Many_at_once {

        @Test
        void have_one_effect_and_one_answer() {
            List<Outcome> outcomes = Together.run(8, i -> answerOnce.answer(KEY, REQUEST, () -> effect(201)));
            assertThat(effects()).isOne();
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .allMatch(outcome -> outcome instanceof Outcome.Done
                            || outcome instanceof Outcome.Replayed
                            || outcome instanceof Outcome.StillRunning);
        }
    }

    @Nested
    class Work_that_fails {

        @Test
        void leaves_neither_effect_nor_answer() {
            assertThatThrownBy(() -> answerOnce.answer(KEY, REQUEST, () -> {
                        effect(201);
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(effects()).isZero();
            assertThat(answerOnce.answer(KEY, REQUEST, () -> effect(201))).isInstanceOf(Outcome.Done.class);
        }
    }

    @Nested
    class An_answer_that_is_no_success {

        @Test
        void is_not_kept_but_what_was_written_stays() {
            answerOnce.answer(KEY, REQUEST, () -> effect(422));
            assertThat(effects()).isOne();
            assertThat(answerOnce.answer(KEY, REQUEST, () -> effect(201))).isInstanceOf(Outcome.Done.class);
        }
    }
}
