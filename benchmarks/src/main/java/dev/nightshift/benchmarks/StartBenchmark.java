package dev.nightshift.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How long the service takes to start, and how much memory it then holds. */
final class StartBenchmark implements Benchmark {

    private static final String DATA_DIR = "start";
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final int CONNECTIONS = 8;
    private static final int REQUESTS_A_PATH = 2_000;
    private static final List<String> PATHS =
            List.of("/api/issues/popular", "/api/issues?limit=20", "/api/health", "/api/auth/me");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        Samples first = Samples.of(IntStream.range(0, bench.runs())
                .mapToObj(run -> started(bench, bench.freshFolder(DATA_DIR)))
                .toList());
        Path dataDir = bench.folder(DATA_DIR);
        Samples later = Samples.of(IntStream.range(0, bench.runs())
                .mapToObj(run -> started(bench, dataDir))
                .toList());
        List<Figure> figures = new ArrayList<>();
        figures.add(seconds("first start", first, 10));
        figures.add(seconds("later start", later, 5));
        figures.addAll(memory(bench, dataDir));
        figures.add(seconds(
                "first start with --demo, filled",
                Samples.of(IntStream.range(0, bench.runs())
                        .mapToObj(run -> started(bench, bench.freshFolder(DATA_DIR), "--demo"))
                        .toList()),
                20));
        return figures;
    }

    private static Duration started(Workbench bench, Path dataDir, String... more) {
        try (Service service = Service.shipped(bench, dataDir, more)) {
            return service.startedIn();
        }
    }

    private static Figure seconds(String name, Samples samples, double most) {
        return Figure.low(name, samples.medianSeconds(), "s").atMost(most).with("starts", samples.summary());
    }

    private static List<Figure> memory(Workbench bench, Path dataDir) {
        try (Service service = Service.shipped(bench, dataDir)) {
            Pause.of(SETTLING);
            OptionalDouble idle = service.program().residentMegabytes();
            if (idle.isEmpty()) {
                return List.of();
            }
            String token = service.token();
            PATHS.forEach(path -> HttpLoad.run(service, path, token, CONNECTIONS, REQUESTS_A_PATH));
            OptionalDouble busy = service.program().residentMegabytes();
            return List.of(
                    megabytes("memory when idle after start", idle.getAsDouble()),
                    megabytes(
                            "memory after %,d requests".formatted(PATHS.size() * REQUESTS_A_PATH), busy.orElseThrow()));
        }
    }

    private static Figure megabytes(String name, double value) {
        return Figure.low(name, value, "MB").atMost(400);
    }
}
