package dev.nightshift.adapters.httpclient.external;

import dev.nightshift.adapters.httpclient.OutsideService;
import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import dev.nightshift.domain.retry.Faults;
import dev.nightshift.domain.retry.RetryAfter;
import dev.nightshift.domain.retry.Tried;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Posts of a service with the interface of JSONPlaceholder: {@code GET /posts/<id>}. */
public final class HttpPostSource implements PostSource, AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 1_000_000;

    private static final Faults FAULTS = Faults.STANDARD
            .with("io.netty.channel.ConnectTimeoutException", Fault.CONNECT_TIMEOUT)
            .with("io.micronaut.http.client.exceptions.ReadTimeoutException", Fault.READ_TIMEOUT)
            .with("io.micronaut.http.client.exceptions.ResponseClosedException", Fault.CONNECTION_RESET)
            .with("io.micronaut.http.client.exceptions.ContentLengthExceededException", Fault.ANSWER_TOO_LARGE)
            .with("io.micronaut.http.exceptions.ContentLengthExceededException", Fault.ANSWER_TOO_LARGE)
            .with("io.netty.handler.codec.DecoderException", Fault.UNREADABLE_ANSWER);

    private final OutsideService service;
    private final JsonMapper json;
    private final InstantSource clock;

    /**
     * @param baseUrl http or https, with a host
     * @param timeout for a whole call, from the look-up of the host to the last byte
     * @throws IllegalArgumentException if the URL is no such one, or the timeout is not positive
     */
    public HttpPostSource(URI baseUrl, Duration timeout, JsonMapper json, InstantSource clock) {
        this.service = new OutsideService(baseUrl, timeout, MAX_ANSWER_BYTES);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Tried<Optional<Post>>> find(long id) {
        URI uri = UriBuilder.of(service.baseUrl())
                .path("posts")
                .path(Long.toString(id))
                .build();
        return Mono.from(service.client()
                        .exchange(
                                HttpRequest.GET(uri).accept(MediaType.APPLICATION_JSON_TYPE),
                                Argument.of(byte[].class)))
                .map(answer -> read(id, answer))
                .onErrorResume(failure -> Mono.just(failed(failure)))
                .toFuture();
    }

    @Override
    public void close() {
        service.close();
    }

    private Tried<Optional<Post>> read(long id, HttpResponse<byte[]> answer) {
        if (answer.code() != HttpStatus.OK.getCode()) {
            return refused(answer);
        }
        try {
            return Tried.done(Optional.of(postIn(answer, id)));
        } catch (IOException | RuntimeException garbage) {
            return Tried.failed(Failure.of(Fault.UNREADABLE_ANSWER), garbage);
        }
    }

    private Tried<Optional<Post>> failed(Throwable failure) {
        return failure instanceof HttpClientResponseException refused
                ? refused(refused.getResponse())
                : Tried.failed(Failure.of(FAULTS.of(failure)), failure);
    }

    private Tried<Optional<Post>> refused(HttpResponse<?> answer) {
        if (answer.code() == HttpStatus.NOT_FOUND.getCode()) {
            return Tried.done(Optional.empty());
        }
        Optional<Duration> retryAfter = answer.getHeaders()
                .findFirst(HttpHeaders.RETRY_AFTER)
                .flatMap(field -> RetryAfter.parse(field, clock.instant()));
        return Tried.failed(Failure.answered(answer.code(), retryAfter));
    }

    private Post postIn(HttpResponse<byte[]> answer, long id) throws IOException {
        JsonNode post = json.readValue(answer.getBody().orElseThrow(), Argument.of(JsonNode.class));
        if (post.get("id").getLongValue() != id) {
            throw new IOException("another post was answered");
        }
        return new Post(
                id,
                PlainText.mended(post.get("title").getStringValue()),
                PlainText.mended(post.get("body").getStringValue()),
                post.get("userId").getLongValue());
    }
}
