package dev.nightshift.adapters.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnTestServer
class UsersTest {

    private final String name = "u" + UUID.randomUUID();
    private final TestServer server;
    private final Client admin;

    UsersTest(TestServer server) {
        this.server = server;
        this.admin = server.as(Role.ADMIN);
    }

    private Answer add() {
        return admin.post(
                "/api/admin/users",
                "{\"username\": \"%s\", \"password\": \"correct horse\", \"role\": \"USER\"}".formatted(name));
    }

    private Answer login(String password) {
        return server.anonymous()
                .post("/api/auth/login", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, password));
    }

    @Nested
    class A_new_user {

        @Test
        void is_answered_with_its_place_and_can_log_in() {
            Answer added = add().hasStatus(201);
            assertThat(added.header("Location")).isEqualTo("/api/admin/users/" + added.text("id"));
            assertThat(added.text("username")).isEqualTo(name);
            assertThat(added.text("enabled")).isEqualTo("true");
            assertThat(added.text("createdAt")).endsWith("Z");
            assertThat(added.body()).doesNotContain("assword");
            login("correct horse").hasStatus(200);
        }

        @Test
        void is_not_added_twice() {
            add().hasStatus(201);
            assertThat(add().isProblem(409).text("code")).isEqualTo("username-taken");
        }

        @Test
        void is_added_once_with_an_idempotency_key() {
            String body = "{\"username\": \"%s\", \"password\": \"correct horse\", \"role\": \"USER\"}".formatted(name);
            Answer first = admin.post("/api/admin/users", body, "Idempotency-Key", name);
            Answer again = admin.post("/api/admin/users", body, "Idempotency-Key", name);
            assertThat(again.hasStatus(201).body()).isEqualTo(first.body());
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        }
    }

    @Nested
    class A_change {

        @Test
        void of_the_role_and_the_password_holds_for_the_next_login() {
            String path = "/api/admin/users/" + add().text("id");
            Answer changed = admin.patch(path, "{\"role\": \"MANAGER\", \"password\": \"battery staple\"}")
                    .hasStatus(200);
            assertThat(changed.text("role")).isEqualTo("MANAGER");
            login("correct horse").isProblem(401);
            Answer tokens = login("battery staple").hasStatus(200);
            assertThat(server.anonymous()
                            .withToken(tokens.text("accessToken"))
                            .get("/api/auth/me")
                            .text("role"))
                    .isEqualTo("MANAGER");
        }

        @Test
        void that_disables_ends_all_logins() {
            String path = "/api/admin/users/" + add().text("id");
            String refreshToken = login("correct horse").text("refreshToken");
            admin.patch(path, "{\"enabled\": false}").hasStatus(200);
            login("correct horse").isProblem(401);
            server.anonymous()
                    .post("/api/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(refreshToken))
                    .isProblem(401);
            admin.patch(path, "{\"enabled\": true}").hasStatus(200);
            login("correct horse").hasStatus(200);
        }

        @Test
        void never_takes_the_last_administrator_away() {
            User me = server.user("admin", Role.ADMIN);
            String path = "/api/admin/users/" + me.id().value();
            for (String body : new String[] {"{\"role\": \"USER\"}", "{\"enabled\": false}"}) {
                assertThat(admin.patch(path, body).isProblem(409).text("code")).isEqualTo("last-administrator");
            }
        }
    }

    @Nested
    class The_list {

        @Test
        void comes_in_pages_with_a_link_to_the_next() {
            add();
            server.as(Role.MANAGER);
            Answer first = admin.get("/api/admin/users?limit=1").hasStatus(200);
            assertThat(first.at("items").size()).isEqualTo(1);
            String next = first.text("next");
            assertThat(first.header("Link"))
                    .isEqualTo("</api/admin/users?limit=1&cursor=%s>; rel=\"next\"".formatted(next));
            Answer second = admin.get("/api/admin/users?limit=200&cursor=" + next);
            assertThat(second.header("Link")).isNull();
            assertThat(second.at("next").isNull()).isTrue();
            assertThat(second.text("items", "0", "id")).isNotEqualTo(first.text("items", "0", "id"));
        }
    }

    @Nested
    class The_audit_log {

        @Test
        void tells_who_did_what_to_whom_newest_first() {
            String path = "/api/admin/users/" + add().text("id");
            admin.patch(path, "{\"role\": \"MANAGER\", \"password\": \"battery staple\"}");
            Answer log = admin.get("/api/admin/audit?limit=2").hasStatus(200);
            assertThat(log.text("items", "0", "action")).isEqualTo("user.change");
            assertThat(log.text("items", "0", "actor")).isEqualTo("admin");
            assertThat(log.text("items", "0", "subject")).isEqualTo(name);
            assertThat(log.text("items", "0", "detail")).isEqualTo("role MANAGER, new password");
            assertThat(log.text("items", "1", "action")).isEqualTo("user.add");
            assertThat(log.body()).doesNotContain("battery");
        }
    }
}
