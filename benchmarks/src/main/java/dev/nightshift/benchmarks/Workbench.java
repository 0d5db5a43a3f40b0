package dev.nightshift.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where and how large the benchmarks are.
 *
 * @param target the module's build folder
 * @param realData the folder of real data, which need not be there
 * @param issues how many issues the generated tracker has; it has ten times as many comments
 * @param runs how often a whole process is measured
 * @param keep whether generated data stays for the next run
 * @param batch how large the benchmarks of the batch engine are
 */
record Workbench(Path target, Path realData, long issues, int runs, boolean keep, BatchScale batch) {

    private static final int COMMENTS_PER_ISSUE = 10;

    /** The build folder that this class comes from. */
    static Path ownTarget() {
        try {
            Path jar = Path.of(Workbench.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.toAbsolutePath().resolveSibling(".").normalize();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For what needs neither generated nor real data, and leaves alone what others keep. */
    static Workbench ofProgramsOnly(Path target) {
        return new Workbench(target, target, 0, 1, true, new BatchScale());
    }

    static Path projectOf(Path target) {
        return target.resolve("../..").normalize();
    }

    /** The program as it is shipped. */
    Path programJar() {
        return projectOf(target).resolve("bootstrap/target/nightshift.jar");
    }

    Path ownJar() {
        return target.resolve("benchmarks.jar");
    }

    Path results() {
        return target.resolve("results");
    }

    long comments() {
        return issues * COMMENTS_PER_ISSUE;
    }

    /** A folder of that name as it was left. */
    Path folder(String name) {
        return created(target.resolve("work").resolve(name));
    }

    /** An empty folder of that name. */
    Path freshFolder(String name) {
        delete(target.resolve("work").resolve(name));
        return folder(name);
    }

    /** Removes generated data, unless it is to be kept. */
    void clear() {
        if (!keep) {
            delete(target.resolve("work"));
        }
    }

    static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
