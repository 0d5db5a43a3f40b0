package dev.nightshift.adapters.httpclient.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import dev.nightshift.domain.retry.Tried;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpPostSourceTest {

    private static final String POST = "{\"userId\":3,\"id\":7,\"title\":\"A \\\"quote\\\"\",\"body\":\"말\"}";
    private static final JsonMapper JSON = JsonMapper.createDefault();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private HttpPostSource posts;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        posts = source("/base/", PATIENT);
    }

    @AfterEach
    void stop() {
        testOver.countDown();
        posts.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Nested
    class A_service_that_works {

        @Test
        void gives_the_post() {
            answering(200, POST);

            assertThat(found(7)).contains(new Post(7, "A \"quote\"", "말", 3));
            assertThat(asked).containsExactly("GET /base/posts/7");
        }

        @Test
        void has_no_post_where_it_answers_404() {
            answering(404, "{}");

            assertThat(found(Long.MAX_VALUE)).isEmpty();
            assertThat(asked).containsExactly("GET /base/posts/9223372036854775807");
        }

        @Test
        void gives_a_text_that_cannot_be_kept_mended() {
            answering(200, "{\"userId\":3,\"id\":7,\"title\":\"a\\u0000b\",\"body\":\"c\\ud800d\"}");

            assertThat(found(7)).contains(new Post(7, "a\uFFFDb", "c\uFFFDd", 3));
        }
    }

    @Nested
    class A_service_that_fails {

        @ParameterizedTest
        @ValueSource(ints = {201, 204, 400, 401, 403, 429, 500, 502, 503})
        void failed_with_its_status(int status) {
            answering(status, status == 204 ? "" : POST);

            assertThat(failure(posts)).isEqualTo(Failure.answered(status));
        }

        @ParameterizedTest
        @CsvSource({"120, 120", "'Sun, 01 Mar 2026 12:00:30 GMT', 30", "'Sun, 01 Mar 2026 11:00:00 GMT', 0"})
        void says_when_to_come_back(String field, int seconds) {
            handling(exchange -> {
                exchange.getResponseHeaders().add("Retry-After", field);
                exchange.sendResponseHeaders(503, -1);
            });

            assertThat(failure(posts)).isEqualTo(Failure.answered(503, Optional.of(Duration.ofSeconds(seconds))));
        }

        @Test
        void is_not_followed_elsewhere() {
            handling(exchange -> {
                exchange.getResponseHeaders().add("Location", url("/elsewhere").toString());
                exchange.sendResponseHeaders(302, -1);
            });

            assertThat(failure(posts)).isEqualTo(Failure.answered(302));
            assertThat(asked).containsExactly("GET /base/posts/7");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "7",
                    "{",
                    "<html></html>",
                    "{}",
                    "{\"userId\":3,\"id\":7,\"title\":\"a\"}",
                    "{\"userId\":3,\"id\":7,\"title\":\"a\",\"body\":5}",
                    "{\"userId\":3,\"id\":\"x\",\"title\":\"a\",\"body\":\"b\"}",
                    "{\"userId\":3,\"id\":0,\"title\":\"a\",\"body\":\"b\"}",
                    "{\"userId\":3,\"id\":8,\"title\":\"a\",\"body\":\"b\"}",
                    "{\"userId\":3,\"id\":-7,\"title\":\"a\",\"body\":\"b\"}"
                })
        void is_not_understood_when_its_answer_is_no_such_post(String garbage) {
            answering(200, garbage);

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.UNREADABLE_ANSWER));
        }

        @Test
        void is_refused_when_its_answer_is_longer_than_a_megabyte() {
            answering(200, "{\"body\":\"" + "x".repeat(1_000_000) + "\"}");

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.ANSWER_TOO_LARGE));
        }

        @Test
        void is_refused_when_its_answer_is_longer_and_does_not_say_so() {
            handling(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 20; i++) {
                    exchange.getResponseBody().write(new byte[100_000]);
                }
            });

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.ANSWER_TOO_LARGE));
        }

        @Test
        void has_not_been_asked_when_nobody_listens() {
            server.stop(0);

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.CONNECT_REFUSED));
        }

        @Test
        void hangs_up_in_the_middle_of_an_answer() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    HttpPostSource source = source(socket.getLocalPort())) {
                threads.execute(() -> hangUpInTheMiddle(socket));

                assertThat(failure(source)).isEqualTo(Failure.of(Fault.CONNECTION_RESET));
            }
        }

        private HttpPostSource source(int port) {
            return new HttpPostSource(URI.create("http://127.0.0.1:" + port), PATIENT, JSON, CLOCK);
        }

        private void hangUpInTheMiddle(ServerSocket socket) {
            try (Socket caller = socket.accept()) {
                caller.getInputStream().read(new byte[16]);
                caller.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(UTF_8));
            } catch (IOException over) {
                throw new UncheckedIOException(over);
            }
        }
    }

    @Nested
    class A_slow_service {

        @Test
        void is_given_up_when_it_does_not_answer() {
            handling(exchange -> await(testOver));

            try (HttpPostSource hurried = source("/base", Duration.ofMillis(200))) {
                assertThat(failure(hurried)).isEqualTo(Failure.of(Fault.READ_TIMEOUT));
            }
        }

        @Test
        void is_given_up_when_it_never_falls_silent_and_never_ends() {
            handling(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                while (!testOver.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            });

            try (HttpPostSource hurried = source("/base", Duration.ofMillis(400))) {
                assertThat(failure(hurried)).isEqualTo(Failure.of(Fault.READ_TIMEOUT));
            }
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @ValueSource(strings = {"ftp://127.0.0.1/", "/posts", "http:posts", "file:///etc/passwd", "127.0.0.1"})
        void with_a_url_that_is_none_are_refused(String url) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HttpPostSource(URI.create(url), PATIENT, JSON, CLOCK))
                    .withMessage("base URL must be http or https with a host");
        }

        @Test
        void without_time_are_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> source("/", Duration.ZERO))
                    .withMessage("timeout must be > 0, was PT0S");
        }
    }

    private Optional<Post> found(long id) {
        return ((Tried.Done<Optional<Post>>) posts.find(id).join()).value();
    }

    private static Failure failure(HttpPostSource source) {
        return ((Tried.Failed<?>) source.find(7).join()).failure();
    }

    private HttpPostSource source(String path, Duration timeout) {
        return new HttpPostSource(url(path), timeout, JSON, CLOCK);
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private void answering(int status, String body) {
        handling(exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private void handling(Handling handling) {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            try (exchange) {
                handling.handle(exchange);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        latch.await(1, TimeUnit.MINUTES);
    }

    private interface Handling {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
