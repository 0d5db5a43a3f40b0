package dev.nightshift.adapters.web.security;

import dev.nightshift.adapters.web.request.Callers;
import dev.nightshift.application.accounts.CheckAccess.Need;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Who may ask for which address: the only rules there are.
 *
 * The token says who asks; whether it still stands for that user, and with which role, says the database. For reads it was
 * asked a moment ago, for administrators it is asked now, for writes once more when the body is here ({@link WritesNow}).
 */
@Singleton
final class AccessRules implements SecurityRule<HttpRequest<?>> {

    private final CurrentCaller currentCaller;

    AccessRules(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        Required required = Required.by(request);
        if (required == Required.NOTHING) {
            return Publishers.just(SecurityRuleResult.ALLOWED);
        }
        if (authentication == null) {
            return Publishers.just(SecurityRuleResult.REJECTED);
        }
        Need need = required == Required.AN_ADMINISTRATOR && Required.isRead(request) ? Need.CURRENT : Need.RECENT;
        return answer(currentCaller.of(authentication, need).thenApply(caller -> {
            Callers.set(request, caller);
            return required.isMetBy(caller.role()) ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED;
        }));
    }

    /** Without a detour for an answer that is there. */
    private static Publisher<SecurityRuleResult> answer(CompletableFuture<SecurityRuleResult> answer) {
        return answer.isDone() && !answer.isCompletedExceptionally()
                ? Publishers.just(answer.join())
                : Publishers.fromCompletableFuture(() -> Unwrapped.failureOf(answer));
    }
}
