package dev.nightshift.adapters.httpclient.external;

import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.external.PostSourceUnavailable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Posts of a service with the interface of JSONPlaceholder: {@code GET /posts/<id>}. */
public final class HttpPostSource implements PostSource, AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 256 * 1024;

    private final URI baseUrl;
    private final HttpClient client;
    private final JsonMapper json;

    /**
     * @param baseUrl http or https, with a host
     * @param timeout for a whole call, from the look-up of the host to the last byte
     * @throws IllegalArgumentException if the URL is no such one, or the timeout is not positive
     */
    public HttpPostSource(URI baseUrl, Duration timeout, JsonMapper json) {
        this.baseUrl = checked(baseUrl);
        this.client = HttpClient.create(null, configuration(timeout));
        this.json = json;
    }

    @Override
    public Optional<Post> find(long id) {
        try {
            URI uri =
                    UriBuilder.of(baseUrl).path("posts").path(Long.toString(id)).build();
            HttpResponse<byte[]> answer = client.toBlocking()
                    .exchange(HttpRequest.GET(uri).accept(MediaType.APPLICATION_JSON_TYPE), byte[].class);
            return Optional.of(postIn(answer));
        } catch (HttpClientResponseException refused) {
            if (refused.code() == HttpStatus.NOT_FOUND.getCode()) {
                return Optional.empty();
            }
            throw new PostSourceUnavailable("it answered with status " + refused.code(), refused);
        } catch (HttpClientException failure) {
            throw new PostSourceUnavailable("it could not be reached, or was too slow or too long", failure);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Post postIn(HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        if (answer.code() != HttpStatus.OK.getCode() || body == null) {
            throw new PostSourceUnavailable("it answered with status " + answer.code());
        }
        try {
            JsonNode post = json.readValue(body, Argument.of(JsonNode.class));
            return new Post(
                    post.get("id").getLongValue(),
                    PlainText.mended(post.get("title").getStringValue()),
                    PlainText.mended(post.get("body").getStringValue()),
                    post.get("userId").getLongValue());
        } catch (IOException | RuntimeException garbage) {
            throw new PostSourceUnavailable("its answer is not a post", garbage);
        }
    }

    private static HttpClientConfiguration configuration(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be > 0, was " + timeout);
        }
        HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectTimeout(timeout);
        configuration.setReadTimeout(timeout);
        configuration.setRequestTimeout(timeout);
        configuration.setMaxContentLength(MAX_ANSWER_BYTES);
        configuration.setFollowRedirects(false);
        configuration.setNumOfThreads(1);
        return configuration;
    }

    private static URI checked(URI baseUrl) {
        boolean isWeb = "http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme());
        if (!isWeb || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("base URL must be http or https with a host");
        }
        return baseUrl;
    }
}
