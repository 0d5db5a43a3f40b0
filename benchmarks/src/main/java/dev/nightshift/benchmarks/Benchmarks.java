package dev.nightshift.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the benchmarks that are asked for, or all. */
@Command(
        name = "benchmarks",
        description = "Measures the program beside naive rivals; ends with 1 when a bar is missed.",
        subcommands = {Against.class, ClassesOfAJob.class},
        mixinStandardHelpOptions = true)
public final class Benchmarks implements Callable<Integer> {

    private static final List<Benchmark> ALL = List.of(
            new ImportBenchmark(),
            new AggregationBenchmark(),
            new PopularBenchmark(),
            new WritesBenchmark(),
            new HttpBenchmark(),
            new StartBenchmark(),
            new BatchThroughput(),
            new BatchChunks(),
            new BatchClaims(),
            new BatchSnapshot(),
            new BatchLists(),
            new BatchPriorities(),
            new BatchOwners(),
            new RetryBenchmark(),
            new ExternalBenchmark(),
            new SentimentBenchmark(),
            new SentimentJobs());

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final BatchScale batch = new BatchScale();

    @Parameters(
            paramLabel = "NAME",
            description =
                    "import, aggregation, popular, writes, http, start, batch-throughput, batch-chunks, batch-claims,"
                            + " batch-snapshot, batch-lists, batch-priorities, batch-owners, retry, external,"
                            + " sentiment, sentiment-jobs (default: all)")
    private List<String> names = new ArrayList<>();

    @Option(names = "--issues", description = "issues of the generated tracker (default: ${DEFAULT-VALUE})")
    private long issues = 1_000_000;

    @Option(names = "--runs", description = "how often a whole process is measured (default: ${DEFAULT-VALUE})")
    private int runs = 3;

    @Option(names = "--keep", description = "leave generated data for the next run")
    private boolean keep;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "real data (default: ../shared/data beside the project)")
    private @Nullable Path data;

    /** Runs what the arguments name. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() {
        List<Benchmark> chosen = chosen();
        Path target = Workbench.ownTarget();
        Workbench bench = new Workbench(target, realData(target), issues, runs, keep, batch);
        Report report = new Report(System.out, bench.results());
        report.heading();
        List<String> missed = new ArrayList<>();
        try {
            chosen.forEach(benchmark -> missed.addAll(run(benchmark, bench, report)));
        } finally {
            bench.clear();
        }
        return missed.isEmpty() ? 0 : 1;
    }

    /** The bars that are missed. */
    private static List<String> run(Benchmark benchmark, Workbench bench, Report report) {
        Map<String, Object> machine = Machine.facts();
        try {
            List<Figure> figures = benchmark.measure(bench);
            report.show(figures);
            report.keep(benchmark.name(), machine, figures);
            return Report.missed(figures);
        } catch (Skipped skipped) {
            report.showInstead(benchmark.name(), "skipped: " + skipped.getMessage());
            return List.of();
        } catch (RuntimeException failure) {
            report.showInstead(benchmark.name(), "FAILED: " + failure.getMessage());
            failure.printStackTrace();
            return List.of(benchmark.name());
        }
    }

    private List<Benchmark> chosen() {
        Map<String, Benchmark> known = ALL.stream().collect(Collectors.toMap(Benchmark::name, each -> each));
        names.stream().filter(name -> !known.containsKey(name)).findFirst().ifPresent(name -> {
            throw new CommandLine.ParameterException(spec.commandLine(), "There is no benchmark '" + name + "'.");
        });
        return names.isEmpty()
                ? ALL
                : ALL.stream().filter(each -> names.contains(each.name())).toList();
    }

    private Path realData(Path target) {
        return data != null
                ? data
                : Workbench.projectOf(target).resolve("../shared/data").normalize();
    }
}
