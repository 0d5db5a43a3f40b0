package dev.nightshift.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** What one program reaches when it is its turn. */
final class Turns {

    static final Measure JOBS = Measure.high("no-op jobs drained", "/s").held();
    static final Measure CLAIMS =
            Measure.low("server time of claims, for each job", "us").held();
    static final Measure JOB_COST = Measure.low("processor time of a job, program and server", "us");
    static final Measure CLAIM = Measure.low("server time of a claim", "ms");
    static final Measure CLAIMED = Measure.high("jobs of a claim", "");
    static final Measure CHECKPOINTS =
            Measure.high("chunks that write their checkpoint only", "/s").held();
    static final Measure CHUNKS =
            Measure.high("chunks that write ten days of statistics", "/s").held();
    static final Measure POPULAR =
            Measure.high("popular list, cached, 64 connections", "/s").held();
    static final Measure POPULAR_COST = Measure.low("processor time of a request, program only", "us");
    static final Measure LOGIN = Measure.low("login", "ms").held();
    static final Measure START = Measure.low("start on a database that runs", "s");
    static final Measure FIRST_START = Measure.low("first start, with its own database", "s");
    static final Measure LATER_START = Measure.low("later start, with its own database", "s");
    static final Measure JAR = Measure.low("size of the jar", "MB");

    private static final String LIST = "/api/issues/popular";
    private static final int CONNECTIONS = 64;
    private static final int LOGINS = 15;
    private static final double MEGABYTE = 1e6;
    private static final double MICROS = 1e6;

    private final Workbench bench;
    private final AgainstScale scale;

    Turns(Workbench bench, AgainstScale scale) {
        this.bench = bench;
        this.scale = scale;
    }

    /** Speeds of a program that was just started. */
    Map<Measure, Double> speeds(Contender who, String... flags) {
        Map<Measure, Double> values = new LinkedHashMap<>();
        try (Service service = who.serve(bench, flags);
                Sql sql = who.sql()) {
            values.put(START, seconds(service.startedIn()));
            String token = service.token();
            if (scale.measures(AgainstScale.Part.JOBS)) {
                DoubleSupplier processors = () ->
                        service.program().processorSeconds() + who.postgres().processorSeconds();
                values.putAll(jobs(new EngineLoad(service, token, sql), processors));
            }
            if (scale.measures(AgainstScale.Part.CHUNKS)) {
                values.putAll(chunks(new EngineLoad(service, token, sql)));
            }
            if (scale.measures(AgainstScale.Part.HTTP)) {
                values.putAll(http(service, token));
            }
        }
        return values;
    }

    /** Starts of a program that has a database of its own, which is not there yet. */
    Map<Measure, Double> starts(Contender who) {
        Path dataDir = bench.freshFolder(Against.FOLDER + "/start-" + who.name());
        Map<Measure, Double> values = new LinkedHashMap<>();
        for (Measure start : List.of(FIRST_START, LATER_START)) {
            try (Service service = Service.of(bench, who.jar(), dataDir, Map.of())) {
                values.put(start, seconds(service.startedIn()));
            }
        }
        values.put(JAR, who.jar().toFile().length() / MEGABYTE);
        return values;
    }

    private Map<Measure, Double> jobs(EngineLoad load, DoubleSupplier processors) {
        load.prepare(scale.jobs());
        load.forgetClaims();
        double before = processors.getAsDouble();
        load.drain();
        double used = processors.getAsDouble() - before;
        EngineLoad.Claims claims = load.claims();
        Map<Measure, Double> values = new LinkedHashMap<>();
        values.put(JOBS, load.perSecond(scale.jobs() * 3 / 10));
        values.put(JOB_COST, MICROS * used / scale.jobs());
        values.put(CLAIMS, claims.microsOfUnit());
        values.put(CLAIM, claims.millisOfCall());
        values.put(CLAIMED, claims.unitsOfCall());
        return values;
    }

    private Map<Measure, Double> chunks(EngineLoad load) {
        Map<Measure, Double> values = new LinkedHashMap<>();
        values.put(CHECKPOINTS, afterWarmUp(() -> {
            load.checkpoints(scale.chunks());
            return load.chunksPerSecond();
        }));
        values.put(CHUNKS, afterWarmUp(() -> {
            load.statistics(scale.chunks() / 10);
            return load.chunksPerSecond();
        }));
        load.empty();
        return values;
    }

    private Map<Measure, Double> http(Service service, String token) {
        Map<Measure, Double> values = new LinkedHashMap<>();
        HttpLoad.run(service, LIST, token, CONNECTIONS, scale.requests());
        popular(service, token, values);
        List<Duration> logins = new ArrayList<>();
        for (int login = 0; login < LOGINS; login++) {
            logins.add(Duration.ofNanos(Samples.nanosOf(service::token)));
        }
        values.put(LOGIN, Samples.of(logins).medianMillis());
        return values;
    }

    private static void popular(Service service, String token, Map<Measure, Double> values) {
        double before = service.program().processorSeconds();
        double rate = Wrk.isInstalled()
                ? Wrk.perSecond(service, token, CONNECTIONS, LIST)
                : HttpLoad.run(service, LIST, token, CONNECTIONS, Wrk.TIME).perSecond();
        double used = service.program().processorSeconds() - before;
        values.put(POPULAR, rate);
        values.put(POPULAR_COST, MICROS * used / (rate * Wrk.TIME.toSeconds()));
    }

    private static double afterWarmUp(DoubleSupplier measured) {
        return DoubleStream.generate(measured).skip(1).findFirst().orElseThrow();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
