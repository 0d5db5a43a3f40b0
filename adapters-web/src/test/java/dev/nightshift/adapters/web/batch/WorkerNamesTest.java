package dev.nightshift.adapters.web.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.batch.Claim;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnTestServer
class WorkerNamesTest {

    private final TestServer server;
    private final Engine engine;
    private final User ada;
    private final Client user;
    private final Client manager;

    WorkerNamesTest(TestServer server) {
        this.server = server;
        this.engine = new Engine(server);
        this.ada = server.user("ada", Role.USER);
        this.user = server.as(ada);
        this.manager = server.as(Role.MANAGER);
    }

    @Nested
    class A_user {

        @Test
        void sees_workers_without_their_names() {
            engine.register();
            new Engine(server).register();
            Answer workers = user.get("/api/batch/workers?limit=1").hasStatus(200);
            assertThat(workers.text("items", "0", "name")).isEqualTo("worker");
            assertThat(new String(Base64.getUrlDecoder().decode(workers.text("next")), StandardCharsets.UTF_8))
                    .doesNotContain(Engine.NAME);
            assertThat(user.get("/api/batch/workers?cursor=" + workers.text("next"))
                            .hasStatus(200)
                            .body())
                    .doesNotContain(Engine.NAME);
        }

        @Test
        void sees_that_a_worker_moved_a_job_and_not_which() {
            String id = engine.made(user);
            engine.claim(id);
            engine.retire();
            String path = "/api/batch/jobs/" + id;
            Answer history = user.get(path + "/history").hasStatus(200);
            assertThat(history.text("items", "0", "actor")).isEqualTo("ada");
            assertThat(history.text("items", "1", "actor")).isEqualTo("worker");
            assertThat(history.body()).doesNotContain(Engine.NAME);
            assertThat(user.get(path).body()).doesNotContain(Engine.NAME);
            assertThat(user.get("/api/batch/jobs").body()).doesNotContain(Engine.NAME);
            assertThat(manager.get(path + "/history").body()).contains(Engine.NAME);
        }

        @Test
        void sees_no_names_in_events_that_a_manager_sees_with_them() throws Exception {
            String id = engine.made(user);
            Claim claim = engine.claim(id);
            String path = "/api/batch/jobs/" + id + "/events";
            try (EventStream own = EventStream.of(server, ada, path);
                    EventStream all = EventStream.of(server, server.user("boss", Role.MANAGER), path)) {
                all.await("state", data -> data.contains(Engine.NAME));
                own.await("state", data -> data.contains("\"to\":\"RUNNING\""));
                engine.complete(claim);
                own.await("state", data -> data.contains("\"to\":\"COMPLETED\""));
                assertThat(own.events("state")).noneMatch(event -> event.data().contains(Engine.NAME));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "its worker died 3 times in a row&#44; last node-1.example:4242, its worker died 3 times in a row&#44; last (hidden)",
        "worker a1:7 was considered dead, worker (hidden) was considered dead",
        "worker 10.0.0.7:12345 retired, worker (hidden) retired",
        "http://localhost:8080/x did not answer the worker, http://localhost:8080/x did not answer the worker",
        "10:15 is no time, 10:15 is no time"
    })
    void names_go_out_of_what_the_engine_said_of_workers(String said, String shown) {
        assertThat(WorkerNames.HIDDEN.text(said.replace("&#44;", ","))).isEqualTo(shown.replace("&#44;", ","));
        assertThat(WorkerNames.SHOWN.text(said)).isEqualTo(said);
    }
}
