package dev.nightshift.adapters.httpclient.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.external.PostSourceUnavailable;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpPostSourceTest {

    private static final String POST = "{\"userId\":3,\"id\":7,\"title\":\"A \\\"quote\\\"\",\"body\":\"말\"}";
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

            assertThat(posts.find(7)).contains(new Post(7, "A \"quote\"", "말", 3));
            assertThat(asked).containsExactly("GET /base/posts/7");
        }

        @Test
        void has_no_post_where_it_answers_404() {
            answering(404, "{}");

            assertThat(posts.find(Long.MAX_VALUE)).isEmpty();
            assertThat(asked).containsExactly("GET /base/posts/9223372036854775807");
        }

        @Test
        void gives_a_text_that_cannot_be_kept_mended() {
            answering(200, "{\"userId\":3,\"id\":7,\"title\":\"a\\u0000b\",\"body\":\"c\\ud800d\"}");

            assertThat(posts.find(7)).contains(new Post(7, "a\uFFFDb", "c\uFFFDd", 3));
        }
    }

    @Nested
    class A_service_that_fails {

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 429, 500, 502, 503})
        void is_unavailable_with_its_status(int status) {
            answering(status, POST);

            assertThatThrownBy(() -> posts.find(7))
                    .isInstanceOf(PostSourceUnavailable.class)
                    .hasMessage("it answered with status " + status);
        }

        @Test
        void is_not_followed_elsewhere() {
            handling(exchange -> {
                exchange.getResponseHeaders().add("Location", url("/elsewhere").toString());
                exchange.sendResponseHeaders(302, -1);
            });

            assertUnavailable(posts);
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
                    "{\"userId\":3,\"id\":-7,\"title\":\"a\",\"body\":\"b\"}"
                })
        void is_unavailable_when_its_answer_is_no_post(String garbage) {
            answering(200, garbage);

            assertUnavailable(posts);
        }

        @Test
        void is_unavailable_when_its_answer_is_huge() {
            answering(200, "{\"body\":\"" + "x".repeat(1_000_000) + "\"}");

            assertUnavailable(posts);
        }

        @Test
        void is_unavailable_when_nobody_listens() {
            server.stop(0);

            assertUnavailable(posts);
        }
    }

    @Nested
    class A_slow_service {

        @Test
        void is_given_up_when_it_does_not_answer() {
            handling(exchange -> await(testOver));

            try (HttpPostSource hurried = source("/base", Duration.ofMillis(200))) {
                assertUnavailable(hurried);
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
                assertUnavailable(hurried);
            }
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @ValueSource(strings = {"ftp://127.0.0.1/", "/posts", "http:posts", "file:///etc/passwd", "127.0.0.1"})
        void with_a_url_that_is_none_are_refused(String url) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HttpPostSource(URI.create(url), PATIENT, JsonMapper.createDefault()))
                    .withMessage("base URL must be http or https with a host");
        }

        @Test
        void without_time_are_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> source("/", Duration.ZERO))
                    .withMessage("timeout must be > 0, was PT0S");
        }
    }

    private void assertUnavailable(HttpPostSource source) {
        assertThatThrownBy(() -> source.find(7))
                .isInstanceOf(PostSourceUnavailable.class)
                .hasMessageNotContaining("micronaut");
    }

    private HttpPostSource source(String path, Duration timeout) {
        return new HttpPostSource(url(path), timeout, JsonMapper.createDefault());
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
