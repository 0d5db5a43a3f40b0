package dev.nightshift.adapters.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OddController;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnTestServer
class IdempotencyTest {

    private static final String BODY = "{\"name\": \"one\"}";

    private final String key = UUID.randomUUID().toString();
    private final TestServer server;
    private final Client client;
    private final OddController controller;

    IdempotencyTest(TestServer server) {
        this.server = server;
        this.client = server.as(Role.USER);
        this.controller = server.get(OddController.class);
    }

    private Answer send(String path, String body) {
        return client.post(path, body, "Idempotency-Key", key);
    }

    private static void isReplay(Answer again, Answer first) {
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Nested
    class The_same_request_with_the_same_key {

        @Test
        void has_one_effect_and_one_answer() {
            int before = controller.effects();
            Answer first = send("/api/odd/effect", BODY).hasStatus(200);
            isReplay(send("/api/odd/effect", BODY), first);
            assertThat(controller.effects()).isEqualTo(before + 1);
        }

        @Test
        void is_answered_with_the_status_that_the_method_declares() {
            Answer first = send("/api/odd/accepted", BODY).hasStatus(202);
            isReplay(send("/api/odd/accepted", BODY), first);
        }

        @Test
        void is_answered_with_the_location_that_the_method_gave() {
            Answer first = send("/api/odd/created/한국어?x=1", "").hasStatus(201);
            assertThat(first.header("Location")).isNotNull();
            isReplay(send("/api/odd/created/한국어?x=1", ""), first);
        }

        @Test
        void has_another_effect_after_a_day() {
            send("/api/odd/effect", BODY);
            server.get(MovableClock.class).advance(Duration.ofHours(24));
            Client later = server.as(Role.USER);
            Answer again = later.post("/api/odd/effect", BODY, "Idempotency-Key", key);
            assertThat(again.hasStatus(200).header("Idempotent-Replayed")).isNull();
        }

        @Test
        void is_tried_again_when_it_was_refused() {
            int before = controller.effects();
            send("/api/odd/refused", BODY).isProblem(409);
            assertThat(send("/api/odd/refused", BODY).isProblem(409).header("Idempotent-Replayed"))
                    .isNull();
            assertThat(controller.effects()).isEqualTo(before + 2);
        }

        @Test
        void of_another_caller_is_another_request() {
            send("/api/odd/effect", BODY);
            Answer other = server.as(Role.MANAGER).post("/api/odd/effect", BODY, "Idempotency-Key", key);
            assertThat(other.hasStatus(200).header("Idempotent-Replayed")).isNull();
        }

        @Test
        void must_wait_while_the_first_one_runs() throws InterruptedException {
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> send("/api/odd/slow", BODY));
            controller.awaitSlow();
            Answer meanwhile = send("/api/odd/slow", BODY).isProblem(409);
            assertThat(meanwhile.header("Retry-After")).isEqualTo("1");
            controller.endSlow();
            Answer done = first.join().hasStatus(200);
            isReplay(send("/api/odd/slow", BODY), done);
        }
    }

    @Nested
    class Another_request_with_the_same_key {

        @Test
        void is_refused() {
            send("/api/odd/effect", BODY).hasStatus(200);
            assertThat(send("/api/odd/effect", "{\"name\": \"two\"}")
                            .isProblem(422)
                            .text("code"))
                    .isEqualTo("idempotency-key-reused");
            send("/api/odd/effect?x=1", BODY).isProblem(422);
            send("/api/odd/accepted", BODY).isProblem(422);
        }
    }

    @Nested
    class Without_a_key {

        @Test
        void every_request_has_its_effect() {
            int before = controller.effects();
            client.post("/api/odd/effect", BODY);
            client.post("/api/odd/effect", BODY);
            assertThat(controller.effects()).isEqualTo(before + 2);
        }
    }
}
