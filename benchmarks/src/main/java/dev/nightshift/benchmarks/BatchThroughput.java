package dev.nightshift.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How many jobs that do nothing go through an engine in a second: kept in the queue, and drained from it. */
final class BatchThroughput implements Benchmark {

    private static final int WARM_UP = 10;

    @Override
    public String name() {
        return "batch-throughput";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        BatchScale scale = bench.batch();
        try (BatchDatabase database = BatchDatabase.fresh(bench, name());
                JobRunner ours = new OurRunner(database, scale);
                JobRunner dbScheduler = new DbSchedulerRunner(database, scale);
                JobRunner jobRunr = new JobRunrRunner(database, scale)) {
            Map<JobRunner, List<Drained>> runs = new LinkedHashMap<>();
            for (JobRunner runner : List.of(ours, dbScheduler, jobRunr)) {
                runs.put(runner, new ArrayList<>());
                runner.empty();
                Drained.of(runner, Math.max(1_000, scale.jobs() / WARM_UP), database);
            }
            for (int round = 0; round < scale.rounds(); round++) {
                runs.forEach((runner, its) -> {
                    runner.empty();
                    its.add(Drained.of(runner, scale.jobs(), database));
                });
            }
            Map<String, Object> settings = database.settings();
            return figures(runs, ours).stream()
                    .map(figure -> figure.with("settings", settings)
                            .with("jobs", scale.jobs())
                            .with("threads", scale.threads()))
                    .toList();
        }
    }

    private static List<Figure> figures(Map<JobRunner, List<Drained>> runs, JobRunner ours) {
        List<Figure> figures = new ArrayList<>();
        Map<JobRunner, List<Drained>> rivals = new LinkedHashMap<>(runs);
        List<Drained> own = rivals.remove(ours);
        if (own == null) {
            throw new IllegalStateException("ours was not run");
        }
        figures.add(against("no-op jobs end to end; rival: the better one", Drained::perSecond, own, rivals.values())
                .timesBetter(1.5));
        figures.add(
                against("no-op jobs drained; rival: the better one", Drained::drainedPerSecond, own, rivals.values()));
        rivals.forEach((rival, its) -> {
            figures.add(against("end to end; rival: " + rival.name(), Drained::perSecond, own, List.of(its)));
            figures.add(against("drained; rival: " + rival.name(), Drained::drainedPerSecond, own, List.of(its)));
            figures.add(against("kept; rival: " + rival.name(), Drained::keptPerSecond, own, List.of(its)));
            figures.add(Figure.low(
                            "processor time of a job; rival: " + rival.name(),
                            median(own, Drained::processorMicrosOfOne),
                            "us")
                    .against(median(its, Drained::processorMicrosOfOne)));
        });
        return figures;
    }

    private static Figure against(
            String name, ToDoubleFunction<Drained> rate, List<Drained> own, Iterable<List<Drained>> rivals) {
        double best = 0;
        for (List<Drained> rival : rivals) {
            best = Math.max(best, median(rival, rate));
        }
        return Figure.high(name, median(own, rate), "/s")
                .against(best)
                .with("ours", own.stream().mapToDouble(rate).boxed().toList());
    }

    private static double median(List<Drained> runs, ToDoubleFunction<Drained> rate) {
        List<Double> rates =
                new ArrayList<>(runs.stream().map(rate::applyAsDouble).toList());
        Collections.sort(rates);
        return rates.get(rates.size() / 2);
    }
}
