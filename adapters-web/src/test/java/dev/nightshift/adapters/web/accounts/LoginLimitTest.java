package dev.nightshift.adapters.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.InMemoryLoginAttempts;
import dev.nightshift.domain.accounts.LoginLimits;
import dev.nightshift.domain.accounts.PlainPasswords;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnTestServer
class LoginLimitTest {

    private final TestServer server;
    private final Client client;
    private final User ada;

    LoginLimitTest(TestServer server) {
        this.server = server;
        this.client = server.anonymous();
        this.ada = server.user("ada", Role.USER);
    }

    @AfterEach
    void forget() {
        server.get(MovableClock.class).advance(Duration.ofDays(1));
        server.get(InMemoryLoginAttempts.class).purge(LoginLimits.DEFAULT, 1000);
    }

    private Answer login(String name, String password) {
        return client.post("/api/auth/login", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, password));
    }

    private void failFiveTimes() {
        for (int i = 0; i < 5; i++) {
            login("ada", "wrong password").isProblem(401);
        }
    }

    @Test
    void refuses_even_the_right_password_after_five_wrong_ones_for_a_quarter_of_an_hour() {
        failFiveTimes();
        Answer refused = login("Ada", "correct horse").isProblem(429);
        assertThat(refused.header("Retry-After")).isEqualTo("900");
        server.get(MovableClock.class).advance(Duration.ofMinutes(15));
        login("ada", "correct horse").hasStatus(200);
    }

    @Test
    void begins_anew_after_a_success() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                login("ada", "wrong password").isProblem(401);
            }
            login("ada", "correct horse").hasStatus(200);
        }
    }

    @Test
    void is_noted_once_in_the_audit_log() {
        InMemoryAuditLog log = server.get(InMemoryAuditLog.class);
        int before = log.entries().size();
        failFiveTimes();
        login("ada", "wrong password").isProblem(429);
        assertThat(log.entries().subList(before, log.entries().size()))
                .extracting(AuditEntry::action)
                .containsExactly("login.lock");
    }

    @Test
    void holds_for_one_address_whatever_the_names() {
        for (int i = 0; i < 50; i++) {
            login("nobody" + i, "wrong password").isProblem(401);
        }
        login("ada", "correct horse").isProblem(429);
    }

    @Test
    void compares_as_much_for_nobody_as_for_somebody() {
        PlainPasswords passwords = server.get(PlainPasswords.class);
        int before = passwords.comparisons();
        login("nobody", "wrong password").isProblem(401);
        assertThat(passwords.comparisons()).isEqualTo(before + 1);
        login("ada", "wrong password").isProblem(401);
        assertThat(passwords.comparisons()).isEqualTo(before + 2);
    }

    @Test
    void counts_guesses_of_the_current_password_also_under_idempotency_keys() {
        Client adas = server.as(ada);
        for (int i = 0; i < 5; i++) {
            adas.post(
                            "/api/auth/password",
                            "{\"currentPassword\": \"wrong password\", \"newPassword\": \"battery staple\"}",
                            "Idempotency-Key",
                            "guess " + i)
                    .isProblem(422);
        }
        adas.post("/api/auth/password", "{\"currentPassword\": \"correct horse\", \"newPassword\": \"battery staple\"}")
                .isProblem(429);
    }
}
