package dev.nightshift.adapters.web.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.Claim;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class JobsTest {

    private static final String JOBS = "/api/batch/jobs";

    private final TestServer server;
    private final Engine engine;
    private final Client ada;
    private final Client bob;
    private final Client manager;

    JobsTest(TestServer server) {
        this.server = server;
        this.engine = new Engine(server);
        this.ada = server.as(server.user("ada", Role.USER));
        this.bob = server.as(server.user("bob", Role.USER));
        this.manager = server.as(Role.MANAGER);
    }

    private static Answer control(Client client, String id, String command) {
        return client.send("POST", JOBS + "/" + id + "/" + command, null);
    }

    @Nested
    class A_new_job {

        @Test
        void is_answered_with_all_its_fields() {
            Answer made = ada.post(
                            JOBS,
                            """
                            {"type": "NO_OP", "parameters": {"items": 5, "chunkSize": 2}, "priority": "LOW",
                             "strategy": "STREAM", "notBefore": "2026-02-01T00:00:00Z"}""")
                    .hasStatus(202);

            assertThat(made.header("Location")).isEqualTo(JOBS + "/" + made.text("id"));
            assertThat(made.body().replace(made.text("id"), "ID"))
                    .isEqualTo(
                            """
                            {"id":"ID","type":"NO_OP","state":"QUEUED","priority":"LOW","strategy":"STREAM",\
                            "owner":"ada","parameters":%s,\
                            "progress":{"done":0,"total":null,"skipped":0,"rate":0.0,"etaSeconds":null},\
                            "partitions":[],"attempts":0,"crashes":0,\
                            "waitingReason":"It may not start before 2026-02-01T00:00:00Z.","error":null,\
                            "createdAt":"%s","startedAt":null,"finishedAt":null,\
                            "notBefore":"2026-02-01T00:00:00Z"}"""
                                    .formatted(
                                            made.body().contains("{\"items\":5,\"chunkSize\":2}")
                                                    ? "{\"items\":5,\"chunkSize\":2}"
                                                    : "{\"chunkSize\":2,\"items\":5}",
                                            made.text("createdAt")));
            assertThat(ada.get(JOBS + "/" + made.text("id")).hasStatus(200).body())
                    .isEqualTo(made.body());
        }

        @Test
        void may_be_left_alone_at_first() {
            Answer made =
                    ada.post(JOBS, "{\"type\": \"NO_OP\", \"start\": false}").hasStatus(202);

            assertThat(made.text("state")).isEqualTo("PENDING");
            assertThat(made.text("waitingReason")).isEqualTo("It was created without being started.");
            assertThat(control(ada, made.text("id"), "start").hasStatus(200).text("state"))
                    .isEqualTo("QUEUED");
        }

        @Test
        void is_cancelled_at_once_when_what_it_depends_on_has_failed() {
            String parent = engine.made(ada);
            engine.fail(engine.claim(parent), "broken");

            Answer child = ada.post(JOBS, "{\"type\": \"NO_OP\", \"dependsOn\": [\"%s\"]}".formatted(parent))
                    .hasStatus(202);

            assertThat(child.text("state")).isEqualTo("CANCELLED");
        }

        @Test
        void is_made_once_under_one_key() {
            String key = UUID.randomUUID().toString();
            Answer first = ada.post(JOBS, Engine.NO_OP, "Idempotency-Key", key).hasStatus(202);
            Answer second = ada.post(JOBS, Engine.NO_OP, "Idempotency-Key", key).hasStatus(202);

            assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        }

        @Test
        void may_have_parameters_of_any_form_that_its_type_takes() {
            server.as(Role.ADMIN)
                    .post(
                            "/api/batch/templates",
                            "{\"name\": \"three\", \"type\": \"NO_OP\", \"parameters\": {\"items\": 3}}");
            Answer made = ada.post(JOBS, "{\"template\": \"three\", \"parameters\": {\"itemDuration\": \"PT1S\"}}")
                    .hasStatus(202);

            assertThat(made.text("parameters", "items")).isEqualTo("3");
            assertThat(made.text("parameters", "itemDuration")).isEqualTo("PT1S");
        }
    }

    @Nested
    class An_array {

        @Test
        void makes_jobs_that_may_depend_on_each_other() {
            Answer made = ada.post(
                            JOBS,
                            """
                            [{"ref": "first", "type": "NO_OP"},
                             {"type": "NO_OP", "dependsOn": ["first"]}]""")
                    .hasStatus(202);

            assertThat(made.json().size()).isEqualTo(2);
            assertThat(made.at("1", "waitsFor").get(0).getStringValue()).isEqualTo(made.text("0", "id"));
            assertThat(made.text("1", "waitingReason")).contains(made.text("0", "id"));
        }

        @Test
        void of_ten_thousand_makes_ten_thousand() {
            Client carl = server.as(server.user("carl", Role.USER));
            String body = "[" + (Engine.NO_OP + ",").repeat(9_999) + Engine.NO_OP + "]";

            Answer made = carl.post(JOBS, body).hasStatus(202);

            assertThat(made.json().size()).isEqualTo(10_000);
            Set<String> ids = new HashSet<>();
            made.json().values().forEach(job -> ids.add(job.get("id").getStringValue()));
            assertThat(ids).hasSize(10_000);
            assertThat(carl.get(JOBS + "?limit=1").text("items", "0", "id")).isEqualTo(made.text("9999", "id"));
        }

        @Test
        void of_ten_thousand_with_much_to_say_is_not_too_large() {
            String one = "{\"ref\": \"%06d\", \"type\": \"NO_OP\", \"parameters\": {\"items\": 1000, \"itemDuration\":"
                    + " \"PT0.001S\", \"chunkSize\": 100, \"validationLevel\": \"COMPREHENSIVE\"}, \"priority\": \"LOW\"}";
            StringBuilder body = new StringBuilder("[");
            for (int i = 0; i < 10_000; i++) {
                body.append(i == 0 ? "" : ",").append(one.formatted(i));
            }

            assertThat(body.length()).isGreaterThan(1_048_576);
            bob.post(JOBS, body.append("]").toString()).hasStatus(202);
        }

        @Test
        void of_more_is_refused() {
            ada.post(JOBS, "[" + (Engine.NO_OP + ",").repeat(10_000) + Engine.NO_OP + "]")
                    .isProblem(422)
                    .naming("");
        }

        @Test
        void with_one_that_is_wrong_makes_none() {
            Client dora = server.as(server.user("dora", Role.USER));

            dora.post(JOBS, "[" + Engine.NO_OP + ", {\"type\": \"NO_OP\", \"parameters\": {\"items\": -1}}]")
                    .isProblem(422)
                    .naming("/1/parameters/items");

            assertThat(dora.get(JOBS).at("items").size()).isZero();
        }
    }

    @Nested
    class The_list {

        private final Client emma = server.as(server.user("emma", Role.USER));

        @Test
        void is_newest_first_by_pages() {
            List<String> ids = List.of(engine.made(emma), engine.made(emma), engine.made(emma));

            Answer first = emma.get(JOBS + "?owner=emma&limit=2").hasStatus(200);
            assertThat(first.text("items", "0", "id")).isEqualTo(ids.get(2));
            assertThat(first.header("Link")).contains("rel=\"next\"");
            Answer second = emma.get(JOBS + "?owner=emma&limit=2&cursor=" + first.text("next"));
            assertThat(second.at("items").values()).isNotEmpty();
            assertThat(second.text("items", "0", "id")).isEqualTo(ids.get(0));
        }

        @ParameterizedTest
        @CsvSource({
            "state=PAUSED, 1",
            "state=PAUSED&state=PENDING, 2",
            "'state=PAUSED,PENDING', 2",
            "state=COMPLETED, 0",
            "type=STATS_BACKFILL, 1",
            "priority=LOW, 1",
            "priority=HIGH, 0",
            "text=2026-01-03, 1",
            "text=no_op, 2",
            "owner=filip, 3",
            "owner=ada, 0",
            "from=2026-01-01T00:00:00Z, 3",
            "from=2027-01-01T00:00:00Z, 0",
            "to=2026-01-01T00:00:00Z, 0"
        })
        void shows_those_to_which_all_applies(String query, int count) {
            Client filip = server.as(server.user("filip", Role.USER));
            if (filip.get(JOBS).at("items").size() == 0) {
                control(filip, engine.made(filip), "pause").hasStatus(200);
                engine.made(filip, "{\"type\": \"NO_OP\", \"start\": false, \"priority\": \"LOW\"}");
                engine.made(
                        filip,
                        "{\"type\": \"STATS_BACKFILL\", \"parameters\": {\"from\": \"2026-01-03\", \"to\": \"2026-01-04\"}}");
            }

            assertThat(filip.get(JOBS + "?" + query).hasStatus(200).at("items").size())
                    .isEqualTo(count);
        }

        @Test
        void shows_users_their_own_and_managers_all() {
            String id = engine.made(ada);

            assertThat(bob.get(JOBS + "?limit=200").body()).doesNotContain(id);
            assertThat(bob.get(JOBS + "?owner=ada").at("items").size()).isZero();
            assertThat(manager.get(JOBS + "?limit=200&owner=ada").body()).contains(id);
        }
    }

    @Nested
    class Jobs_of_others {

        @ParameterizedTest
        @ValueSource(strings = {"", "/logs", "/history", "/dead-items"})
        void are_not_there_for_users(String rest) {
            String id = engine.made(ada);

            bob.get(JOBS + "/" + id + rest).isProblem(404);
            ada.get(JOBS + "/" + id + rest).hasStatus(200);
            manager.get(JOBS + "/" + id + rest).hasStatus(200);
            server.as(Role.ADMIN).get(JOBS + "/" + id + rest).hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"start", "stop", "pause", "resume", "cancel", "dead-items/replay"})
        void are_not_theirs_to_command(String command) {
            String id = engine.made(ada);

            control(bob, id, command).isProblem(404);
            control(server.anonymous(), id, command).isProblem(401);
            assertThat(control(manager, id, command).status()).isIn(200, 409);
        }
    }

    @Nested
    class A_command {

        @Test
        void is_obeyed_with_a_reason() {
            String id = engine.made(ada);

            Answer paused = ada.post(JOBS + "/" + id + "/pause", "{\"reason\": \"too early\"}")
                    .hasStatus(200);

            assertThat(paused.text("state")).isEqualTo("PAUSED");
            assertThat(paused.text("waitingReason")).isEqualTo("It is paused: too early");
            assertThat(control(ada, id, "resume").hasStatus(200).text("state")).isEqualTo("QUEUED");
            assertThat(control(ada, id, "stop").hasStatus(200).text("state")).isEqualTo("STOPPED");
            assertThat(control(ada, id, "start").hasStatus(200).text("state")).isEqualTo("QUEUED");
            assertThat(control(ada, id, "start").hasStatus(200).text("state")).isEqualTo("QUEUED");
            assertThat(control(ada, id, "cancel").hasStatus(200).text("state")).isEqualTo("CANCELLED");
        }

        @Test
        void takes_an_empty_body_as_well() {
            String id = engine.made(ada);
            ada.post(JOBS + "/" + id + "/pause", "").hasStatus(200);
            ada.post(JOBS + "/" + id + "/resume", "{}").hasStatus(200);
        }

        @Test
        void that_is_illegal_is_refused_with_those_that_are_legal() {
            String id = engine.made(ada);
            engine.fail(engine.claim(id), "broken");

            Answer refused = control(ada, id, "pause").isProblem(409);

            assertThat(refused.text("code")).isEqualTo("illegal-command");
            assertThat(refused.text("detail")).contains("FAILED");
            assertThat(refused.at("legal").get(0).getStringValue()).isEqualTo("start");
            assertThat(refused.at("legal").size()).isEqualTo(1);
            assertThat(ada.get(JOBS + "/" + id).text("error")).isEqualTo("broken");
        }
    }

    @Nested
    class The_records_of_a_job {

        @Test
        void are_its_moves() {
            String id = engine.made(ada);
            engine.complete(engine.claim(id));

            Answer history = ada.get(JOBS + "/" + id + "/history?limit=2").hasStatus(200);

            assertThat(history.at("items", "0", "from").isNull()).isTrue();
            assertThat(history.at("items", "0", "partition").isNull()).isTrue();
            assertThat(history.text("items", "0", "to")).isEqualTo("QUEUED");
            assertThat(history.text("items", "0", "actor")).isEqualTo("ada");
            assertThat(history.text("items", "1", "to")).isEqualTo("RUNNING");
            Answer rest = ada.get(JOBS + "/" + id + "/history?cursor=" + history.text("next"));
            assertThat(rest.text("items", "0", "to")).isEqualTo("COMPLETED");
            assertThat(rest.at("next").isNull()).isTrue();
        }

        @Test
        void are_the_lines_of_its_log() {
            String id = engine.made(ada);
            engine.log(id, "one");
            engine.log(id, "two");

            Answer log = ada.get(JOBS + "/" + id + "/logs?limit=1").hasStatus(200);

            assertThat(log.text("items", "0", "text")).isEqualTo("one");
            assertThat(ada.get(JOBS + "/" + id + "/logs?cursor=" + log.text("next"))
                            .text("items", "0", "text"))
                    .isEqualTo("two");
        }

        @Test
        void are_the_items_that_it_set_aside_and_that_can_be_replayed() {
            String id = engine.made(ada);
            control(ada, id, "dead-items/replay").isProblem(409);
            engine.setAside(id, "7");

            Answer items = ada.get(JOBS + "/" + id + "/dead-items").hasStatus(200);
            assertThat(items.text("items", "0", "payload")).isEqualTo("payload 7");
            assertThat(items.text("items", "0", "error")).isEqualTo("is bad");
            assertThat(items.at("items", "0", "replayedBy").isNull()).isTrue();

            Answer replay = control(ada, id, "dead-items/replay").hasStatus(202);
            assertThat(replay.text("replayOf")).isEqualTo(id);
            assertThat(replay.header("Location")).isEqualTo(JOBS + "/" + replay.text("id"));
            assertThat(ada.get(JOBS + "/" + replay.text("id") + "/dead-items")
                            .hasStatus(200)
                            .body())
                    .isEqualTo(items.body());

            assertThat(control(ada, id, "dead-items/replay").isProblem(409).text("code"))
                    .isEqualTo("being-replayed");
            control(ada, replay.text("id"), "cancel").hasStatus(200);
            control(ada, id, "dead-items/replay").hasStatus(202);
        }

        @Test
        void cannot_be_replayed_when_its_type_does_not_know_how() {
            String id = engine.made(
                    ada,
                    "{\"type\": \"STATS_BACKFILL\", \"parameters\": {\"from\": \"2026-01-03\", \"to\": \"2026-01-04\"}}");
            engine.setAside(id, "2026-01-03");

            assertThat(control(ada, id, "dead-items/replay").isProblem(409).text("code"))
                    .isEqualTo("not-replayable");
        }
    }

    @Nested
    class Progress {

        @Test
        void is_told_with_rate_and_time_left() {
            String id = engine.made(ada);
            Claim claim = engine.claim(id);
            engine.advance(claim, 30);

            Answer job = ada.get(JOBS + "/" + id).hasStatus(200);

            assertThat(job.text("state")).isEqualTo("RUNNING");
            assertThat(job.text("progress", "done")).isEqualTo("30");
            assertThat(job.at("waitingReason").isNull()).isTrue();
            engine.complete(claim);
        }
    }
}
