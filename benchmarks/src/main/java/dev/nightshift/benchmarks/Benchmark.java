package dev.nightshift.benchmarks;

import java.util.List;

/** Something that is measured by itself. */
interface Benchmark {

    /** How it is asked for on the command line. */
    String name();

    /** @throws Skipped if this machine lacks what it needs */
    List<Figure> measure(Workbench bench);
}
