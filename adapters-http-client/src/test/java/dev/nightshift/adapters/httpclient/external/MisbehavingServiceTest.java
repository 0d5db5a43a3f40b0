package dev.nightshift.adapters.httpclient.external;

import static dev.nightshift.adapters.httpclient.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.httpclient.RawServer;
import dev.nightshift.adapters.httpclient.RawServer.Script;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A neighbour that does not keep to the protocol, on the level of its bytes. */
@Timeout(60)
class MisbehavingServiceTest {

    private static final String JSON = "{\"userId\":3,\"id\":7,\"title\":\"T\",\"body\":\"B\"}";
    private static final String OTHER = "{\"userId\":3,\"id\":8,\"title\":\"Other\",\"body\":\"B\"}";
    private static final Post POST = new Post(7, "T", "B", 3);
    private static final Failure UNREADABLE = Failure.of(Fault.UNREADABLE_ANSWER);

    private final RawServer server = RawServer.start(Script.bytes(ok(JSON)));
    private final HttpPostSource posts =
            new HttpPostSource(server.uri(), Duration.ofSeconds(10), InstantSource.system());

    @AfterEach
    void stop() {
        posts.close();
        server.close();
    }

    private AttemptResult<Optional<Post>> tried() {
        return posts.find(7).join();
    }

    private void assertGood() {
        assertThat(tried()).isEqualTo(AttemptResult.done(Optional.of(POST)));
    }

    private void assertFailed(Failure failure) {
        assertThat(tried()).isInstanceOfSatisfying(AttemptResult.Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(failure));
    }

    @Nested
    class Answers_before_the_answer {

        @ParameterizedTest
        @ValueSource(ints = {100, 102, 103, 199})
        void are_read_over(int status) {
            server.answering(Script.bytes("HTTP/1.1 " + status + " Wait\nLink: </style.css>\n\n", ok(JSON)));
            assertGood();
        }

        @Test
        void are_read_over_when_there_are_several_and_the_answer_comes_later() {
            server.answering((number, out) -> {
                for (int status : new int[] {100, 102, 103, 103}) {
                    Script.bytes("HTTP/1.1 " + status + " Wait\n\n").answer(number, out);
                    out.flush();
                }
                Script.bytes(ok(JSON)).answer(number, out);
            });
            assertGood();
        }

        @Test
        void without_an_end_are_no_answer() {
            server.answering(Script.bytes("HTTP/1.1 103 Wait\n\n".repeat(1_000)));
            assertFailed(UNREADABLE);
        }

        @Test
        void that_switch_protocols_are_no_answer() {
            server.answering(Script.bytes("HTTP/1.1 101 Switching\nUpgrade: x\nConnection: upgrade\n\n", ok(JSON)));
            assertFailed(UNREADABLE);
        }

        @Test
        void alone_are_a_broken_connection() {
            server.answering(Script.bytes("HTTP/1.1 103 Wait\n\n").thenClosed());
            assertFailed(Failure.of(Fault.CONNECTION_RESET));
        }
    }

    @Nested
    class A_connection {

        @Test
        void with_bytes_behind_the_answer_is_not_used_again() {
            server.answering(Script.bytes(ok(JSON), ok(OTHER)));
            assertGood();
            assertGood();
            assertThat(server.connections()).isEqualTo(2);
        }

        @Test
        void is_never_used_twice_even_after_a_good_answer() {
            assertGood();
            assertGood();
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests()).allSatisfy(request -> assertThat(request.toLowerCase(Locale.ROOT))
                    .contains("connection: close"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n{}\n0\n\n",
                    "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n-5\n{}\n0\n\n",
                    "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\n{}x\n0\n\n",
                    "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nffffffffffffffffff\n{}\n0\n\n",
                    "HTTP/1.1 200 OK\nContent-Length: many\n\n{}",
                    "HTTP/1.1 200 OK\nContent-Length: -1\n\n{}",
                    "HTTP/1.1 200 OK\nContent-Length: 2\nContent-Length: 3\n\n{}x",
                    "garbage\n\n",
                    "SSH-2.0-OpenSSH_9.6\n\n",
                    "220 mail.example ESMTP\n\n",
                    "HTTP/1.1\n\n",
                    "HTTP/1.1 abc OK\n\n",
                    "HTTP/1.1 20000 OK\n\n",
                    "ICY 200 OK\n\n{}"
                })
        void that_brings_no_http_is_ended_and_the_next_call_is_good(String bytes) throws IOException {
            server.answering((number, out) ->
                    Script.bytes(number == 1 ? bytes : ok(JSON)).answer(number, out));
            assertFailed(UNREADABLE);
            assertGood();
        }

        @Test
        void with_a_head_without_end_is_ended() {
            server.answering(Script.bytes("HTTP/1.1 200 OK\n", "X: y\n".repeat(100_000)));
            assertFailed(UNREADABLE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "HTT",
                    "HTTP/1.1 200 OK\nContent-Length: 1000\n\n" + JSON,
                    "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\n{}\n"
                })
        void that_ends_too_early_is_a_broken_one(String bytes) {
            server.answering(Script.bytes(bytes).thenClosed());
            assertFailed(Failure.of(Fault.CONNECTION_RESET));
        }
    }

    @Nested
    class A_length {

        @Test
        void that_is_too_small_cuts_the_answer_which_is_then_none() {
            server.answering(Script.bytes("HTTP/1.1 200 OK\nContent-Length: 20\n\n", JSON));
            assertFailed(UNREADABLE);
        }

        @Test
        void that_nobody_tells_ends_with_the_connection() {
            server.answering(Script.bytes("HTTP/1.1 200 OK\n\n", JSON).thenClosed());
            assertGood();
        }

