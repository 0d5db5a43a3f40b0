package dev.nightshift.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An external service of posts, which has all of them or fails at once. */
final class ExternalPosts implements AutoCloseable {

    private final AtomicLong calls = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    private volatile boolean present;

    ExternalPosts() {
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

    void bePresent(boolean now) {
        present = now;
    }

    long calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String id = exchange.getRequestURI().getPath().replace("/posts/", "");
        try (exchange) {
            if (!present) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            byte[] post = "{\"userId\":3,\"id\":%s,\"title\":\"Title\",\"body\":\"Body\"}"
                    .formatted(id)
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, post.length);
            exchange.getResponseBody().write(post);
        }
    }
}
