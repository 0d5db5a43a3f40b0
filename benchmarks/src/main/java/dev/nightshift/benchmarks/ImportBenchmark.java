package dev.nightshift.benchmarks;

import dev.nightshift.application.tracking.ImportIssues;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.tracking.IssueIntake.Settled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How long it takes to take in a whole issue tracker. */
final class ImportBenchmark implements Benchmark {

    private static final String DATA_DIR = "import";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        Titanium titanium = Titanium.in(bench);
        Samples processes = Samples.of(IntStream.range(0, bench.runs())
                .mapToObj(run -> wholeProcess(bench, titanium))
                .toList());
        Net ours = net(bench, titanium);
        Net rival = rowByRow(bench, titanium);
        if (ours.issues != rival.issues || ours.comments != rival.comments) {
            throw new BenchmarkFailed("the rival imported other rows: " + ours + ", " + rival);
        }
        return List.of(
                Figure.low("import of titanium, whole command, first start", processes.medianSeconds(), "s")
                        .atMost(30)
                        .with("process", processes.summary()),
                Figure.low("import of titanium, net; rival: a row at a time", ours.seconds, "s")
                        .against(rival.seconds)
                        .atMost(30)
                        .with("issues", ours.issues)
                        .with("comments", ours.comments));
    }

    private static Duration wholeProcess(Workbench bench, Titanium titanium) {
        Path dataDir = bench.freshFolder(DATA_DIR);
        return Program.timed(
                bench,
                dataDir,
                "import",
                "issues",
                "--issues",
                titanium.issues().toString(),
                "--comments",
                titanium.comments().toString(),
                "--events",
                titanium.events().toString());
    }

    private static Net net(Workbench bench, Titanium titanium) {
        try (Session session = Sessions.open(bench.freshFolder(DATA_DIR))) {
            ImportIssues importIssues = session.get(ImportIssues.class);
            long startedAt = System.nanoTime();
            Settled settled = importIssues.takeIn(titanium.dump(), phase -> {});
            return new Net(settled.newIssues(), settled.newComments(), (System.nanoTime() - startedAt) / 1e9);
        }
    }

    private static Net rowByRow(Workbench bench, Titanium titanium) {
        try (Session session = Sessions.open(bench.freshFolder(DATA_DIR));
                Sql sql = Sql.connect(session)) {
            long startedAt = System.nanoTime();
            RowByRowIntake intake = new RowByRowIntake(sql);
            titanium.dump().pourInto(intake);
            Settled settled = intake.complete();
            return new Net(settled.newIssues(), settled.newComments(), (System.nanoTime() - startedAt) / 1e9);
        }
    }

    private record Net(long issues, long comments, double seconds) {}
}
