package dev.nightshift.adapters.httpclient.keywords;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.nightshift.adapters.httpclient.StubReply;
import dev.nightshift.adapters.httpclient.StubServer;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search service on loopback that answers like the real one, or as a test says, and notes when which call came. */
public final class StubSearchService implements AutoCloseable {

    private final List<Call> calls = new ArrayList<>();
    private final StubServer server = StubServer.start(this::answer);
    private volatile Script script = call -> total(call.total());

    private StubSearchService() {}

    public static StubSearchService start() {
        return new StubSearchService();
    }

    /** An answer in the form of the real service. */
    public static StubReply total(long total) {
        return StubReply.text(
                200,
                """
                {"lastBuildDate": "Fri, 20 Nov 2026 18:00:00 +0900", "total": %d, "start": 1, "display": 1,
                 "items": [{"title": "<b>말</b>", "link": "https://blog.example/1", "description": "…"}]}
                """
                        .formatted(total));
    }

    /** An error in the form of the real service. */
    public static StubReply error(int status) {
        return StubReply.text(status, "{\"errorMessage\": \"on purpose\", \"errorCode\": \"000\"}");
    }

    public URI uri() {
        return server.uri();
    }

    public void answering(Script given) {
        script = given;
    }

    /** In the order in which they came. */
    public List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** How long after each call the next came. */
    public List<Duration> gaps() {
        List<Call> all = calls();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            gaps.add(Duration.ofNanos(all.get(i).atNanos() - all.get(i - 1).atNanos()));
        }
        return gaps;
    }

    /** Nobody listens any more. */
    @Override
    public void close() {
        server.close();
    }

    private StubReply answer(HttpExchange exchange) {
        long now = System.nanoTime();
        Call call;
        synchronized (calls) {
            call = Call.of(exchange, now, calls.size() + 1);
            calls.add(call);
        }
        return script.answer(call);
    }

    /** What is answered to a call. */
    @FunctionalInterface
    public interface Script {
        StubReply answer(Call call);
    }

    /**
     * A call that came.
     *
     * @param number from 1 on
     * @param atNanos when it came, as {@link System#nanoTime} counts
     * @param address the path and the query, as they were on the wire
     */
    public record Call(
            int number,
            long atNanos,
            String method,
            String address,
            @Nullable String clientId,
            @Nullable String clientSecret) {

        private static Call of(HttpExchange exchange, long now, int number) {
            return new Call(
                    number,
                    now,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("X-Naver-Client-Id"),
                    exchange.getRequestHeaders().getFirst("X-Naver-Client-Secret"));
        }

        /** As the real service calls it, such as {@code cafearticle}. */
        public String source() {
            return address.replaceFirst("^.*/", "").replaceFirst("\\.json.*$", "");
        }

        public String keyword() {
            String encoded = address.replaceFirst("^.*[?&]query=", "").replaceFirst("&.*$", "");
            return URLDecoder.decode(encoded, UTF_8);
        }

        /** Always the same for the same keyword and source. */
        public long total() {
            return Math.floorMod((keyword() + source()).hashCode(), 10_000_000);
        }
    }
}
