package dev.nightshift.adapters.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.RawClient;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnTestServer
class ProblemsTest {

    private final TestServer server;
    private final Client client;

    ProblemsTest(TestServer server) {
        this.server = server;
        this.client = server.as(Role.USER);
    }

    @Nested
    class A_parameter {

        @ParameterizedTest
        @CsvSource({
            "day=tomorrow, day",
            "day=2026-02-30, day",
            "at=now, at",
            "at=2026-01-31T10:15:30, at",
            "count=one, count",
            "count=99999999999, count",
            "role=NOBODY, role"
        })
        void that_cannot_be_read_is_named(String query, String parameter) {
            client.get("/api/odd/typed?" + query).isProblem(400).naming(parameter);
        }

        @ParameterizedTest
        @CsvSource({"count=0, count", "count=11, count"})
        void that_breaks_a_rule_is_named(String query, String parameter) {
            client.get("/api/odd/typed?" + query).isProblem(422).naming(parameter);
        }

        @Test
        void that_is_needed_is_named() {
            client.get("/api/odd/needed").isProblem(422).naming("from");
        }

        @Test
        void may_be_absent() {
            assertThat(client.get("/api/odd/typed").hasStatus(200).text("day")).isEqualTo("null");
        }
    }

    @Nested
    class What_nobody_foresaw {

        @Test
        void is_answered_without_a_word_of_what_it_was() {
            Answer answer = client.get("/api/odd/broken").isProblem(500);
            assertThat(answer.text("errorId")).isNotBlank();
            assertThat(answer.body()).doesNotContain("Secret");
        }
    }

    @Nested
    class A_database_that_cannot_be_reached {

        @Test
        void is_told_with_a_time_to_come_back() {
            Answer answer = client.get("/api/odd/unavailable").isProblem(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.body()).doesNotContain("jdbc");
        }

        @Test
        void is_told_so_where_a_failure_of_the_clean_up_hides_it() {
            Answer answer = client.get("/api/odd/hidden").isProblem(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.text("code")).isEqualTo("unavailable");
        }

        @Test
        void is_told_so_in_the_middle_of_a_request_that_has_its_effect_once() {
            Answer answer = client.post("/api/odd/cut", "{\"name\": \"one\"}", "Idempotency-Key", "cut in the middle")
                    .isProblem(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        }
    }

    @Nested
    class Another_method {

        @Test
        void is_told_which_there_are() {
            assertThat(client.send("DELETE", "/api/auth/login", null)
                            .isProblem(405)
                            .header("Allow"))
                    .contains("POST");
            assertThat(server.as(Role.ADMIN)
                            .send("DELETE", "/api/admin/users", null)
                            .isProblem(405)
                            .header("Allow"))
                    .contains("GET", "POST");
        }
    }

    @Nested
    class A_conflict {

        @Test
        void tells_what_is_possible() {
            Answer answer = client.post("/api/odd/refused", "{}").isProblem(409);
            assertThat(answer.at("legal").size()).isEqualTo(2);
            assertThat(answer.text("code")).isEqualTo("odd");
        }
    }

    @Nested
    class A_body_that_is_too_large {

        private final byte[] large = ("{\"text\": \"" + "x".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        @Test
        void is_refused_with_and_without_its_length() {
            client.post("/api/odd/echo", new String(large, StandardCharsets.UTF_8))
                    .isProblem(413);
            client.postInChunks("/api/odd/echo", large).isProblem(413);
        }

        @Test
        void is_refused_although_it_has_an_idempotency_key() {
            client.post("/api/odd/effect", new String(large, StandardCharsets.UTF_8), "Idempotency-Key", "large")
                    .isProblem(413);
        }

        @Test
        void leaves_the_server_working() {
            client.postInChunks("/api/odd/echo", large);
            client.get("/api/auth/me").hasStatus(200);
        }
    }

    @Nested
    class A_request_that_is_no_http {

        @Test
        void has_an_address_that_is_too_long() {
            Answer answer = RawClient.send(server.uri(), "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            answer.isProblem(414);
        }

        @Test
        void has_headers_that_are_too_large() {
            RawClient.send(server.uri(), "GET /api/health HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(40_000) + "\r\n\r\n")
                    .isProblem(431);
        }

        @Test
        void has_an_address_that_cannot_be_read() {
            RawClient.send(server.uri(), "GET /api/%zz HTTP/1.1\r\nHost: x\r\n\r\n")
                    .isProblem(400);
            client.get("/api/odd/broken?x=%00").isProblem(400);
        }

        @Test
        void has_no_form_at_all() {
            RawClient.send(server.uri(), "nonsense\r\n\r\n").isProblem(400);
        }
    }

    @Nested
    class Every_answer {

        @Test
        void protects_browsers_and_names_no_server() {
            for (Answer answer : new Answer[] {
                client.get("/api/auth/me"),
                client.get("/api/odd/broken"),
                server.anonymous().get("/api/none")
            }) {
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
                assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
                assertThat(answer.header("Server")).isNull();
            }
        }

        @Test
        void to_head_has_no_body() {
            assertThat(client.send("HEAD", "/api/none", null).hasStatus(404).body())
                    .isEmpty();
        }
    }
}
