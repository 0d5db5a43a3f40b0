package dev.nightshift.adapters.web.idempotency;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.Problem;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.ProblemKind;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Callers;
import dev.nightshift.application.idempotency.AnswerOnce;
import dev.nightshift.application.idempotency.AnswerOnce.Outcome;
import dev.nightshift.domain.idempotency.Fingerprint;
import dev.nightshift.domain.idempotency.IdempotencyKey;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs an {@link Idempotent} method, or sends what its first run answered. */
@Singleton
final class IdempotentInterceptor implements MethodInterceptor<Object, Object> {

    private static final Duration RUNNING = Duration.ofSeconds(1);

    private final AnswerOnce answerOnce;
    private final AnswerText answerText;

    IdempotentInterceptor(AnswerOnce answerOnce, AnswerText answerText) {
        this.answerOnce = answerOnce;
        this.answerText = answerText;
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> method) {
        Optional<HttpRequest<Object>> request = ServerRequestContext.currentRequest();
        Optional<Fingerprint> fingerprint = request.flatMap(RequestFingerprint::of);
        return fingerprint.isEmpty() ? method.proceed() : once(method, request.get(), fingerprint.get());
    }

    private @Nullable Object once(
            MethodInvocationContext<Object, Object> method, HttpRequest<?> request, Fingerprint fingerprint) {
        AtomicReference<@Nullable Object> result = new AtomicReference<>();
        Outcome outcome = answerOnce.answer(keyOf(request), fingerprint, () -> {
            Object returned = method.proceed();
            result.set(returned);
            return answerText.of(method, returned);
        });
        if (outcome instanceof Outcome.Replayed replayed) {
            throw new Replay(replayed.answer());
        }
        if (outcome instanceof Outcome.UsedForAnother) {
            throw new ProblemException(Problem.of(
                    ProblemKind.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was sent with another request before."));
        }
        if (outcome instanceof Outcome.StillRunning) {
            throw new ProblemException(
                    Problem.of(ProblemKind.STILL_RUNNING, "The first request with this Idempotency-Key still runs."),
                    RUNNING);
        }
        return result.get();
    }

    private static IdempotencyKey keyOf(HttpRequest<?> request) {
        String value = request.getHeaders().get(RequestFingerprint.KEY_HEADER);
        if (value == null || !IdempotencyKey.isOne(value)) {
            throw ProblemException.invalid(FieldError.of(
                    RequestFingerprint.KEY_HEADER,
                    "must be 1..%d printable characters".formatted(IdempotencyKey.MAX_LENGTH)));
        }
        return new IdempotencyKey(Callers.of(request).map(Caller::key).orElse("anonymous"), value);
    }
}
