package dev.nightshift.adapters.web.popularity;

import dev.nightshift.domain.popularity.Freshness;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes answers of popular lists; a list that is answered again is not written again. */
@Singleton
final class PopularAnswers {

    static final String DEGRADED = "X-Degraded";

    private static final long FRESH_SECONDS = Freshness.STANDARD.fresh().toSeconds();

    private final JsonMapper mapper;
    private final InstantSource clock;
    private final Map<PopularityRule, PopularBody> latest = new ConcurrentHashMap<>();

    PopularAnswers(JsonMapper mapper, InstantSource clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** The list as of now, which may be answered from a cache until it is five minutes old. */
    MutableHttpResponse<byte[]> cached(PopularityRule rule, PopularList list, HttpRequest<?> request) {
        PopularBody body = bodyOf(rule, list);
        MutableHttpResponse<byte[]> answer = isKnown(body, request) ? HttpResponse.notModified() : ok(body);
        long age =
                Math.max(0, Duration.between(list.computedAt(), clock.instant()).toSeconds());
        long rest = Math.max(0, FRESH_SECONDS - age);
        answer.header(HttpHeaders.ETAG, body.etag())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + rest)
                .header(HttpHeaders.AGE, Long.toString(age));
        return list.degraded() ? answer.header(DEGRADED, "true") : answer;
    }

    /** A list as of an instant that was asked for. */
    MutableHttpResponse<byte[]> computed(PopularList list) {
        return ok(PopularBody.of(list.entries(), mapper)).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private PopularBody bodyOf(PopularityRule rule, PopularList list) {
        PopularBody kept = latest.get(rule);
        if (kept != null && kept.isOf(list.entries())) {
            return kept;
        }
        PopularBody body = PopularBody.of(list.entries(), mapper);
        latest.put(rule, body);
        return body;
    }

    private static MutableHttpResponse<byte[]> ok(PopularBody body) {
        return HttpResponse.ok(body.json()).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** By weak comparison (RFC 9110, 13.1.2). */
    private static boolean isKnown(PopularBody body, HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .anyMatch(known -> known.strip().equals("*") || known.contains(body.etag()));
    }
}
