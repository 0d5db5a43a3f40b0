package dev.nightshift.benchmarks;

import java.util.List;

/** To come. */
final class StartBenchmark implements Benchmark {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        throw new Skipped("the server has no web part yet");
    }
}
