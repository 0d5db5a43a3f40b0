package dev.nightshift.application.retry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample program of the documentation, compiled and run with nothing but the domain beside it. */
class FetchPageTest {

    private static final Path SOURCE = Path.of("..", "docs", "samples", "retry", "FetchPage.java");
    private static final Path DOMAIN = Path.of("..", "domain", "target", "classes");

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final HttpServer service = startedService();

    @TempDir
    private Path classes = Path.of("");

    @BeforeEach
    void compile() {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", DOMAIN.toString(), SOURCE.toString());
        assertThat(result).as("the sample compiles").isZero();
    }

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
        URL[] path = {classes.toUri().toURL(), DOMAIN.toUri().toURL()};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
                PrintStream out = new PrintStream(bytes, true, UTF_8)) {
            System.setOut(out);
            String address = "http://127.0.0.1:" + service.getAddress().getPort() + "/";
            loader.loadClass("sample.FetchPage")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {address});
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
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
