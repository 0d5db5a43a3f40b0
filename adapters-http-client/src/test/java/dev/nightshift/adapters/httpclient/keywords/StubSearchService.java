package dev.nightshift.adapters.httpclient.keywords;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A search service on loopback that answers like the real one, or as a test says, and notes when which call came. */
public final class StubSearchService implements AutoCloseable {

    private final List<Call> calls = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Script script = call -> StubReply.total(call.total());

    private StubSearchService(HttpServer server) {
        this.server = server;
    }

    public static StubSearchService start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StubSearchService service = new StubSearchService(server);
            server.createContext("/", service::answer);
            server.setExecutor(service.threads);
            server.start();
            return service;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        Call call;
        synchronized (calls) {
            call = Call.of(exchange, now, calls.size() + 1);
            calls.add(call);
        }
        try (exchange) {
            script.answer(call).send(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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
