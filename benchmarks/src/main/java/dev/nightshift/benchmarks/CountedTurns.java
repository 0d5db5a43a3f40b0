package dev.nightshift.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** How much one program asks of its server, counted and not timed. */
final class CountedTurns {

    private static final int MADE_AT_ONCE = 1_000;
    private static final int CALLS_FOR_ONE = 500;
    private static final int CALLS = 50;

    private final Workbench bench;
    private final AgainstScale scale;

    CountedTurns(Workbench bench, AgainstScale scale) {
        this.bench = bench;
        this.scale = scale;
    }

    Map<Measure, Double> counts(Contender who) {
        try (Sql sql = who.sql();
                RoundTrips trips = new RoundTrips(who.postgres().port());
                Service service = who.serveThrough(trips.port(), bench)) {
            EngineLoad load = new EngineLoad(service, service.token(), sql);
            Counted.Counter counter = new Counted.Counter(who, sql, trips);
            load.prepare(scale.jobs() / 10);
            load.drain();
            load.empty();
            Counted idle = counter.idle();
            Map<Measure, Double> values = new LinkedHashMap<>();
            Counted one = counter.during(() -> repeat(CALLS_FOR_ONE, () -> load.create(1)));
            put(values, "a call for a job", one.without(idle).of(CALLS_FOR_ONE));
            Counted many = counter.during(() -> repeat(CALLS, () -> load.create(MADE_AT_ONCE)));
            put(
                    values,
                    "a call for %,d jobs".formatted(MADE_AT_ONCE),
                    many.without(idle).of(CALLS));
            load.prepare(scale.jobs());
            Counted drained = counter.during(load::drain);
            put(values, "a job drained", drained.without(idle).of(scale.jobs()));
            Counted chunks = counter.during(() -> load.checkpoints(scale.chunks()));
            put(values, "a checkpoint", chunks.without(idle).of(scale.chunks()));
            load.empty();
            return values;
        }
    }

    private static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    private static void put(Map<Measure, Double> values, String piece, Counted.Each counted) {
        values.put(Measure.low("statements of " + piece, "").held(), counted.statements());
        values.put(Measure.low("round trips of " + piece, "").held(), counted.roundTrips());
        values.put(Measure.low("WAL of " + piece, "bytes").held(), counted.walBytes());
    }
}
