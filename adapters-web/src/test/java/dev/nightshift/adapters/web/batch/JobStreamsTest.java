package dev.nightshift.adapters.web.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Await;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.batch.Claim;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnTestServer
class JobStreamsTest {

    private final TestServer server;
    private final Engine engine;
    private final User ada;
    private final Client client;

    JobStreamsTest(TestServer server) {
        this.server = server;
        this.engine = new Engine(server);
        this.ada = server.user("ada", Role.USER);
        this.client = server.as(ada);
    }

    private EventStream watch(String id, String... headers) {
        return EventStream.of(server, ada, "/api/batch/jobs/" + id + "/events", headers);
    }

    private EventStream watchAll(User user, String... headers) {
        return EventStream.of(server, user, "/api/batch/events", headers);
    }

    private static List<String> states(EventStream stream) {
        return stream.events("state").stream()
                .map(event -> event.data().replaceAll(".*\"to\":\"([A-Z_]+)\".*", "$1"))
                .toList();
    }

    @Nested
    class The_stream_of_a_job {

        @Test
        void tells_moves_progress_and_lines_and_ends_with_the_job() throws Exception {
            String id = engine.made(client);
            try (EventStream stream = watch(id)) {
                assertThat(stream.status()).isEqualTo(200);
                assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
                assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
                stream.await("state", data -> data.contains("\"to\":\"QUEUED\""));
                stream.await("progress", data -> data.contains("\"state\":\"QUEUED\""));
                Claim claim = engine.claim(id);
                engine.log(id, "half way");
                engine.advance(claim, 7);
                stream.await("log", data -> data.contains("half way"));
                stream.await("progress", data -> data.contains("\"done\":7"));
                engine.log(id, "the last line");
                engine.complete(claim);
                stream.awaitEnd();
                assertThat(states(stream)).containsExactly("QUEUED", "RUNNING", "COMPLETED");
                assertThat(stream.events("log")).hasSize(2);
                assertThat(stream.events("log").get(1).data()).contains("the last line");
                assertThat(stream.events("state"))
                        .allSatisfy(event -> assertThat(event.data()).contains("\"number\":" + event.id() + ","));
            }
        }

        @Test
        void comes_in_time() {
            String id = engine.made(client);
            try (EventStream stream = watch(id)) {
                stream.await("state", data -> true);
                long before = System.nanoTime();
                client.send("POST", "/api/batch/jobs/" + id + "/pause", null).hasStatus(200);
                stream.await("state", data -> data.contains("PAUSED"));
                assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
            }
        }

        @Test
        void of_a_job_that_has_ended_tells_its_moves_and_ends() throws Exception {
            String id = engine.made(client);
            engine.complete(engine.claim(id));
            try (EventStream stream = watch(id)) {
                stream.awaitEnd();
                assertThat(states(stream)).containsExactly("QUEUED", "RUNNING", "COMPLETED");
            }
        }

        @Test
        void goes_on_after_the_last_event_that_the_reader_has() throws Exception {
            String id = engine.made(client);
            Claim claim = engine.claim(id);
            String last;
            try (EventStream stream = watch(id)) {
                last = stream.await("state", data -> data.contains("\"to\":\"RUNNING\""))
                        .id();
            }
            engine.complete(claim);
            try (EventStream stream = watch(id, "Last-Event-ID", last)) {
                stream.awaitEnd();
                assertThat(states(stream)).containsExactly("COMPLETED");
                last = stream.events("state").get(0).id();
            }
            try (EventStream stream = watch(id, "Last-Event-ID", last)) {
                stream.awaitEnd();
                assertThat(states(stream)).isEmpty();
            }
        }

        @Test
        void is_for_who_may_see_the_job() {
            String id = engine.made(client);
            String path = "/api/batch/jobs/" + id + "/events";
            server.anonymous().get(path).isProblem(401);
            server.as(Role.USER).get(path).isProblem(404);
            try (EventStream stream = EventStream.of(server, server.user("max", Role.MANAGER), path)) {
                stream.await("state", data -> true);
            }
        }

        @Test
        void begins_with_the_latest_hundred_lines() {
            String id = engine.made(client);
            for (int i = 1; i <= 150; i++) {
                engine.log(id, "line %03d.".formatted(i));
            }
            try (EventStream stream = watch(id)) {
                stream.await("log", data -> data.contains("line 150."));
                engine.log(id, "line 151.");
                stream.await("log", data -> data.contains("line 151."));
                assertThat(stream.events("log")).hasSize(101);
                assertThat(stream.events("log").get(0).data()).contains("line 051.");
            }
        }
    }

    @Nested
    class The_stream_of_all_jobs {

        @Test
        void tells_users_of_their_own_and_managers_of_all() {
            User bob = server.user("bob", Role.USER);
            try (EventStream own = watchAll(bob);
                    EventStream all = watchAll(server.user("max", Role.MANAGER))) {
                String others = engine.made(client);
                String mine = engine.made(server.as(bob));
                own.await("state", data -> data.contains(mine));
                all.await("state", data -> data.contains(mine));
                all.await("state", data -> data.contains(others));
                Claim claim = engine.claim(mine);
                engine.advance(claim, 3);
                own.await("progress", data -> data.contains(mine) && data.contains("\"done\":3"));
                assertThat(own.events("state"))
                        .allSatisfy(event -> assertThat(event.data()).doesNotContain(others));
                assertThat(own.events("progress"))
                        .allSatisfy(event -> assertThat(event.data()).doesNotContain(others));
            }
        }