        @Test
        void of_too_much_is_refused_before_it_comes() {
            server.answering(Script.bytes("HTTP/1.1 200 OK\nContent-Length: 9223372036854775807\n\n{"));
            assertFailed(Failure.of(Fault.ANSWER_TOO_LARGE));
        }
    }

    @Nested
    class A_packed_answer {

        private byte[] packed(String text) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        }

        private void answering(String coding, byte[] body) {
            server.answering((number, out) -> {
                Script.bytes("HTTP/1.1 200 OK\nContent-Encoding: " + coding + "\nContent-Length: " + body.length
                                + "\n\n")
                        .answer(number, out);
                out.write(body);
            });
        }

        @Test
        void is_unpacked_although_nobody_asked_for_it() throws IOException {
            answering("gzip", packed(JSON));
            assertGood();
        }

        @Test
        void that_is_none_is_no_answer() {
            answering("gzip", JSON.getBytes(StandardCharsets.UTF_8));
            assertFailed(UNREADABLE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"rot13", "zstd-of-mars", "gzip, rot13"})
        void of_another_coding_is_no_answer(String coding) {
            answering(coding, JSON.getBytes(StandardCharsets.UTF_8));
            assertFailed(UNREADABLE);
        }

        @Test
        void that_swells_to_more_than_a_megabyte_is_too_large() throws IOException {
            answering("gzip", packed("{\"x\":\"" + "y".repeat(50_000_000) + "\"}"));
            assertFailed(Failure.of(Fault.ANSWER_TOO_LARGE));
        }
    }

    @Nested
    class Json {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    JSON + "x",
                    JSON + JSON,
                    JSON + " null",
                    "",
                    "  ",
                    "[" + JSON + "]",
                    "{\"userId\":3,\"id\":7,\"id\":7,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":3,\"id\":7,\"title\":\"T\",\"body\":\"B\",\"x\":{\"a\":1,\"a\":2}}",
                    "{\"userId\":3,\"id\":7,\"title\":\"T\",\"body\":\"B\",}",
                    "{\"userId\":3,\"id\":7.0,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":3,\"id\":7.5,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":3,\"id\":1e400,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":3,\"id\":18446744073709551623,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":9223372036854775808,\"id\":7,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":-1,\"id\":7,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":null,\"id\":7,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":3,\"id\":\"7\",\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":3,\"id\":007,\"title\":\"T\",\"body\":\"B\"}",
                    "{\"userId\":3,\"id\":7,\"title\":null,\"body\":\"B\"}",
                    "{\"userId\":3,\"id\":7,\"title\":\"T\",\"body\":NaN}",
                    "{'userId':3,'id':7,'title':'T','body':'B'}",
                    OTHER
                })
        void that_is_not_the_post_is_no_answer(String body) {
            server.answering(Script.bytes(ok(body)));
            assertFailed(UNREADABLE);
        }

        @Test
        void of_endless_depth_is_no_answer() {
            server.answering(Script.bytes(ok("{\"x\":" + "[".repeat(300_000))));
            assertFailed(UNREADABLE);
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '~',
                value = {
                    "text/html",
                    "text/plain",
                    "application/xml",
                    "application/octet-stream",
                    "application/json; charset=utf-16",
                    "application/json; charset=\"iso-8859-1\"",
                    "json"
                })
        void that_says_it_is_something_else_is_no_answer(String type) {
            server.answering(Script.bytes(ok(JSON, "Content-Type: " + type + "\n")));
            assertFailed(UNREADABLE);
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '~',
                value = {
                    "application/json",
                    "Application/JSON;charset=\"UTF-8\"",
                    "application/vnd.post+json",
                    "text/json"
                })
        void may_be_named_in_several_ways(String type) {
            server.answering(Script.bytes(ok(JSON, "Content-Type: " + type + "\n")));
            assertGood();
        }

        @Test
        void that_is_not_in_utf_8_is_no_answer() {
            byte[] body = JSON.replace("\"T\"", "\"é\"").getBytes(StandardCharsets.ISO_8859_1);
            server.answering((number, out) -> {
                Script.bytes("HTTP/1.1 200 OK\nContent-Length: " + body.length + "\n\n")
                        .answer(number, out);
                out.write(body);
            });
            assertFailed(UNREADABLE);
        }
    }

    @Nested
    class A_redirect {

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void is_not_followed(int status) {
            server.answering(Script.bytes("HTTP/1.1 " + status + " Elsewhere\nLocation: " + server.uri()
                    + "/posts/7\nContent-Length: 0\n\n"));
            assertFailed(Failure.answered(status));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_call_that_nobody_wants_any_more_ends_its_connection() {
        CompletableFuture<Integer> asked = new CompletableFuture<>();
        server.answering((number, out) -> asked.complete(number));
        var call = posts.find(7);
        asked.join();
        assertThat(server.ended()).isNotDone();
        assertThat(call.cancel(false)).isTrue();
        assertThat(server.ended().join()).isEqualTo("ended");
    }

    @Test
    void a_user_in_the_address_is_sent_and_not_shown() {
        URI uri = URI.create(server.uri().toString().replace("//", "//me:secret@"));
        try (HttpPostSource secret = new HttpPostSource(uri, Duration.ofSeconds(10), InstantSource.system())) {
            assertThat(secret.find(7).join()).isEqualTo(AttemptResult.done(Optional.of(POST)));
        }
        assertThat(server.requests()).singleElement().satisfies(request -> assertThat(request)
                .containsIgnoringCase("authorization: Basic bWU6c2VjcmV0")
                .doesNotContain("me:secret"));
    }
}
