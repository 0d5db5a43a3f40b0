package dev.nightshift.adapters.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Await;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OddController;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.InMemoryUsers;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.User;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a token is worth after something happened to its user. */
@OnTestServer
class EndOfAccessTest {

    private static final Instant LATER = Instant.parse("2026-01-06T10:00:00Z");

    private final TestServer server;
    private final User admin;
    private final User falling;
    private final SessionId session;
    private final Client hers;

    EndOfAccessTest(TestServer server) {
        this.server = server;
        this.admin = server.user("boss", Role.ADMIN);
        this.falling = server.user("f" + UUID.randomUUID(), Role.ADMIN);
        this.session = server.session(falling);
        this.hers = server.anonymous().withToken(server.tokenOf(falling, session));
    }

    private void change(String json) {
        hers.get("/api/auth/me").hasStatus(200);
        server.as(admin).patch("/api/admin/users/" + falling.id().value(), json).hasStatus(200);
    }

    private void canDoNothing() {
        hers.get("/api/auth/me").isProblem(401);
        hers.get("/api/admin/users").isProblem(401);
        hers.get("/api/issues/popular").isProblem(401);
        hers.get("/api/unknown").isProblem(401);
        hers.patch("/api/admin/users/" + falling.id().value(), "{\"role\": \"ADMIN\", \"enabled\": true}")
                .isProblem(401);
        hers.post(
                        "/api/admin/users",
                        "{\"username\": \"second\", \"password\": \"battery staple\", \"role\": \"ADMIN\"}")
                .isProblem(401);
        hers.post("/api/auth/password", "{\"currentPassword\": \"correct horse\", \"newPassword\": \"battery staple\"}")
                .isProblem(401);
    }

    @Nested
    class A_token {

        @Test
        void of_a_demoted_administrator_is_worth_nothing() {
            change("{\"role\": \"USER\"}");
            canDoNothing();
        }

        @Test
        void of_a_disabled_administrator_is_worth_nothing() {
            change("{\"enabled\": false}");
            canDoNothing();
        }

        @Test
        void of_a_user_who_was_given_another_password_is_worth_nothing() {
            change("{\"password\": \"battery staple\"}");
            canDoNothing();
        }

        @Test
        void of_a_user_who_logged_out_is_worth_nothing_and_that_of_another_session_is_as_before() {
            Client desk = server.as(falling);
            hers.post("/api/auth/logout", "{\"refreshToken\": \"none\"}").hasStatus(204);
            canDoNothing();
            desk.get("/api/auth/me").hasStatus(200);
        }

        @Test
        void of_a_user_who_chose_another_password_is_worth_nothing_in_any_session() {
            Client desk = server.as(falling);
            hers.post(
                            "/api/auth/password",
                            "{\"currentPassword\": \"correct horse\", \"newPassword\": \"battery staple\"}",
                            "Idempotency-Key",
                            "once")
                    .hasStatus(204);
            canDoNothing();
            desk.get("/api/auth/me").isProblem(401);
        }

        @Test
        void opens_what_is_open_to_everybody() {
            change("{\"enabled\": false}");
            hers.get("/api/health").hasStatus(200);
        }

        @Test
        void is_issued_anew_with_the_role_that_is_stored() {
            change("{\"role\": \"USER\"}");
            Client next = server.anonymous()
                    .withToken(server.tokenOf(
                            server.get(InMemoryUsers.class).find(falling.id()).orElseThrow(), session));
            assertThat(next.get("/api/auth/me").hasStatus(200).text("role")).isEqualTo("USER");
            next.get("/api/admin/users").isProblem(403);
        }
    }

    @Nested
    class A_role_changed_behind_the_back_of_this_node {

        @Test
        void counts_at_once_for_administration_and_for_writes() {
            hers.get("/api/auth/me").hasStatus(200);
            server.get(InMemoryUsers.class).update(falling.withRole(Role.USER, LATER));
            hers.get("/api/admin/users").isProblem(401);
            hers.post("/api/odd/echo", "{}").isProblem(401);
        }

        @Test
        void counts_for_reads_within_a_second() {
            hers.get("/api/auth/me").hasStatus(200);
            server.get(InMemoryUsers.class).update(falling.enabled(false, LATER));
            Await.until("it is refused", () -> hers.get("/api/auth/me").status() == 401);
        }
    }

    @Nested
    class A_write_whose_body_comes_after_the_end_of_access {

        @Test
        void is_refused_and_has_no_effect() throws IOException {
            OddController odd = server.get(OddController.class);
            int before = odd.effects();
            String head = "POST /api/odd/effect HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 13\r\nAuthorization: Bearer " + server.tokenOf(falling, session) + "\r\n\r\n";
            try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write((head + "{\"name\"").getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                hers.get("/api/auth/me").hasStatus(200);
                change("{\"role\": \"USER\"}");
                socket.getOutputStream().write(": \"a\"}".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                byte[] status = socket.getInputStream().readNBytes(12);
                assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
            }
            assertThat(odd.effects()).isEqualTo(before);
        }
    }

    @Nested
    class A_common_password {

        @Test
        void is_refused_for_oneself_for_a_new_user_and_for_another() {
            Answer own = hers.post(
                            "/api/auth/password",
                            "{\"currentPassword\": \"correct horse\", \"newPassword\": \"Password1\"}")
                    .isProblem(422)
                    .naming("/newPassword");
            assertThat(own.body()).contains("most common").doesNotContain("Password1");
            hers.post("/api/admin/users", "{\"username\": \"n\", \"password\": \"password1\", \"role\": \"USER\"}")
                    .isProblem(422)
                    .naming("/password");
            hers.patch("/api/admin/users/" + admin.id().value(), "{\"password\": \"password1\"}")
                    .isProblem(422)
                    .naming("/password");
        }
    }
}
