package dev.nightshift.adapters.web.security;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Shows failures as they were thrown, so that their handlers are found. */
final class Unwrapped {

    private Unwrapped() {}

    @SuppressWarnings("FutureReturnValueIgnored") // what it leads to is in the one that is returned
    static <T> CompletableFuture<T> failureOf(CompletableFuture<T> future) {
        CompletableFuture<T> unwrapped = new CompletableFuture<>();
        future.whenComplete((value, failure) -> {
            if (failure == null) {
                unwrapped.complete(value);
            } else {
                Throwable cause = failure.getCause();
                unwrapped.completeExceptionally(
                        failure instanceof CompletionException && cause != null ? cause : failure);
            }
        });
        return unwrapped;
    }
}
