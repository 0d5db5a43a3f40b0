package dev.nightshift.adapters.httpclient;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An external service on loopback that answers as a test says. */
public final class StubServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private StubServer(HttpServer server) {
        this.server = server;
    }

    public static StubServer start(Function<HttpExchange, StubReply> script) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StubServer stub = new StubServer(server);
            server.createContext("/", exchange -> answer(exchange, script));
            server.setExecutor(stub.threads);
            server.start();
            return stub;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Nobody listens any more. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Function<HttpExchange, StubReply> script) throws IOException {
        try (exchange) {
            script.apply(exchange).send(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
