package dev.nightshift.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A process of our own, which does not outlive this one. */
final class Program implements AutoCloseable {

    /** What of our surroundings it sees, so that no setting of the caller changes what is measured. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TMPDIR", "TMP", "TEMP", "SystemRoot");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    private final Process process;
    private final Path log;
    private final long startedAt = System.nanoTime();
    private final Thread last = new Thread(this::close, "end of a program");

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(last);
    }

    /** Starts Java with the arguments; what it prints goes to the log. */
    static Program java(List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs the program's command to its end, and says how long it took as a whole. */
    static Duration timed(Workbench bench, Path dataDir, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", bench.programJar().toString()));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data-dir", dataDir.toString()));
        try (Program program = java(all, Map.of(), bench.folder("logs").resolve(arguments[0] + ".log"))) {
            return program.succeeded(Duration.ofMinutes(5));
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** All that it has printed. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Memory that it holds, in megabytes of 2^20 bytes; empty where the system does not tell. */
    OptionalDouble residentMegabytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalDouble.empty();
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES_PER_MEGABYTE)
                    .findFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Time of processors that it has used, in seconds; 0 where the system does not tell. */
    double processorSeconds() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    /** Tells it to stop, and ends it when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (Thread.currentThread() != last) {
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException alreadyEnding) {
            // the hook runs, and finds the process gone
        }
    }

    private Duration succeeded(Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new BenchmarkFailed("a command was not done after " + limit.toSeconds() + " s: " + printed());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("interrupted", interrupted);
        }
        Duration took = age();
        if (process.exitValue() != 0) {
            throw new BenchmarkFailed("a command ended with " + process.exitValue() + ": " + printed());
        }
        return took;
    }
}
