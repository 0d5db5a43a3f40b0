package dev.nightshift.application.retry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nightshift.application.SampleProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchPageTest {

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final HttpServer service = startedService();

    @TempDir
    private Path classes = Path.of("");

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void fetches_what_is_there_after_two_failures() throws Exception {
        statuses.addAll(List.of(503, 500, 200));
        assertThat(printed()).isEqualTo("a page after 3 attempts\n");
    }

    @Test
    void does_not_ask_again_for_what_is_not_there() throws Exception {
        statuses.add(404);
        assertThat(printed()).isEqualTo("no page after 1 attempts\n");
    }

    private String printed() throws Exception {
        return SampleProgram.compiled("retry/FetchPage.java", classes)
                .run("http://127.0.0.1:" + service.getAddress().getPort() + "/");
    }

    private HttpServer startedService() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = "a page".getBytes(UTF_8);
                exchange.sendResponseHeaders(statuses.remove(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
