package dev.nightshift.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

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
        List<Figure> figures = new ArrayList<>();
        figures.add(starts(bench, () -> bench.freshFolder(DATA_DIR)).figure("first start", 10));
        Path dataDir = bench.folder(DATA_DIR);
        figures.add(starts(bench, () -> dataDir).figure("later start", 5));
        figures.addAll(memory(bench, dataDir));
        figures.add(starts(bench, () -> bench.freshFolder(DATA_DIR), "--demo")
                .figure("first start with --demo, filled", 20));
        return figures;
    }

    private static Starts starts(Workbench bench, Supplier<Path> dataDir, String... more) {
        List<Duration> took = new ArrayList<>();
        List<Double> processorSeconds = new ArrayList<>();
        for (int run = 0; run < bench.runs(); run++) {
            try (Service service = Service.shipped(bench, dataDir.get(), more)) {
                took.add(service.startedIn());
                processorSeconds.add(service.program().processorSeconds());
            }
        }
        return new Starts(Samples.of(took), processorSeconds);
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

    /** How long starts took, and how much time of processors. */
    private record Starts(Samples took, List<Double> processorSeconds) {

        Figure figure(String name, double mostSeconds) {
            return Figure.low(name, took.medianSeconds(), "s")
                    .atMost(mostSeconds)
                    .with("starts", took.summary())
                    .with("processorSeconds", processorSeconds);
        }
    }
}
