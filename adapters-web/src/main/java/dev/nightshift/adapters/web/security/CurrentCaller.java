package dev.nightshift.adapters.web.security;

import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.accounts.CheckAccess;
import dev.nightshift.application.accounts.CheckAccess.Need;
import dev.nightshift.application.accounts.CheckAccess.Outcome;
import dev.nightshift.domain.accounts.AccessClaims;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Finds out for whom a checked token stands now. */
@Singleton
final class CurrentCaller {

    private final CheckAccess checkAccess;

    CurrentCaller(CheckAccess checkAccess) {
        this.checkAccess = checkAccess;
    }

    /** The caller; fails with an {@link AuthorizationException} that means 401 when the token stands for nobody any more. */
    CompletableFuture<Caller> of(Authentication authentication, Need need) {
        Map<String, Object> attributes = authentication.getAttributes();
        return TokenClaims.read(attributes::get)
                .map(claims -> of(claims, need))
                .orElseGet(() -> CompletableFuture.failedFuture(new AuthorizationException(null)));
    }

    CompletableFuture<Caller> of(AccessClaims claims, Need need) {
        return checkAccess.check(claims, need).toCompletableFuture().thenApply(outcome -> {
            if (outcome instanceof Outcome.Granted granted) {
                return Caller.of(granted.session(), claims);
            }
            throw new AuthorizationException(null);
        });
    }
}
