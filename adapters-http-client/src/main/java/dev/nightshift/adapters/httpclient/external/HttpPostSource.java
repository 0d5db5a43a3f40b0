package dev.nightshift.adapters.httpclient.external;

import static java.util.Objects.requireNonNull;

import dev.nightshift.adapters.httpclient.Answer;
import dev.nightshift.adapters.httpclient.AnswerTooLarge;
import dev.nightshift.adapters.httpclient.ExternalService;
import dev.nightshift.adapters.httpclient.JsonObject;
import dev.nightshift.adapters.httpclient.UnreadableAnswer;
import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import dev.nightshift.domain.retry.Faults;
import dev.nightshift.domain.retry.RetryAfter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Posts of a service with the interface of JSONPlaceholder: {@code GET /posts/<id>}. */
public final class HttpPostSource implements PostSource, AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 1_000_000;
    private static final Faults FAULTS = Faults.STANDARD
            .with("io.netty.channel.ConnectTimeoutException", Fault.CONNECT_TIMEOUT)
            .with(UnreadableAnswer.class.getName(), Fault.UNREADABLE_ANSWER)
            .with(AnswerTooLarge.class.getName(), Fault.ANSWER_TOO_LARGE);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final ExternalService service;
    private final InstantSource clock;

    /**
     * @param baseUrl http or https, with a host
     * @param timeout for a whole call, from the look-up of the host to the last byte
     * @throws IllegalArgumentException if the URL is no such one, or the timeout is not positive
     */
    public HttpPostSource(URI baseUrl, Duration timeout, InstantSource clock) {
        this.service = new ExternalService(baseUrl, timeout, MAX_ANSWER_BYTES);
        this.clock = clock;
    }

    @Override
    public CompletableFuture<AttemptResult<Optional<Post>>> find(long id) {
        CompletableFuture<Answer> call = service.get(uri(id), Map.of());
        CompletableFuture<AttemptResult<Optional<Post>>> found =
                call.handle((answer, failure) -> tried(id, answer, failure));
        endingWith(found, call);
        return found;
    }

    /** Whoever cancels what he asked for ends the call. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of the call
    private static void endingWith(CompletableFuture<?> found, CompletableFuture<Answer> call) {
        found.whenComplete((any, failure) -> call.cancel(false));
    }

    @Override
    public void close() {
        service.close();
    }

    private URI uri(long id) {
        return URI.create(
                service.baseUrl().toString().replaceFirst("[?#].*$", "").replaceFirst("/*$", "/posts/" + id));
    }

    private AttemptResult<Optional<Post>> tried(long id, @Nullable Answer answer, @Nullable Throwable failure) {
        if (answer != null) {
            return read(id, answer);
        }
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : requireNonNull(failure);
        return AttemptResult.failed(Failure.of(FAULTS.of(cause)), cause);
    }

    private AttemptResult<Optional<Post>> read(long id, Answer answer) {
        return switch (answer.status()) {
            case OK -> postIn(answer, id);
            case NOT_FOUND -> AttemptResult.done(Optional.empty());
            default -> {
                Optional<Duration> retryAfter =
                        answer.field("Retry-After").flatMap(field -> RetryAfter.parse(field, clock.instant()));
                yield AttemptResult.failed(Failure.answered(answer.status(), retryAfter));
            }
        };
    }

    private static AttemptResult<Optional<Post>> postIn(Answer answer, long id) {
        try {
            JsonObject post = answer.json();
            if (post.whole("id") != id) {
                throw new UnreadableAnswer("it is another post than was asked for", null);
            }
            return AttemptResult.done(Optional.of(new Post(
                    id,
                    PlainText.fixed(post.text("title")),
                    PlainText.fixed(post.text("body")),
                    post.whole("userId"))));
        } catch (UnreadableAnswer | IllegalArgumentException garbage) {
            return AttemptResult.failed(Failure.of(Fault.UNREADABLE_ANSWER), garbage);
        }
    }
}
