package dev.nightshift.adapters.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.RawClient;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class RequestsTest {

    private static final String ECHO = "{\"text\": \"a\", \"number\": 1}";
    private static final String LAST = "GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final TestServer server;
    private final String authorization;

    RequestsTest(TestServer server) {
        this.server = server;
        this.authorization = "Authorization: Bearer " + server.tokenOf(server.user("user", Role.USER)) + "\r\n";
    }

    private List<Answer> answersTo(String... requests) {
        return RawClient.exchange(server.uri(), String.join("", requests));
    }

    private Answer soleAnswerTo(String... requests) {
        List<Answer> answers = answersTo(requests);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes)) {
            deflate.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private String echo(String coding, byte[] body) {
        return post("/api/odd/echo", coding, body);
    }

    private String post(String path, String coding, byte[] body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + authorization
                + "Content-Type: application/json\r\nContent-Encoding: " + coding + "\r\nContent-Length: "
                + body.length + "\r\n\r\n" + latin1(body);
    }

    @Nested
    class A_request_that_others_might_read_differently {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /api/health HTTP/1.1\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x, y\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x/y\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nX-Note: one\r\n two\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nX-Note: one\r\n\ttwo\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\n \r\n\r\n",
                    "GET /api/health HTTP/1.1\r\n Host: x\r\nHost: x\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nContent-Length: 0x3\r\n\r\nabc",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                    "GET /api/health HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost : x\r\n\r\n",
                    "GET /api/health HTTP/2.0\r\nHost: x\r\n\r\n",
                    "GET /api/health\r\nHost: x\r\n\r\n",
                    "GET  /api/health  HTTP/1.1\r\nHost: x\nX: y\r\n\r\n",
                    "GET /api/health HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n",
                })
        void is_answered_400_and_nothing_behind_it_is_read(String request) {
            Answer answer = soleAnswerTo(request, LAST).isProblem(400);
            assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("Cache-Control")).isNotNull();
        }

        @Test
        void leaves_the_answers_before_it_alone() {
            List<Answer> answers =
                    answersTo("GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n", "GET /api/health HTTP/1.1\r\n\r\n", LAST);
            assertThat(answers).extracting(Answer::status).containsExactly(200, 400);
        }

        @Test
        void is_told_from_an_old_one_that_names_no_host() {
            soleAnswerTo("GET /api/health HTTP/1.0\r\n\r\n").hasStatus(200);
        }
    }

    @Nested
    class A_body_with_a_coding {

        @Test
        void is_decoded() {
            for (String coding : List.of("gzip", "x-gzip", "GZip", "identity, gzip")) {
                assertThat(answersTo(echo(coding, gzipped(ECHO)), LAST))
                        .extracting(Answer::status)
                        .as(coding)
                        .containsExactly(200, 200);
            }
            assertThat(answersTo(echo("deflate", deflated(ECHO)), LAST))
                    .extracting(Answer::status)
                    .containsExactly(200, 200);
            assertThat(answersTo(echo("identity", ECHO.getBytes(StandardCharsets.UTF_8)), LAST))
                    .extracting(Answer::status)
                    .containsExactly(200, 200);
        }

        @Test
        void is_400_when_it_is_not_what_it_says_and_the_connection_goes_on() {
            byte[] whole = gzipped(ECHO);
            for (byte[] broken : List.of(
                    ECHO.getBytes(StandardCharsets.UTF_8),
                    "x".getBytes(StandardCharsets.UTF_8),
                    Arrays.copyOf(whole, whole.length - 1),
                    Arrays.copyOf(whole, whole.length / 2),
                    Arrays.copyOf(whole, 9))) {
                for (String path :
                        List.of("/api/issues", "/api/auth/login", "/api/odd/created/name", "/api/odd/echo")) {
                    List<Answer> answers = answersTo(post(path, "gzip", broken), post(path, "deflate", broken), LAST);
                    assertThat(answers)
                            .as("%s with %s", path, latin1(broken))
                            .extracting(Answer::status)
                            .containsExactly(400, 400, 200);
                    answers.get(0).isProblem(400);
                }
            }
        }

        @Test
        void is_415_when_nobody_knows_the_coding_and_the_connection_goes_on() {
            for (String coding : List.of("br", "snappy", "zstd", "gzip, gzip", "nonsense")) {
                List<Answer> answers = answersTo(echo(coding, ECHO.getBytes(StandardCharsets.UTF_8)), LAST);
                assertThat(answers).as(coding).extracting(Answer::status).containsExactly(415, 200);
                assertThat(answers.get(0).isProblem(415).header("Accept-Encoding"))
                        .isEqualTo("gzip, deflate");
            }
        }

        @Test
        void is_refused_when_it_grows_too_large() {
            byte[] bomb = gzipped("[" + " ".repeat(20_000_000) + "]");
            assertThat(answersTo(post("/api/odd/many", "gzip", bomb), LAST)
                            .get(0)
                            .status())
                    .isEqualTo(413);
        }
    }

    @Nested
    class A_request_for_another_protocol {

        @Test
        void is_answered_as_if_it_had_not_asked() {
            String upgrade = String.join(
                    "\r\n",
                    "Host: x",
                    "Connection: keep-alive, Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "",
                    "");
            assertThat(answersTo(
                            "GET /api/health HTTP/1.1\r\n" + upgrade,
                            "GET /api/health?a=%zz HTTP/1.1\r\n" + upgrade,
                            "GET /api/none HTTP/1.1\r\n" + upgrade,
                            LAST))
                    .extracting(Answer::status)
                    .containsExactly(200, 400, 401, 200);
        }
    }

    @Nested
    class Requests_behind_one_that_failed {

        @Test
        void are_answered() {
            assertThat(answersTo(
                            "GET /api/none HTTP/1.1\r\nHost: x\r\n\r\n",
                            "GET /api/odd/broken HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n",
                            "POST /api/odd/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n{\"a\": 1",
                            "POST /api/odd/echo HTTP/1.1\r\nHost: x\r\n" + authorization
                                    + "Content-Type: text/xml\r\nContent-Length: 7\r\n\r\n{\"a\": 1",
                            "POST /api/odd/echo HTTP/1.1\r\nHost: x\r\n" + authorization
                                    + "Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\": 1",
                            "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                            LAST))
                    .extracting(Answer::status)
                    .containsExactly(401, 500, 401, 415, 400, 400, 200);
        }
    }

    @Nested
    class A_page_of_another_origin {

        @Test
        void is_refused_with_a_problem() {
            Answer answer = server.anonymous()
                    .get("/api/health", "Origin", "https://elsewhere.example")
                    .isProblem(403);
            assertThat(answer.text("code")).isEqualTo("foreign-origin");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Nested
    class Whoever_accepts_html {

        @Test
        void is_sent_nowhere() {
            server.anonymous().get("/api/issues", "Accept", "text/html").isProblem(401);
            server.as(Role.USER).get("/api/admin/users", "Accept", "text/html").isProblem(403);
            server.as(Role.USER)
                    .send("GET", "/api/none", null, "Accept", "text/html,*/*;q=0.8")
                    .isProblem(404);
        }
    }
}
