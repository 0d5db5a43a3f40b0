package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.httpclient.StubReply;
import dev.nightshift.adapters.httpclient.keywords.StubSearchService;
import dev.nightshift.adapters.httpclient.keywords.StubSearchService.Call;
import dev.nightshift.domain.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents counted by workers in processes of their own against a stub of the search service. With {@code
 * -Dnightshift.faults=full} the long form: a hundred real keywords, which take three minutes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentCountIT {

    private static final boolean FULL = "full".equals(System.getProperty("nightshift.faults"));
    private static final int SOURCES = 5;
    private static final Duration GAP = Duration.ofMillis(300);
    private static final String SECRET = "a-Secret-of-the-tests";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final StubSearchService search = StubSearchService.start();

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @SuppressWarnings("NullAway.Init")
    private Administrator administrator;

    @BeforeAll
    void start() {
        program = Program.in(folder.resolve("data"))
                .with("NAVER_API_BASE_URL", search.uri().toString())
                .with("NAVER_CLIENT_ID", "an-id")
                .with("NAVER_CLIENT_SECRET", SECRET)
                .with("BATCH_RETRY_DELAY", "200");
        service = Service.start(program, "--no-worker");
        administrator = new Administrator(service);
    }

    @AfterAll
    void stop() {
        service.close();
        search.close();
    }

    @BeforeEach
    void answerAsTheRealOne() {
        search.answering(call -> StubSearchService.total(call.total()));
    }

    private static List<String> keywords(int size, String prefix) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(i -> prefix + " 키워드 & " + i)
                .toList();
    }

    /** Half of them Korean, half English. */
    private static List<String> realKeywords(int size) throws IOException {
        Path data = RealData.folder("keywords");
        return Stream.concat(
                        lines(data.resolve("keywords_ko.csv")).limit(size / 2),
                        lines(data.resolve("keywords_en.csv")).limit(size - size / 2))
                .toList();
    }

    private static Stream<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .filter(line -> !line.contains("\""))
                .map(line -> line.substring(0, line.indexOf(',')));
    }

    private Json started(List<String> keywords) {
        String list = keywords.stream().map(keyword -> "\"" + keyword + "\"").collect(Collectors.joining(", "));
        return administrator.order("/api/documents/batch", "{\"keywords\": [%s]}".formatted(list));
    }

    private String status(String id) {
        return administrator.get("/api/documents/status?jobId=" + id);
    }

    private boolean is(String id, String status) {
        return new Json(status(id)).string("status").equals(status);
    }

    private List<Call> calls(String keyword) {
        return search.calls().stream()
                .filter(call -> call.keyword().equals(keyword))
                .toList();
    }

    /** The answer as it must be for a keyword that was counted. */
    private static String result(String keyword) {
        String counts = Stream.of("blog", "cafearticle", "news", "shop", "webkr")
                .map(source -> "\"%s\":%d"
                        .formatted(
                                source.replace("article", "").replace("kr", ""),
                                Math.floorMod((keyword + source).hashCode(), 10_000_000)))
                .collect(Collectors.joining(","));
        return "{\"keyword\":\"%s\",\"counts\":{%s}}".formatted(keyword, counts);
    }

    @Nested
    class Workers_that_are_killed_in_the_middle {

        @Test
        void leave_every_keyword_counted_with_gaps_and_at_most_the_call_in_flight_made_twice(TestReporter reporter)
                throws IOException {
            List<String> keywords = FULL ? realKeywords(100) : keywords(12, "kill");
            int before = search.calls().size();
            String id = started(keywords).string("jobId");
            Json waiting = started(keywords);
            assertThat(waiting.text()).contains("먼저 접수된 작업이 끝난 뒤에 시작됩니다");

            try (WorkerProcess one = WorkerProcess.begin(program);
                    WorkerProcess two = WorkerProcess.begin(program)) {
                one.untilReady();
                two.untilReady();
                Await.until(
                        "a third of the calls",
                        Duration.ofMinutes(3),
                        () -> search.calls().size() - before >= keywords.size() * SOURCES / 3 + 2);
                one.kill();
                two.kill();
            }
            int counted = search.calls().size() - before;
            assertThat(counted).isLessThan(keywords.size() * SOURCES);
            try (WorkerProcess one = WorkerProcess.begin(program);
                    WorkerProcess two = WorkerProcess.begin(program)) {
                one.untilReady();
                two.untilReady();
                Await.until("it completes", Duration.ofMinutes(5), () -> is(id, "completed"));
                String second = waiting.string("jobId");
                Await.until("the second completes", Duration.ofMinutes(1), () -> is(second, "completed"));
                assertThat(status(second)).contains(result(keywords.get(0)));
            }
            String shown = status(id);
            keywords.forEach(keyword -> assertThat(shown).contains(result(keyword)));
            assertThat(shown)
                    .contains("\"progress\":{\"current\":%1$d,\"total\":%1$d}".formatted(keywords.size()))
                    .contains("\"calls\":{\"today\":");
            assertOnce(keywords, before);
            reporter.publishEntry("calls and smallest gap", callsSince(before) + ", " + Collections.min(search.gaps()));
            assertThat(search.gaps()).as("gaps").allMatch(gap -> gap.compareTo(GAP) >= 0);
            assertThat(search.calls()).allMatch(call -> SECRET.equals(call.clientSecret()));
            String log = new ApiJobs(administrator).log(id);
            for (int i = 0; i < keywords.size(); i++) {
                assertThat(log).contains("%d/%d 완료: %s {blog=".formatted(i + 1, keywords.size(), keywords.get(i)));
            }
        }

        private int callsSince(int before) {
            return search.calls().size() - before;
        }

        private void assertOnce(List<String> keywords, int before) {
            Map<String, Integer> times = new HashMap<>();
            search.calls().stream()
                    .skip(before)
                    .forEach(call -> times.merge(call.keyword() + " " + call.source(), 1, Integer::sum));
            assertThat(times).hasSize(keywords.size() * SOURCES);
            assertThat(times.values().stream().filter(count -> count > 1).toList())
                    .as("calls made twice")
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(count -> count == 2);
        }
    }

    @Nested
    class A_service_that_misbehaves {

        @Test
        void is_asked_again_left_alone_as_it_asks_and_fails_only_the_keyword_it_never_answers() {
            List<String> keywords = List.of("limited", "away", "broken", "fine");
            search.answering(call -> switch (call.keyword()) {
                case "limited" ->
                    calls("limited").size() == 2 ? StubReply.busy(429, "3") : StubSearchService.total(call.total());
                case "away" -> StubSearchService.error(500);
                case "broken" ->
                    switch (calls("broken").size()) {
                        case 1 -> StubReply.truncated();
                        case 2 -> StubReply.hangUp();
                        case 3 -> StubReply.text(200, "<html>");
                        default -> StubSearchService.total(call.total());
                    };
                default -> StubSearchService.total(call.total());
            });
            String id;
            try (WorkerProcess worker = WorkerProcess.begin(program).untilReady()) {
                assertThat(worker.pid()).isPositive();
                id = started(keywords).string("jobId");
                Await.until("it completes", Duration.ofMinutes(2), () -> is(id, "completed"));
            }
            assertThat(status(id))
                    .contains(result("limited"), result("broken"), result("fine"))
                    .contains(
                            "{\"keyword\":\"away\",\"counts\":{},\"error\":\"The search service answered with status 500.\"}");
            List<Call> limited = calls("limited");
            assertThat(limited.get(2).atNanos() - limited.get(1).atNanos())
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3).toNanos());
            assertThat(calls("away")).hasSize(4);
            assertThat(search.gaps()).as("gaps").allMatch(gap -> gap.compareTo(GAP) >= 0);
        }
    }

    @Nested
    class Credentials_that_are_refused {

        @Test
        void fail_the_job_with_a_plain_reason_and_are_in_no_log() {
            search.answering(call -> StubSearchService.error(401));
            int before = search.calls().size();
            try (WorkerProcess worker = WorkerProcess.begin(program).untilReady()) {
                String id = started(keywords(3, "refused")).string("jobId");
                Await.until("it fails", Duration.ofMinutes(1), () -> is(id, "failed"));
                assertThat(status(id)).contains("check NAVER_CLIENT_ID and NAVER_CLIENT_SECRET");
                assertThat(search.calls().size() - before).isEqualTo(1);
                assertThat(worker.log()).doesNotContain(SECRET);
            }
        }
    }

    @Nested
    class Settings_that_are_wrong {

        @Test
        void end_with_a_sentence_that_does_not_show_them() {
            Program half = Program.in(folder.resolve("data")).with("NAVER_CLIENT_SECRET", SECRET);
            assertRefused(half, "NAVER_CLIENT_ID and NAVER_CLIENT_SECRET must be set together");
            assertRefused(program.with("NAVER_CLIENT_SECRET", SECRET + " x"), "cannot be used");
            assertRefused(program.with("NAVER_API_BASE_URL", "ftp://x"), "must be a URL such as");
        }

        private void assertRefused(Program wrong, String sentence) {
            Program.Result result = wrong.run("jobs", "list");
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains(sentence).doesNotContain(SECRET, "\tat ");
        }
    }
}
