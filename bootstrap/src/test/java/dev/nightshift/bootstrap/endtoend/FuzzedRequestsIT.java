package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.bootstrap.endtoend.FuzzedRequests.Fuzzed;
import dev.nightshift.bootstrap.endtoend.FuzzedRequests.Operation;
import dev.nightshift.bootstrap.endtoend.RawExchange.Answer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent is answered, and as {@code /openapi.yml} says. With {@code -Dnightshift.faults=full} 20,000 requests, else
 * 1,500; {@code -Dnightshift.faults.seed} repeats those of another run.
 */
class FuzzedRequestsIT {

    private static final boolean FULL = "full".equals(System.getProperty("nightshift.faults"));
    private static final int REQUESTS = FULL ? 20_000 : 1_500;
    private static final int CONNECTIONS = 16;

    /** What any connection may be answered with, before it is known what is asked for; the introduction of the description names them. */
    private static final Set<Integer> OF_CONNECTIONS = Set.of(400, 408, 413, 414, 417, 431);

    private static final Set<Integer> REFUSED_FOR_NOW = Set.of(503, 507);

    private static final Pattern JAVA_NAME = Pattern.compile(
            "javax?\\.[a-z]+\\.|io\\.(micronaut|netty)|dev\\.nightshift|[a-z]Exception|org\\.(postgresql|jdbi)|\\bSQLSTATE|\\.java:[0-9]");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void every_request_is_answered_as_the_description_says() throws Exception {
        long seed = Long.getLong("nightshift.faults.seed", new Random().nextLong(1_000_000));
        System.out.printf("fuzzed requests: %d, seed %d%n", REQUESTS, seed);
        Program program = Program.in(folder.resolve("data"))
                .with("EXTERNAL_API_BASE_URL", "http://127.0.0.1:1")
                .with("EXTERNAL_API_MAX_RETRIES", "0");
        long begun = System.nanoTime();
        try (Service service = Service.start(program, "--no-worker")) {
            Map<String, Object> description =
                    Yaml.read(service.get("/openapi.yml", "").body());
            String admin = service.adminToken();
            List<String> tokens = List.of(
                    "",
                    token(service, admin, "USER"),
                    token(service, admin, "MANAGER"),
                    token(service, admin, "ADMIN"));
            String leaving = token(service, admin, "USER");
            ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                ends.add(threads.submit(() -> send(service, description, tokens, leaving, seed, first)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            threads.shutdown();
            assertThat(service.logged()).doesNotContain("errorId");
        }
        System.out.printf(
                "fuzzed requests: %d answers in %d s%n",
                answered.get(), Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(answered.get()).isGreaterThanOrEqualTo(REQUESTS);
    }

    private static String token(Service service, String admin, String role) {
        String name = "f-" + role.toLowerCase(Locale.ROOT) + "-" + System.nanoTime();
        String body = "{\"username\":\"%s\",\"password\":\"%s\"%s}";
        done(service.post(
                "/api/admin/users", admin, body.formatted(name, Service.PASSWORD, ",\"role\":\"" + role + "\"")));
        return new Json(done(service.post("/api/auth/login", "", body.formatted(name, Service.PASSWORD, "")))
                        .body())
                .string("accessToken");
    }

    private static HttpResponse<String> done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    /** Every operation is asked as everybody in turn. */
    private void send(
            Service service,
            Map<String, Object> description,
            List<String> tokens,
            String leaving,
            long seed,
            int first) {
        FuzzedRequests requests = new FuzzedRequests(description, new Random(seed * CONNECTIONS + first));
        List<Operation> operations = requests.operations();
        for (int i = first; i < REQUESTS; i += CONNECTIONS) {
            Operation operation = operations.get(i / tokens.size() % operations.size());
            boolean isEnding = operation.path().startsWith("/api/auth/");
            String token = tokens.get((i + i / CONNECTIONS) % tokens.size());
            Fuzzed request = requests.to(operation, isEnding && !token.isEmpty() ? leaving : token);
            check(
                    request,
                    RawExchange.of(
                            service.url(), request.text().getBytes(StandardCharsets.ISO_8859_1), request.requests()));
        }
    }

    private void check(Fuzzed request, RawExchange exchange) {
        answered.addAndGet(exchange.answers().size());
        List<Answer> answers = exchange.answers();
        boolean isClosed = !answers.isEmpty()
                && answers.get(answers.size() - 1)
                        .headers()
                        .getOrDefault("Connection", "")
                        .equalsIgnoreCase("close");
        if (answers.isEmpty() || exchange.isTimedOut() || (answers.size() < request.requests() && !isClosed)) {
            tell(
                    request,
                    "%d of %d answers%s"
                            .formatted(
                                    answers.size(), request.requests(), exchange.isTimedOut() ? ", then nothing" : ""));
            return;
        }
        Answer answer = answers.get(0);
        int status = answer.status();
        if (status >= 500 && !REFUSED_FOR_NOW.contains(status)) {
            tell(request, status + " " + answer.body());
        }
        if (!request.statuses().isEmpty() && !request.statuses().contains(status) && !OF_CONNECTIONS.contains(status)) {
            tell(request, status + " is not described; " + answer.body());
        }
        if (JAVA_NAME.matcher(answer.body()).find()) {
            tell(request, "a name of Java: " + answer.body());
        }
        for (String header : List.of("X-Content-Type-Options", "Content-Security-Policy", "Cache-Control")) {
            if (!answer.headers().containsKey(header)) {
                tell(request, status + " without " + header);
            }
        }
        if (status >= 400
                && !request.isHead()
                && !answer.headers().getOrDefault("Content-Type", "").startsWith("application/problem+json")) {
            tell(request, status + " without a problem: " + answer.headers());
        }
    }

    private void tell(Fuzzed request, String what) {
        String kind = what.replaceAll("\"(instance|errorId)\":\"[^\"]*\"", "");
        if (wrong.size() < 50
                && kinds.add(kind.substring(0, Math.min(kind.length(), 120))
                        + request.operation().path())) {
            wrong.add(what + "\n--- to ---\n" + request);
        }
    }
}
