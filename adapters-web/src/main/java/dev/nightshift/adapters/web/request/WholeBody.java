package dev.nightshift.adapters.web.request;

import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The body of a request when all of it is here, which stays to be read by others. */
public final class WholeBody {

    private WholeBody() {}

    /**
     * What is made of the body; it fails as the body does.
     *
     * @param executor goes on in either case: who reads the body next, or answers that it is broken, must not be called by
     *     who read it to the end
     */
    public static <T> CompletableFuture<T> of(
            ServerHttpRequest<?> request,
            Function<? super CloseableAvailableByteBody, ? extends T> making,
            Executor executor) {
        CompletableFuture<T> made = new CompletableFuture<>();
        request.byteBody()
                .split(ByteBody.SplitBackpressureMode.FASTEST)
                .buffer()
                .whenCompleteAsync((body, failure) -> complete(made, body, failure, making), executor)
                .exceptionally(refused -> {
                    made.completeExceptionally(refused);
                    return null;
                });
        return made;
    }

    private static <T> void complete(
            CompletableFuture<T> made,
            CloseableAvailableByteBody body,
            Throwable failure,
            Function<? super CloseableAvailableByteBody, ? extends T> making) {
        if (failure != null) {
            Throwable cause = failure.getCause();
            made.completeExceptionally(failure instanceof CompletionException && cause != null ? cause : failure);
            return;
        }
        try (body) {
            made.complete(making.apply(body));
        } catch (RuntimeException | Error broken) {
            made.completeExceptionally(broken);
        }
    }
}
