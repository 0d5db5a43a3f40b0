package dev.nightshift.adapters.web.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.Retention.Dropped;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class AroundJobsTest {

    private static final String TEMPLATES = "/api/batch/templates";
    private static final String SCHEDULES = "/api/batch/schedules";

    private final TestServer server;
    private final Engine engine;
    private final Client user;
    private final Client admin;

    AroundJobsTest(TestServer server) {
        this.server = server;
        this.engine = new Engine(server);
        this.user = server.as(Role.USER);
        this.admin = server.as(Role.ADMIN);
    }

    private void template(String name) {
        admin.post(TEMPLATES, "{\"name\": \"%s\", \"type\": \"NO_OP\", \"parameters\": {\"items\": 3}}".formatted(name))
                .hasStatus(201);
    }

    @Nested
    class Who_may {

        @ParameterizedTest
        @ValueSource(strings = {"templates", "schedules", "types", "workers", "metrics"})
        void read_is_anybody_who_is_logged_in(String path) {
            user.get("/api/batch/" + path).hasStatus(200);
            server.anonymous().get("/api/batch/" + path).isProblem(401);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "POST | /api/batch/templates | {\"name\": \"x\", \"type\": \"NO_OP\"}",
                    "DELETE | /api/batch/templates/x |",
                    "POST | /api/batch/schedules | {\"name\": \"x\", \"template\": \"x\", \"cron\": \"0 2 * * *\"}",
                    "PATCH | /api/batch/schedules/x | {}",
                    "DELETE | /api/batch/schedules/x |",
                    "GET | /api/admin/retention |",
                    "POST | /api/admin/retention |",
                    "POST | /api/admin/stats/daily | {\"from\": \"2026-01-01\", \"to\": \"2026-01-02\"}"
                })
        void write_is_an_administrator(String method, String path, String body) {
            for (Client other : new Client[] {user, server.as(Role.MANAGER)}) {
                other.send(method, path, body, "Content-Type", "application/json")
                        .isProblem(403);
            }
            server.anonymous().send(method, path, body).isProblem(401);
        }
    }

    @Nested
    class A_type_for_administrators {

        private static final String BODY =
                "{\"type\": \"DATA_MIGRATION\", \"parameters\":" + " {\"source\": \"market\"}}";

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"/api/batch/jobs | %s", "/api/batch/jobs | [{\"type\": \"NO_OP\"}, %s]"})
        void is_refused_to_others_with_the_role_that_it_needs(String path, String body) {
            for (Client other : new Client[] {user, server.as(Role.MANAGER)}) {
                assertThat(other.post(path, body.formatted(BODY)).isProblem(403).text("detail"))
                        .contains("DATA_MIGRATION")
                        .contains("needs the role ADMIN");
            }
            admin.post(path, body.formatted(BODY)).hasStatus(202);
        }

        @Test
        void is_refused_to_others_through_a_template() {
            admin.post(
                            TEMPLATES,
                            "{\"name\": \"days\", \"type\": \"DATA_MIGRATION\", \"parameters\":"
                                    + " {\"source\": \"market\"}}")
                    .hasStatus(201);
            user.post("/api/batch/jobs", "{\"template\": \"days\"}").isProblem(403);
            admin.post("/api/batch/jobs", "{\"template\": \"days\"}").hasStatus(202);
        }

        @Test
        void is_refused_to_others_at_an_address_of_its_own() {
            assertThat(user.post("/api/batch/data-migration", "{\"source\": \"market\"}")
                            .isProblem(403)
                            .text("detail"))
                    .contains("needs the role ADMIN");
        }
    }

    @Nested
    class A_job_of_another_user {

        @Test
        void cannot_be_depended_on_and_is_told_apart_from_none_by_managers_only() {
            String foreign =
                    admin.post("/api/batch/jobs", "{\"type\": \"NO_OP\"}").text("id");
            String body = "{\"type\": \"NO_OP\", \"dependsOn\": [\"%s\"]}".formatted(foreign);
            user.post("/api/batch/jobs", body).isProblem(422);
            server.as(Role.MANAGER).post("/api/batch/jobs", body).hasStatus(202);
        }
    }

    @Nested
    class The_priority_high {

        @Test
        void is_refused_to_users_with_the_role_that_it_needs() {
            String body = "{\"type\": \"NO_OP\", \"priority\": \"HIGH\"}";
            assertThat(user.post("/api/batch/jobs", body).isProblem(403).text("detail"))
                    .contains("needs the role MANAGER");
            server.as(Role.MANAGER).post("/api/batch/jobs", body).hasStatus(202);
        }
    }

    @Nested
    class Types {

        @Test
        void say_which_parameters_they_take() {
            JsonNode backfill = type("STATS_BACKFILL");

            assertThat(backfill.get("version").getIntValue()).isEqualTo(1);
            assertThat(backfill.get("about").getStringValue()).isEqualTo("Aggregates days.");
            assertThat(backfill.get("open").getBooleanValue()).isTrue();
            assertThat(backfill.get("leastRole").getStringValue()).isEqualTo("USER");
            assertThat(type("DATA_MIGRATION").get("leastRole").getStringValue()).isEqualTo("ADMIN");
            assertThat(backfill.get("strategies").size()).isEqualTo(2);
            assertThat(backfill.get("policy").get("concurrency").getIntValue()).isEqualTo(1);
            assertThat(backfill.get("policy").get("rate").get("per").getStringValue())
                    .isEqualTo("PT1M");
            assertThat(backfill.get("policy").get("keep").getStringValue()).isEqualTo("P2Y");
            JsonNode from = backfill.get("parameters").get(0);
            assertThat(from.get("name").getStringValue()).isEqualTo("from");
            assertThat(from.get("kind").getStringValue()).isEqualTo("day such as 2026-01-31");
            assertThat(from.get("required").getBooleanValue()).isTrue();
            assertThat(from.get("default").isNull()).isTrue();
            assertThat(from.get("common").getBooleanValue()).isFalse();
        }

        @Test
        void say_what_is_taken_when_nothing_is_given() {
            JsonNode items = type("NO_OP").get("parameters").get(0);
            assertThat(items.get("default").getIntValue()).isEqualTo(1);
            assertThat(type("NO_OP").get("parameters").values()).anySatisfy(parameter -> assertThat(
                            parameter.get("default").isNull()
                                    ? ""
                                    : parameter.get("default").coerceStringValue())
                    .isEqualTo("BASIC"));
            assertThat(type("BULK_COMMAND").get("open").getBooleanValue()).isFalse();
        }

        private JsonNode type(String name) {
            for (JsonNode type : user.get("/api/batch/types").at("items").values()) {
                if (type.get("name").getStringValue().equals(name)) {
                    return type;
                }
            }
            throw new AssertionError(name);
        }

        @Test
        void come_in_pages() {
            Answer first = user.get("/api/batch/types?limit=1").hasStatus(200);
            assertThat(first.text("items", "0", "name")).isEqualTo("BULK_COMMAND");
            assertThat(user.get("/api/batch/types?limit=1&cursor=" + first.text("next"))
                            .text("items", "0", "name"))
                    .isEqualTo("BULK_REPORT");
        }
    }

    @Nested
    class Workers {

        @Test
        void are_listed_while_they_live() {
            engine.register();
            Answer workers = server.as(Role.MANAGER).get("/api/batch/workers").hasStatus(200);
            assertThat(workers.text("items", "0", "name")).isEqualTo(Engine.NAME);
            assertThat(workers.text("items", "0", "concurrency")).isEqualTo("4");
            assertThat(workers.at("items", "0", "types").get(0).getStringValue())
                    .isEqualTo("NO_OP");
            engine.retire();
            assertThat(user.get("/api/batch/workers").at("items").size()).isZero();
        }
    }

    @Nested
    class A_bulk_order {

        @ParameterizedTest
        @ValueSource(strings = {"cancel", "CANCEL"})
        void is_a_job(String command) {
            Answer order = user.post(
                            "/api/batch/bulk",
                            "{\"command\": \"%s\", \"filter\": {\"state\": \"QUEUED\", \"type\": \"NO_OP\"}}"
                                    .formatted(command))
                    .hasStatus(202);

            assertThat(order.text("type")).isEqualTo("BULK_COMMAND");
            assertThat(order.text("owner")).isEqualTo("user");
            assertThat(order.text("parameters", "command")).isEqualTo("CANCEL");
            assertThat(order.at("parameters", "reachesAll").getBooleanValue()).isFalse();
            assertThat(order.header("Location")).isEqualTo("/api/batch/jobs/" + order.text("id"));
        }

        @Test
        void reaches_only_own_jobs_of_users() {
            user.post("/api/batch/bulk", "{\"command\": \"stop\", \"filter\": {\"owner\": \"ada\"}}")
                    .isProblem(422)
                    .naming("/filter/owner");
            user.post("/api/batch/bulk", "{\"command\": \"stop\", \"filter\": {\"owner\": \"user\"}}")
                    .hasStatus(202);
            server.as(Role.MANAGER)
                    .post("/api/batch/bulk", "{\"command\": \"stop\", \"filter\": {\"owner\": \"ada\"}}")
                    .hasStatus(202);
        }

        @Test
        void cannot_be_asked_for_as_a_job() {
            admin.post("/api/batch/jobs", "{\"type\": \"BULK_COMMAND\"}")
                    .isProblem(422)
                    .naming("/type");
        }
    }

    @Nested
    class Templates {

        @Test
        void are_added_listed_and_removed() {
            template("nightly");
            assertThat(user.get(TEMPLATES).body())
                    .contains("\"name\":\"nightly\",\"type\":\"NO_OP\",\"parameters\":{\"items\":3}");
            assertThat(admin.post(TEMPLATES, "{\"name\": \"nightly\", \"type\": \"NO_OP\"}")
                            .isProblem(409)
                            .text("code"))
                    .isEqualTo("template-name-taken");
            admin.send("DELETE", TEMPLATES + "/nightly", null).hasStatus(204);
            admin.send("DELETE", TEMPLATES + "/nightly", null).isProblem(404);
        }

        @Test
        void stay_while_schedules_need_them() {
            template("needed");
            admin.post(SCHEDULES, "{\"name\": \"needs\", \"template\": \"needed\", \"cron\": \"0 2 * * *\"}")
                    .hasStatus(201);
            assertThat(admin.send("DELETE", TEMPLATES + "/needed", null)
                            .isProblem(409)
                            .text("detail"))
                    .contains("needs");
        }
    }

    @Nested
    class Schedules {

        @Test
        void tell_their_next_five_fires() {
            template("daily");
            Answer added = admin.post(
                            SCHEDULES, "{\"name\": \"at-two\", \"template\": \"daily\", \"cron\": \"0 2 * * *\"}")
                    .hasStatus(201);

            assertThat(added.text("zone")).isEqualTo("Asia/Seoul");
            assertThat(added.text("missedRuns")).isEqualTo("ONCE");
            assertThat(added.text("owner")).isEqualTo("admin");
            assertThat(added.at("nextFires").size()).isEqualTo(5);
            assertThat(added.at("nextFires").get(0).getStringValue()).isEqualTo("2026-01-05T17:00:00Z");
            assertThat(user.get(SCHEDULES).body()).contains(added.body());
        }

        @Test
        void are_changed_in_part_and_removed() {
            template("changing");
            admin.post(SCHEDULES, "{\"name\": \"changes\", \"template\": \"changing\", \"cron\": \"0 2 * * *\"}")
                    .hasStatus(201);

            Answer changed = admin.patch(
                            SCHEDULES + "/changes",
                            "{\"zone\": \"UTC\", \"cron\": \"0 3 * * *\", \"missedRuns\": \"ALL\"}")
                    .hasStatus(200);
            assertThat(changed.at("nextFires").get(0).getStringValue()).isEqualTo("2026-01-06T03:00:00Z");
            assertThat(changed.text("missedRuns")).isEqualTo("ALL");
            Answer disabled = admin.patch(
                            SCHEDULES + "/changes",
                            "{\"enabled\": false}",
                            "Content-Type",
                            "application/merge-patch+json")
                    .hasStatus(200);
            assertThat(disabled.at("nextFires").size()).isZero();
            admin.send("DELETE", SCHEDULES + "/changes", null).hasStatus(204);
            admin.send("DELETE", SCHEDULES + "/changes", null).isProblem(404);
            admin.patch(SCHEDULES + "/changes", "{}").isProblem(404);
        }
    }

    @Nested
    class Metrics {

        @Test
        void have_their_shape() {
            try (TestServer other = TestServer.start()) {
                Client somebody = other.as(Role.USER);
                Engine ours = new Engine(other);
                ours.register();
                assertThat(somebody.get("/api/batch/metrics").hasStatus(200).body())
                        .matches(
                                """
                                \\{"system":\\{"activeJobs":0,"queuedJobs":0,"completedToday":0,"failedToday":0,\
                                "avgProcessingTime":0},"performance":\\{"itemsPerSecond":0.0,"memoryUsage":"[0-9]+MB",\
                                "cpuUsage":[0-9.]+},"health":\\{"status":"HEALTHY","errorRate":0.0}}""");
            }
        }

        @Test
        void are_not_healthy_when_jobs_wait_and_nobody_works() {
            try (TestServer other = TestServer.start()) {
                Client somebody = other.as(Role.USER);
                new Engine(other).made(somebody);
                Answer metrics = somebody.get("/api/batch/metrics").hasStatus(200);
                assertThat(metrics.text("system", "queuedJobs")).isEqualTo("1");
                assertThat(metrics.text("health", "status")).isEqualTo("UNHEALTHY");
            }
        }

        @Test
        void are_not_healthy_when_half_of_the_jobs_fail() {
            try (TestServer other = TestServer.start()) {
                Client somebody = other.as(Role.USER);
                Engine ours = new Engine(other);
                String good = ours.made(somebody);
                ours.complete(ours.claim(good));
                String bad = ours.made(somebody);
                ours.fail(ours.claim(bad), "broken");
                Answer metrics = somebody.get("/api/batch/metrics").hasStatus(200);
                assertThat(metrics.text("health", "errorRate")).isEqualTo("0.5");
                assertThat(metrics.text("health", "status")).isEqualTo("UNHEALTHY");
            }
        }
    }

    @Nested
    class Retention {

        @Test
        void says_what_it_would_drop_and_drops_it() {
            server.get(KeptSpans.class)
                    .add(new Dropped("batch_logs_20250101", Instant.parse("2025-01-02T00:00:00Z"), 8192));
            server.get(KeptSpans.class)
                    .add(new Dropped("batch_logs_20260101", Instant.parse("2026-01-02T00:00:00Z"), 8192));
            String old =
                    "{\"items\":[{\"what\":\"batch_logs_20250101\",\"until\":\"2025-01-02T00:00:00Z\",\"bytes\":8192}],\"next\":null}";

            assertThat(admin.get("/api/admin/retention").hasStatus(200).body()).isEqualTo(old);
            assertThat(admin.send("POST", "/api/admin/retention", null)
                            .hasStatus(200)
                            .body())
                    .isEqualTo(old);
            assertThat(admin.get("/api/admin/retention").at("items").size()).isZero();
        }
    }

    @Nested
    class The_backfill_of_statistics {

        @Test
        void is_a_job() {
            Answer job = admin.post("/api/admin/stats/daily", "{\"from\": \"2026-01-01\", \"to\": \"2026-01-03\"}")
                    .hasStatus(202);

            assertThat(job.text("type")).isEqualTo("STATS_BACKFILL");
            assertThat(job.text("parameters", "from")).isEqualTo("2026-01-01");
            assertThat(job.text("parameters", "to")).isEqualTo("2026-01-03");
            assertThat(job.header("Location")).isEqualTo("/api/batch/jobs/" + job.text("id"));
        }
    }
}
