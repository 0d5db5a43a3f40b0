package dev.nightshift.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The popular list over HTTP when the cache has it. */
final class HttpBenchmark implements Benchmark {

    private static final String POPULAR = "/api/issues/popular";
    private static final int FEW = 8;
    private static final int MANY = 64;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration ROUND = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        Path dataDir = bench.freshFolder("http");
        int bytes;
        List<Figure> figures = new ArrayList<>();
        try (Service service = Service.shipped(bench, dataDir, "--demo")) {
            String token = service.token();
            bytes = service.sizeOf(POPULAR, token);
            figures.add(few(service, token).with("bytes", bytes));
        }
        try (Service service = Service.withConstant(bench, dataDir, bytes)) {
            String token = service.token();
            figures.add(many(service, token).with("bytes", bytes));
            figures.addAll(Wrk.figures(service, token, MANY, POPULAR, ConstantController.PATH));
        }
        return figures;
    }

    private static Figure few(Service service, String token) {
        HttpLoad.run(service, POPULAR, token, FEW, WARM_UP);
        HttpLoad.Outcome outcome = HttpLoad.run(service, POPULAR, token, FEW, ROUND.multipliedBy(2));
        return Figure.low(
                        "popular list over HTTP, cached, %d connections, p99".formatted(FEW),
                        outcome.latencies().p99Millis(),
                        "ms")
                .atMost(10)
                .with("latencies", outcome.latencies().summary())
                .with("perSecond", outcome.perSecond());
    }

    private static Figure many(Service service, String token) {
        HttpLoad.run(service, POPULAR, token, MANY, WARM_UP);
        HttpLoad.run(service, ConstantController.PATH, token, MANY, WARM_UP);
        Cost ours = new Cost(service.program());
        Cost rival = new Cost(service.program());
        return Rounds.measure(
                        ROUNDS,
                        () -> ours.added(() -> HttpLoad.run(service, POPULAR, token, MANY, ROUND)),
                        () -> rival.added(() -> HttpLoad.run(service, ConstantController.PATH, token, MANY, ROUND)))
                .figure("cached list, %d connections; rival: a constant".formatted(MANY))
                .timesBetter(0.8)
                .with("processorMicrosPerRequest", ours.microsPerRequest())
                .with("processorMicrosPerRequestOfRival", rival.microsPerRequest());
    }

    /** Processor time of the service for requests: what the load on the rest of the machine changes least. */
    private static final class Cost {

        private final Program program;
        private double seconds;
        private long requests;

        Cost(Program program) {
            this.program = program;
        }

        /** The rate of the load, whose cost is added. */
        double added(Supplier<HttpLoad.Outcome> load) {
            double before = program.processorSeconds();
            HttpLoad.Outcome outcome = load.get();
            seconds += program.processorSeconds() - before;
            requests += outcome.latencies().count();
            return outcome.perSecond();
        }

        double microsPerRequest() {
            return seconds * 1e6 / requests;
        }
    }
}
