package dev.nightshift.adapters.web.security;

import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Callers;
import dev.nightshift.adapters.web.request.WholeBody;
import dev.nightshift.application.accounts.CheckAccess.Need;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/**
 * Asks the database once more who sends a write when all of its body is here: whoever sends the head of a request and its body
 * when access has ended has written nothing.
 */
@ServerFilter(
        value = ServerFilter.MATCH_ALL_PATTERN,
        methods = {
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS,
            HttpMethod.TRACE,
            HttpMethod.CONNECT,
            HttpMethod.CUSTOM
        })
final class WritesNow implements Ordered {

    private final CurrentCaller currentCaller;
    private final ExecutorService executor;

    /** @param executor goes on when the body is here: who reads it next must not be called by who read it to the end */
    WritesNow(CurrentCaller currentCaller, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.currentCaller = currentCaller;
        this.executor = executor;
    }

    /** After the fingerprint of the body was taken. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 1;
    }

    @RequestFilter
    CompletionStage<HttpRequest<?>> check(HttpRequest<?> request) {
        Optional<Caller> early = Callers.of(request);
        return early.isEmpty()
                ? CompletableFuture.completedFuture(request)
                : Unwrapped.failureOf(whole(request)
                        .thenCompose(here -> currentCaller.of(early.get().claims(), Need.CURRENT))
                        .thenApply(caller -> allowed(request, caller)));
    }

    private static HttpRequest<?> allowed(HttpRequest<?> request, Caller caller) {
        if (!Required.by(request).isMetBy(caller.role())) {
            throw new AuthorizationException(
                    request.getUserPrincipal(Authentication.class).orElse(null));
        }
        Callers.set(request, caller);
        return request;
    }

    /** Ends when the body has arrived, which stays to be read. */
    private CompletableFuture<Boolean> whole(HttpRequest<?> request) {
        return request instanceof ServerHttpRequest<?> withBody
                ? WholeBody.of(withBody, body -> true, executor)
                : CompletableFuture.completedFuture(true);
    }
}
