package dev.nightshift.adapters.httpclient.keywords;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.adapters.httpclient.Answer;
import dev.nightshift.adapters.httpclient.AnswerTooLarge;
import dev.nightshift.adapters.httpclient.ExternalService;
import dev.nightshift.adapters.httpclient.UnreadableAnswer;
import dev.nightshift.domain.keywords.DocumentSearch;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable.Extent;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.Keyword;
import dev.nightshift.domain.retry.RetryAfter;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A search service with the interface of Naver's: {@code GET /v1/search/blog.json?query=…}, of which the total is read. */
public final class HttpDocumentSearch implements DocumentSearch, AutoCloseable {

    /** Limits are by the day: whoever asks for more is asked again tomorrow. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private static final int OK = 200;
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;

    private final String baseUrl;
    private final Credentials credentials;
    private final ExternalService service;
    private final InstantSource clock;

    /**
     * @param baseUrl http or https, with a host and without a query or a fragment
     * @param timeout for a whole call, from the look-up of the host to the last byte
     * @throws IllegalArgumentException if the URL is no such one, or the timeout is not positive
     */
    public HttpDocumentSearch(URI baseUrl, Credentials credentials, Duration timeout, InstantSource clock) {
        this.baseUrl = withoutSlash(baseUrl);
        this.credentials = credentials;
        this.service = new ExternalService(baseUrl, timeout, MAX_ANSWER_BYTES);
        this.clock = clock;
    }

    @Override
    public long total(Keyword keyword, DocumentSource source) {
        CompletableFuture<Answer> call = service.get(
                uri(keyword, source),
                Map.of(
                        "X-Naver-Client-Id", credentials.clientId(),
                        "X-Naver-Client-Secret", credentials.clientSecret()));
        try {
            return totalIn(call.get());
        } catch (ExecutionException failure) {
            throw new DocumentSearchUnavailable(sentence(failure.getCause()), Extent.THIS_CALL, failure);
        } catch (InterruptedException interrupted) {
            call.cancel(false);
            Thread.currentThread().interrupt();
            throw new DocumentSearchUnavailable("The call was interrupted.", Extent.THIS_CALL, interrupted);
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private URI uri(Keyword keyword, DocumentSource source) {
        String query = URLEncoder.encode(keyword.text(), UTF_8).replace("+", "%20");
        return URI.create("%s/v1/search/%s.json?query=%s&display=1".formatted(baseUrl, name(source), query));
    }

    private static String name(DocumentSource source) {
        return switch (source) {
            case BLOG -> "blog";
            case CAFE -> "cafearticle";
            case NEWS -> "news";
            case SHOP -> "shop";
            case WEB -> "webkr";
        };
    }

    private long totalIn(Answer answer) {
        if (answer.status() != OK) {
            throw refusal(answer);
        }
        try {
            return requireCount(answer.json().whole("total"));
        } catch (UnreadableAnswer | IllegalArgumentException garbage) {
            throw new DocumentSearchUnavailable(
                    "The search service answered something without a total: %s.".formatted(garbage.getMessage()),
                    Extent.THIS_CALL,
                    garbage);
        }
    }

    private static long requireCount(long total) {
        if (total < 0) {
            throw new IllegalArgumentException("total must be >= 0, was " + total);
        }
        return total;
    }

    private DocumentSearchUnavailable refusal(Answer answer) {
        @Nullable
        Duration retryAfter = answer.field("Retry-After")
                .flatMap(field -> RetryAfter.parse(field, clock.instant()))
                .map(asked -> asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE)
                .orElse(null);
        return new DocumentSearchUnavailable(sentence(answer.status()), extentOf(answer.status()), retryAfter, null);
    }

    /** Without the message of what was thrown, which may name the address. */
    private static String sentence(@Nullable Throwable failure) {
        if (failure instanceof UnreadableAnswer) {
            return "The search service answered something that is no answer of HTTP.";
        }
        if (failure instanceof AnswerTooLarge) {
            return "The search service answered more than a megabyte.";
        }
        return failure instanceof SocketTimeoutException
                ? "The search service was too slow."
                : "The search service could not be reached, or ended the connection.";
    }

    private static String sentence(int status) {
        return switch (status) {
            case 401, 403 ->
                "The search service refuses the credentials (status %d); check NAVER_CLIENT_ID and NAVER_CLIENT_SECRET."
                        .formatted(status);
            case 404 -> "The search service has no such address (status 404); check NAVER_API_BASE_URL.";
            default -> "The search service answered with status %d.".formatted(status);
        };
    }

    private static Extent extentOf(int status) {
        return switch (status) {
            case 401, 403, 404 -> Extent.ALL_CALLS;
            case 408, 425, 429 -> Extent.THIS_CALL;
            default -> status >= 400 && status < 500 ? Extent.THIS_KEYWORD : Extent.THIS_CALL;
        };
    }

    private static String withoutSlash(URI baseUrl) {
        if (baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
            throw new IllegalArgumentException("base URL must have no query and no fragment");
        }
        return baseUrl.toString().replaceFirst("/+$", "");
    }
}