        @Test
        void goes_on_after_the_last_event_that_the_reader_has() {
            User carl = server.user("carl", Role.USER);
            String first;
            String last;
            try (EventStream stream = watchAll(carl)) {
                first = engine.made(server.as(carl));
                last = stream.await("state", data -> data.contains(first)).id();
            }
            String second = engine.made(server.as(carl));
            try (EventStream stream = watchAll(carl, "Last-Event-ID", last)) {
                stream.await("state", data -> data.contains(second));
                String third = engine.made(server.as(carl));
                stream.await("state", data -> data.contains(third));
                assertThat(states(stream)).containsExactly("QUEUED", "QUEUED");
            }
        }

        @Test
        void does_not_end_with_a_job() {
            try (EventStream stream = watchAll(ada)) {
                String id = engine.made(client);
                engine.complete(engine.claim(id));
                stream.await("state", data -> data.contains(id) && data.contains("COMPLETED"));
                assertThat(stream.hasEnded()).isFalse();
            }
        }
    }

    @Nested
    class The_end_of_access {

        private void ends(String change) throws Exception {
            User watching = server.user("w" + UUID.randomUUID(), Role.MANAGER);
            String id = engine.made(client);
            try (EventStream ofOne = EventStream.of(server, watching, "/api/batch/jobs/" + id + "/events");
                    EventStream ofAll = watchAll(watching);
                    EventStream another = watch(id)) {
                ofOne.await("state", data -> true);
                another.await("state", data -> true);
                long before = System.nanoTime();
                server.as(Role.ADMIN)
                        .patch("/api/admin/users/" + watching.id().value(), change)
                        .hasStatus(200);
                ofOne.awaitEnd();
                ofAll.awaitEnd();
                assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
                client.send("POST", "/api/batch/jobs/" + id + "/pause", null).hasStatus(200);
                another.await("state", data -> data.contains("PAUSED"));
            }
        }

        @Test
        void of_a_user_who_is_disabled_ends_its_streams_and_no_others() throws Exception {
            ends("{\"enabled\": false}");
        }

        @Test
        void of_a_user_who_is_demoted_ends_its_streams_and_no_others() throws Exception {
            ends("{\"role\": \"USER\"}");
        }
    }

    @Nested
    class Streams {

        @Test
        void ping_when_nothing_happens() {
            try (TestServer other = TestServer.start(Map.of("nightshift.streams.ping", "PT0.1S"));
                    EventStream stream = EventStream.of(other, other.user("ada", Role.USER), "/api/batch/events")) {
                stream.awaitComments(3);
                assertThat(stream.comments()).contains("ping");
            }
        }

        @Test
        void are_ten_for_a_user_and_so_many_for_all() {
            try (TestServer other = TestServer.start(Map.of("nightshift.streams.most", 12))) {
                User one = other.user("one", Role.USER);
                User two = other.user("two", Role.USER);
                List<EventStream> open = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    open.add(EventStream.of(other, one, "/api/batch/events"));
                    assertThat(open.get(i).status()).isEqualTo(200);
                }
                assertThat(other.as(one).get("/api/batch/events").isProblem(429).header("Retry-After"))
                        .isEqualTo("5");
                open.add(EventStream.of(other, two, "/api/batch/events"));
                open.add(EventStream.of(other, two, "/api/batch/events"));
                assertThat(other.as(two).get("/api/batch/events").isProblem(503).header("Retry-After"))
                        .isEqualTo("5");
                open.forEach(EventStream::close);
                JobStreams streams = other.get(JobStreams.class);
                Await.until("none is open", () -> streams.count() == 0);
                EventStream again = EventStream.of(other, one, "/api/batch/events");
                assertThat(again.status()).isEqualTo(200);
                again.close();
            }
        }

        @Test
        void end_when_the_service_stops() throws Exception {
            try (TestServer other = TestServer.start()) {
                User user = other.user("ada", Role.USER);
                try (EventStream stream = EventStream.of(other, user, "/api/batch/events")) {
                    assertThat(stream.status()).isEqualTo(200);
                    other.get(JobStreams.class).closeAll();
                    stream.awaitEnd();
                    other.as(user).get("/api/batch/events").isProblem(503);
                    assertThat(other.get(JobStreams.class).count()).isZero();
                }
            }
        }

        @Test
        void end_when_they_are_old() throws Exception {
            try (TestServer other = TestServer.start(Map.of("nightshift.streams.longest", "PT0.2S"));
                    EventStream stream = EventStream.of(other, other.user("ada", Role.USER), "/api/batch/events")) {
                stream.awaitEnd();
            }
        }

        @Test
        void cut_off_who_does_not_read() throws Exception {
            try (TestServer other = TestServer.start(Map.of("nightshift.streams.backlog", 100_000));
                    Socket socket =
                            new Socket(other.uri().getHost(), other.uri().getPort())) {
                User user = other.user("ada", Role.USER);
                Engine ours = new Engine(other);
                String id = ours.made(other.as(user));
                String token = other.tokenOf(user);
                socket.setReceiveBufferSize(4096);
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write("GET /api/batch/jobs/%s/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(id, token)
                                .getBytes(StandardCharsets.UTF_8));
                JobStreams streams = other.get(JobStreams.class);
                assertThat(socket.getInputStream().read())
                        .as("the answer begins")
                        .isEqualTo('H');
                assertThat(streams.count()).isEqualTo(1);
                Await.until("it is cut off", () -> {
                    for (int i = 0; i < 20; i++) {
                        ours.log(id, "x".repeat(2_000));
                    }
                    return streams.count() == 0;
                });
            }
        }
    }
}
