package dev.nightshift.adapters.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnTestServer
class LoginTest {

    private static final String ADA = """
            {"username": "Ada", "password": "correct horse"}""";

    private final TestServer server;
    private final Client client;

    LoginTest(TestServer server) {
        this.server = server;
        this.client = server.anonymous();
        server.user("ada", Role.MANAGER);
    }

    private Answer login() {
        return client.post("/api/auth/login", ADA).hasStatus(200);
    }

    private Answer refresh(String token) {
        return client.post("/api/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(token));
    }

    @Nested
    class The_right_password {

        @Test
        void gives_tokens_that_say_who_the_user_is() {
            Answer tokens = login();
            assertThat(tokens.text("tokenType")).isEqualTo("Bearer");
            assertThat(tokens.at("expiresIn").getIntValue()).isEqualTo(600);
            assertThat(tokens.text("refreshToken")).hasSize(43);
            assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");

            Answer me = client.withToken(tokens.text("accessToken"))
                    .get("/api/auth/me")
                    .hasStatus(200);
            assertThat(me.text("username")).isEqualTo("ada");
            assertThat(me.text("role")).isEqualTo("MANAGER");
            assertThat(me.at("id").getLongValue()).isPositive();
        }

        @Test
        void gives_access_for_ten_minutes() {
            Client ada = client.withToken(login().text("accessToken"));
            MovableClock clock = server.get(MovableClock.class);
            clock.advance(Duration.ofMinutes(10).minusSeconds(1));
            ada.get("/api/auth/me").hasStatus(200);
            clock.advance(Duration.ofSeconds(1));
            ada.get("/api/auth/me").isProblem(401);
        }
    }

    @Nested
    class A_refresh_token {

        @Test
        void gives_the_next_tokens() {
            Answer next = refresh(login().text("refreshToken")).hasStatus(200);
            refresh(next.text("refreshToken")).hasStatus(200);
        }

        @Test
        void ends_the_login_when_it_is_used_twice() {
            String first = login().text("refreshToken");
            String second = refresh(first).text("refreshToken");
            refresh(first).isProblem(401);
            refresh(second).isProblem(401);
        }

        @Test
        void is_worth_nothing_after_logout() {
            Answer tokens = login();
            String body = "{\"refreshToken\": \"%s\"}".formatted(tokens.text("refreshToken"));
            client.withToken(tokens.text("accessToken"))
                    .post("/api/auth/logout", body)
                    .hasStatus(204);
            refresh(tokens.text("refreshToken")).isProblem(401);
        }
    }
}
