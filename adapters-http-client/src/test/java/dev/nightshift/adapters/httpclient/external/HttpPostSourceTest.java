package dev.nightshift.adapters.httpclient.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nightshift.adapters.httpclient.StubReply;
import dev.nightshift.adapters.httpclient.StubServer;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpPostSourceTest {

    private static final String POST = "{\"userId\":3,\"id\":7,\"title\":\"A \\\"quote\\\"\",\"body\":\"말\"}";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile StubReply reply = StubReply.text(200, POST);
    private final StubServer server = StubServer.start(exchange -> {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        return reply;
    });
    private final HttpPostSource posts = source("/base/", PATIENT);

    @AfterEach
    void stop() {
        posts.close();
        server.close();
    }

    @Nested
    class A_service_that_works {

        @Test
        void gives_the_post() {
            assertThat(found(7)).contains(new Post(7, "A \"quote\"", "말", 3));
            assertThat(asked).containsExactly("GET /base/posts/7");
        }

        @Test
        void has_no_post_where_it_answers_404() {
            reply = StubReply.text(404, "{}");

            assertThat(found(Long.MAX_VALUE)).isEmpty();
            assertThat(asked).containsExactly("GET /base/posts/9223372036854775807");
        }

        @Test
        void gives_a_text_that_cannot_be_kept_mended() {
            reply = StubReply.text(200, "{\"userId\":3,\"id\":7,\"title\":\"a\\u0000b\",\"body\":\"c\\ud800d\"}");

            assertThat(found(7)).contains(new Post(7, "a\uFFFDb", "c\uFFFDd", 3));
        }
    }

    @Nested
    class A_service_that_fails {

        @ParameterizedTest
        @ValueSource(ints = {201, 204, 400, 401, 403, 429, 500, 502, 503})
        void failed_with_its_status(int status) {
            reply = StubReply.text(status, status == 204 ? "" : POST);

            assertThat(failure(posts)).isEqualTo(Failure.answered(status));
        }

        @ParameterizedTest
        @CsvSource({"120, 120", "'Sun, 01 Mar 2026 12:00:30 GMT', 30", "'Sun, 01 Mar 2026 11:00:00 GMT', 0"})
        void says_when_to_come_back(String field, int seconds) {
            reply = StubReply.busy(503, field);

            assertThat(failure(posts)).isEqualTo(Failure.answered(503, Optional.of(Duration.ofSeconds(seconds))));
        }

        @Test
        void is_not_followed_elsewhere() {
            reply = StubReply.redirect(url("/elsewhere").toString());

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
            reply = StubReply.text(200, garbage);

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.UNREADABLE_ANSWER));
        }

        @Test
        void is_refused_when_its_answer_is_longer_than_a_megabyte() {
            reply = StubReply.text(200, "{\"body\":\"" + "x".repeat(1_000_000) + "\"}");

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.ANSWER_TOO_LARGE));
        }

        @Test
        void is_refused_when_its_answer_is_longer_and_does_not_say_so() {
            reply = exchange -> {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 20; i++) {
                    exchange.getResponseBody().write(new byte[100_000]);
                }
            };

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.ANSWER_TOO_LARGE));
        }

        @Test
        void has_not_been_asked_when_nobody_listens() {
            server.close();

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.CONNECT_REFUSED));
        }

        @Test
        void hangs_up_in_the_middle_of_an_answer() {
            reply = StubReply.truncated();

            assertThat(failure(posts)).isEqualTo(Failure.of(Fault.CONNECTION_RESET));
        }
    }

    @Nested
    class A_slow_service {

        @Test
        void is_given_up_when_it_does_not_answer() {
            reply = StubReply.text(200, POST).after(Duration.ofSeconds(30));

            try (HttpPostSource hurried = source("/base", Duration.ofMillis(200))) {
                assertThat(failure(hurried)).isEqualTo(Failure.of(Fault.READ_TIMEOUT));
            }
        }

        @Test
        void is_given_up_when_it_never_falls_silent_and_never_ends() {
            reply = StubReply.dripping(Duration.ofMillis(20));

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
                    .isThrownBy(() -> new HttpPostSource(URI.create(url), PATIENT, CLOCK))
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
        return ((AttemptResult.Done<Optional<Post>>) posts.find(id).join()).value();
    }

    private static Failure failure(HttpPostSource source) {
        return ((AttemptResult.Failed<?>) source.find(7).join()).failure();
    }

    private HttpPostSource source(String path, Duration timeout) {
        return new HttpPostSource(url(path), timeout, CLOCK);
    }

    private URI url(String path) {
        return URI.create(server.uri() + path);
    }
}
