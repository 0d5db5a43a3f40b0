package dev.nightshift.benchmarks;

import java.util.List;

/** To come. */
final class HttpBenchmark implements Benchmark {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        throw new Skipped("the server has no web part yet");
    }
}
