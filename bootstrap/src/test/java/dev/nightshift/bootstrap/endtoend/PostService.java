package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An external service of posts: has none from 900, fails for those from 500, drips a byte a second for those from 300, gives
 * those from 100 once, and the others always. It fails for the first, too.
 */
final class PostService implements AutoCloseable {

    private static final String POST = "{\"userId\":3,\"id\":%d,\"title\":\"Title\",\"body\":\"Body\"}";

    private final Map<Long, List<Long>> calls = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    PostService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/posts/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** When a post was asked for, in seconds since the first time. */
    List<Double> calls(long id) {
        List<Long> times = calls.getOrDefault(id, List.of());
        return times.stream().map(time -> (time - times.get(0)) / 1e9).toList();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        long id = Long.parseLong(exchange.getRequestURI().getPath().replace("/posts/", ""));
        List<Long> times = calls.computeIfAbsent(id, unused -> new CopyOnWriteArrayList<>());
        times.add(System.nanoTime());
        try (exchange) {
            if (id >= 900) {
                exchange.sendResponseHeaders(404, -1);
            } else if (id >= 500 || id == 1 || (id >= 100 && id < 300 && times.size() > 1)) {
                exchange.sendResponseHeaders(500, -1);
            } else if (id >= 300) {
                drip(exchange);
            } else {
                byte[] post = POST.formatted(id).getBytes(UTF_8);
                exchange.sendResponseHeaders(200, post.length);
                exchange.getResponseBody().write(post);
            }
        }
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!over.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
