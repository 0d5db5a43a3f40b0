package dev.nightshift.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What an external service that is dead costs, and how soon it is noticed that it is back. */
final class ExternalBenchmark implements Benchmark {

    private static final String POSTS = "/api/external/posts/";
    private static final String POPULAR = "/api/issues/popular";
    private static final int A_SECOND = 200;
    private static final int PROBES_A_SECOND = 50;
    private static final int POSTS_ASKED_FOR = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration BEFORE = Duration.ofSeconds(30);
    private static final Duration DEAD = Duration.ofSeconds(60);
    private static final Duration BACK = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String name() {
        return "external";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        Path dataDir = bench.freshFolder("external");
        try (ExternalPosts posts = new ExternalPosts();
                Service service = Service.shipped(bench, dataDir, Map.of("EXTERNAL_API_BASE_URL", posts.url()))) {
            return figures(posts, new Load(service));
        }
    }

    private List<Figure> figures(ExternalPosts posts, Load load) {
        load.probed(WARM_UP);
        posts.bePresent(true);
        Samples alive = load.probedWhileAskingFor(WARM_UP.plus(BEFORE), WARM_UP);
        posts.bePresent(false);
        long callsBefore = posts.calls();
        long requestsBefore = load.requests();
        Samples dead = load.probedWhileAskingFor(DEAD, Duration.ZERO);
        double attempts = (double) (posts.calls() - callsBefore) / (load.requests() - requestsBefore);
        posts.bePresent(true);
        double recovered = load.secondsToFreshAnswer(BACK);
        return List.of(
                Figure.low("calls of a dead service a request, %d requests/s".formatted(A_SECOND), attempts, "calls")
                        .atMost(1.2)
                        .with("requests", load.requests() - requestsBefore)
                        .with("seconds", DEAD.toSeconds()),
                Figure.low("first fresh answer after it is back", recovered, "s")
                        .atMost(10),
                Figure.low("popular list meanwhile, p99; rival: while the service lives", dead.p99Millis(), "ms")
                        .against(alive.p99Millis())
                        .timesBetter(1 / 1.5)
                        .with("ours", dead.summary())
                        .with("rival", alive.summary()));
    }

    /** Requests at a steady rate, whatever becomes of those before. */
    private final class Load {

        private final String address;
        private final String token;
        private final AtomicLong requests = new AtomicLong();

        Load(Service service) {
            this.address = "http://127.0.0.1:" + service.port();
            this.token = service.token();
        }

        long requests() {
            return requests.get();
        }

        Samples probed(Duration time) {
            ConcurrentLinkedQueue<Duration> took = new ConcurrentLinkedQueue<>();
            steadily(PROBES_A_SECOND, time, i -> probe(took));
            return Samples.of(new ArrayList<>(took));
        }

        /** The latency of other requests, from a moment on. */
        Samples probedWhileAskingFor(Duration time, Duration from) {
            ConcurrentLinkedQueue<Duration> took = new ConcurrentLinkedQueue<>();
            long startedAt = System.nanoTime();
            steadily(A_SECOND, time, i -> {
                var unused = ask(i);
                if (i % (A_SECOND / PROBES_A_SECOND) == 0 && System.nanoTime() - startedAt >= from.toNanos()) {
                    probe(took);
                }
            });
            return Samples.of(new ArrayList<>(took));
        }

        double secondsToFreshAnswer(Duration atMost) {
            long startedAt = System.nanoTime();
            AtomicLong freshAt = new AtomicLong(Long.MAX_VALUE);
            steadily(A_SECOND, atMost, i -> {
                var unused = ask(i).thenAccept(answer -> {
                    if (answer.headers().firstValue("X-Degraded").isEmpty()) {
                        freshAt.accumulateAndGet(System.nanoTime(), Math::min);
                    }
                });
            });
            return freshAt.get() == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (freshAt.get() - startedAt) / 1e9;
        }

        private CompletableFuture<HttpResponse<String>> ask(long number) {
            requests.incrementAndGet();
            return client.sendAsync(request(POSTS + (1 + number % POSTS_ASKED_FOR)), BodyHandlers.ofString());
        }

        private void probe(ConcurrentLinkedQueue<Duration> took) {
            long startedAt = System.nanoTime();
            var unused = client.sendAsync(request(POPULAR), BodyHandlers.discarding())
                    .thenAccept(answer -> took.add(Duration.ofNanos(System.nanoTime() - startedAt)));
        }

        private HttpRequest request(String path) {
            return HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(60))
                    .build();
        }

        private void steadily(int aSecond, Duration time, Consumer<Long> send) {
            long startedAt = System.nanoTime();
            long count = time.toSeconds() * aSecond;
            for (long i = 0; i < count; i++) {
                long due = startedAt + i * 1_000_000_000L / aSecond;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Pause.of(Duration.ofNanos(wait));
                }
                send.accept(i);
            }
        }
    }
}
