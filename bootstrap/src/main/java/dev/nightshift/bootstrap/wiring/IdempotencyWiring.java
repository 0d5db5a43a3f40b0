package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.idempotency.PostgresIdempotencyKeys;
import dev.nightshift.adapters.scheduler.idempotency.OldAnswersJob;
import dev.nightshift.application.idempotency.AnswerOnce;
import dev.nightshift.application.idempotency.ForgetOldAnswers;
import dev.nightshift.domain.idempotency.IdempotencyKeys;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Answers that are given once. */
@Factory
final class IdempotencyWiring {

    @Singleton
    IdempotencyKeys idempotencyKeys(Database database) {
        return new PostgresIdempotencyKeys(database);
    }

    @Singleton
    AnswerOnce answerOnce(IdempotencyKeys keys, Database database) {
        return new AnswerOnce(keys, database);
    }

    @Singleton
    ForgetOldAnswers forgetOldAnswers(IdempotencyKeys keys) {
        return new ForgetOldAnswers(keys);
    }

    @Singleton
    OldAnswersJob oldAnswersJob(ForgetOldAnswers forgetOldAnswers) {
        return new OldAnswersJob(forgetOldAnswers);
    }
}
