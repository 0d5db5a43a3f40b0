package dev.nightshift.adapters.web.request;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.domain.Page;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for, by {@code ?limit} and {@code ?cursor}: a controller takes it as a hidden argument
 * of a {@link Paged} method.
 */
public final class Paging {

    /** What it is asked for by. */
    static final List<String> PARAMETERS = List.of("cursor", "limit");

    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    private final URI uri;
    private final int limit;
    private final @Nullable String cursor;

    private Paging(URI uri, int limit, @Nullable String cursor) {
        this.uri = uri;
        this.limit = limit;
        this.cursor = cursor;
    }

    /** @throws ProblemException 400 if the limit is not a number, 422 if it is not in 1..200 */
    public static Paging of(HttpRequest<?> request) {
        String limit = request.getParameters().get("limit");
        return new Paging(
                request.getUri(),
                limit == null ? DEFAULT_LIMIT : limit(limit),
                request.getParameters().get("cursor"));
    }

    /** How many items a page has at most. */
    public int limit() {
        return limit;
    }

    /**
     * The position after which the page starts; null for the first page.
     *
     * @throws ProblemException 400 if the cursor is not one of this list
     */
    public <P> @Nullable P after(CursorFormat<P> format) {
        return cursor == null ? null : format.read(cursor);
    }

    /** The page as the answer of a list, with the header {@code Link} when there is a next one. */
    public <T, P, R> MutableHttpResponse<Listing<R>> answer(
            Page<T, P> page, Function<? super T, ? extends R> mapping, CursorFormat<P> format) {
        String next = page.next() == null ? null : format.write(page.next());
        MutableHttpResponse<Listing<R>> answer = HttpResponse.ok(
                new Listing<>(page.items().stream().<R>map(mapping).toList(), next));
        if (next != null) {
            URI link = UriBuilder.of(uri).replaceQueryParam("cursor", next).build();
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(link));
        }
        return answer;
    }

    private static int limit(String text) {
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException unreadable) {
            throw ProblemException.unreadable(FieldError.of("limit", "is not a number"));
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.invalid(FieldError.of("limit", "must be in 1..%d".formatted(MAX_LIMIT)));
        }
        return limit;
    }
}
