package dev.nightshift.adapters.web.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.DocumentCounts;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.InMemoryKeywordCounts;
import dev.nightshift.domain.keywords.InMemorySearchCalls;
import dev.nightshift.domain.keywords.Keyword;
import dev.nightshift.domain.keywords.KeywordCount;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnTestServer
class DocumentsTest {

    private static final String BATCH = "/api/documents/batch";
    private static final List<TypeName> TYPE = List.of(TypeName.of("DOCUMENT_COUNT"));
    private static final String TWO = "{\"keywords\": [\"토너\", \" 크림\"]}";

    private final TestServer server;
    private final InMemoryBatch batch;
    private final Client user;

    DocumentsTest(TestServer server) {
        this.server = server;
        this.batch = server.get(InMemoryBatch.class);
        this.user = server.as(Role.USER);
    }

    /** Nothing is left for the next test to wait for. */
    @AfterEach
    void finish() {
        WorkerId worker = new WorkerId(UUID.randomUUID());
        batch.queue().register(worker, "node-2", 4, TYPE);
        for (List<Claim> claims = claim(worker); !claims.isEmpty(); claims = claim(worker)) {
            claims.forEach(this::complete);
        }
        batch.queue().retire(worker);
    }

    private List<Claim> claim(WorkerId worker) {
        return batch.queue().claim(worker, TYPE, 100);
    }

    private Claim claim() {
        WorkerId worker = new WorkerId(UUID.randomUUID());
        batch.queue().register(worker, "node-1", 4, TYPE);
        return claim(worker).get(0);
    }

    private void complete(Claim claim) {
        batch.queue().complete(List.of(new RunEnd.Completed(claim, Optional.empty())));
    }

    private String started() {
        return user.post(BATCH, TWO).hasStatus(202).text("jobId");
    }

    private Answer status(String id) {
        return user.get("/api/documents/status?jobId=" + id).hasStatus(200);
    }

    private static DocumentCounts counts(long first) {
        Map<DocumentSource, Long> totals = new EnumMap<>(DocumentSource.class);
        for (DocumentSource source : DocumentSource.values()) {
            totals.put(source, first + totals.size());
        }
        return new DocumentCounts(totals);
    }

    @Nested
    class A_start {

        @Test
        void is_answered_with_the_job_and_the_usual_message() {
            Answer answer = user.post(BATCH, TWO).hasStatus(202);

            String id = answer.text("jobId");
            assertThat(answer.body())
                    .isEqualTo("{\"success\":true,\"jobId\":\"%s\",\"message\":\"배치 작업이 시작되었습니다\"}".formatted(id));
            assertThat(answer.header("Location")).isEqualTo("/api/documents/status?jobId=" + id);
            assertThat(user.get("/api/batch/jobs/" + id).hasStatus(200).text("type"))
                    .isEqualTo("DOCUMENT_COUNT");
        }

        @Test
        void while_another_is_there_says_that_it_waits() {
            started();
            assertThat(user.post(BATCH, TWO).hasStatus(202).text("message"))
                    .isEqualTo("배치 작업이 접수되었습니다. 먼저 접수된 작업이 끝난 뒤에 시작됩니다");
        }

        @Test
        void takes_a_priority() {
            String id = user.post(BATCH, "{\"keywords\": [\"토너\"], \"priority\": \"LOW\"}")
                    .hasStatus(202)
                    .text("jobId");
            assertThat(user.get("/api/batch/jobs/" + id).text("priority")).isEqualTo("LOW");
        }

        @Test
        void with_the_same_key_is_answered_once() {
            Answer first = user.post(BATCH, TWO, "Idempotency-Key", "count-1").hasStatus(202);
            Answer again = user.post(BATCH, TWO, "Idempotency-Key", "count-1").hasStatus(202);
            assertThat(again.text("jobId")).isEqualTo(first.text("jobId"));
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            user.post(BATCH, "{\"keywords\": [\"b\"]}", "Idempotency-Key", "count-1")
                    .isProblem(422);
        }

        @Test
        void is_for_who_is_logged_in() {
            server.anonymous().post(BATCH, TWO).isProblem(401);
        }
    }

