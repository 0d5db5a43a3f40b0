package dev.nightshift.adapters.web.security;

import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.accounts.CheckAccess;
import dev.nightshift.application.accounts.CheckAccess.Need;
import dev.nightshift.application.accounts.CheckAccess.Outcome;
import dev.nightshift.domain.accounts.AccessClaims;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Finds out for whom a checked token stands now. */
@Singleton
final class CurrentCaller {

    private final CheckAccess checkAccess;
    private final ExecutorService executor;

    CurrentCaller(CheckAccess checkAccess, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.checkAccess = checkAccess;
        this.executor = executor;
    }

    /** The caller; fails with an {@link AuthorizationException} that means 401 when the token stands for nobody any more. */
    CompletableFuture<Caller> of(Authentication authentication, Need need) {
        Map<String, Object> attributes = authentication.getAttributes();
        return TokenClaims.read(attributes::get)
                .map(claims -> of(claims, need))
                .orElseGet(() -> CompletableFuture.failedFuture(new AuthorizationException(null)));
    }

    CompletableFuture<Caller> of(AccessClaims claims, Need need) {
        CompletableFuture<Outcome> answer = checkAccess.check(claims, need).toCompletableFuture();
        return answer.isDone()
                ? answer.thenApply(outcome -> caller(outcome, claims))
                : answer.thenApplyAsync(outcome -> caller(outcome, claims), executor);
    }

    private static Caller caller(Outcome outcome, AccessClaims claims) {
        if (outcome instanceof Outcome.Granted granted) {
            return Caller.of(granted.session(), claims);
        }
        throw new AuthorizationException(null);
    }
}