    @Nested
    class A_status {

        @Test
        void of_a_job_that_waits_is_pending() {
            String id = started();
            assertThat(status(id).body())
                    .startsWith(
                            "{\"success\":true,\"job\":{\"id\":\"%s\",\"keywords\":[\"토너\",\" 크림\"],\"status\":\"pending\",\"progress\":{\"current\":0,\"total\":2},\"results\":[],\"error\":null,\"startedAt\":null,\"completedAt\":null},\"calls\":{"
                                    .formatted(id));
        }

        @Test
        void shows_what_was_counted_so_far_and_what_failed() {
            String id = started();
            Claim claim = claim();
            batch.queue().advance(claim, new Advance("1", 2, 0, 0));
            server.get(InMemoryKeywordCounts.class)
                    .keep(
                            JobId.parse(id).orElseThrow(),
                            List.of(
                                    new KeywordCount.Counted(0, new Keyword("토너"), counts(3_000_000_000L)),
                                    new KeywordCount.Failed(1, new Keyword("크림"), "it is away")));

            Answer answer = status(id);
            assertThat(answer.text("job", "status")).isEqualTo("processing");
            assertThat(answer.text("job", "progress", "current")).isEqualTo("2");
            assertThat(answer.body())
                    .contains("{\"keyword\":\"토너\",\"counts\":{\"blog\":3000000000,\"cafe\":3000000001,"
                            + "\"news\":3000000002,\"shop\":3000000003,\"web\":3000000004}}")
                    .contains("{\"keyword\":\"크림\",\"counts\":{},\"error\":\"it is away\"}");
            complete(claim);
            assertThat(status(id).text("job", "status")).isEqualTo("completed");
            assertThat(status(id).text("job", "completedAt")).isNotBlank();
        }

        @Test
        void of_a_job_that_failed_says_why() {
            String id = started();
            batch.queue().complete(List.of(new RunEnd.Failed(claim(), "the credentials are refused")));
            assertThat(status(id).text("job", "status")).isEqualTo("failed");
            assertThat(status(id).text("job", "error")).isEqualTo("the credentials are refused");
        }

        @Test
        void counts_the_calls_of_the_day() {
            String id = started();
            int before = status(id).at("calls", "today").getIntValue();
            InMemorySearchCalls calls = server.get(InMemorySearchCalls.class);
            server.get(MovableClock.class).advance(Duration.ofMinutes(1));
            calls.take(CallLimits.defaults(ZoneId.of("Asia/Seoul")));
            assertThat(status(id).at("calls", "today").getIntValue()).isEqualTo(before + 1);
            assertThat(status(id).at("calls", "limit").getIntValue()).isEqualTo(25_000);
        }

        @Test
        void is_for_the_owner_and_managers() {
            String id = started();
            String address = "/api/documents/status?jobId=" + id;
            server.as(server.user("another", Role.USER)).get(address).isProblem(404);
            server.as(Role.MANAGER).get(address).hasStatus(200);
            server.anonymous().get(address).isProblem(401);
        }

        @Test
        void of_a_job_of_another_type_is_not_there() {
            String id = user.post("/api/batch/jobs", "{\"type\": \"NO_OP\"}")
                    .hasStatus(202)
                    .text("id");
            user.get("/api/documents/status?jobId=" + id).isProblem(404);
        }
    }

    @Nested
    class A_program_that_knows_no_search_service {

        @Test
        void says_which_settings_it_wants_after_it_has_judged_the_keywords() {
            try (TestServer without = TestServer.start(Map.of(KeywordFakes.SET_UP, "false"))) {
                Client client = without.as(Role.USER);
                client.post(BATCH, "{\"keywords\": []}").isProblem(422).naming("/keywords");
                Answer answer = client.post(BATCH, TWO).isProblem(409);
                assertThat(answer.text("code")).isEqualTo("document-search-not-set-up");
                assertThat(answer.text("hint")).contains("NAVER_CLIENT_ID", "NAVER_CLIENT_SECRET");
            }
        }
    }
}
