package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A batch worker as a process of its own. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final Path err;

    private WorkerProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /** Starts it and does not wait until it is ready. */
    static WorkerProcess begin(Program program, Path extensions) {
        return begin(program.process("worker", "--extensions", extensions.toString()));
    }

    /** Starts it without types of others, and does not wait until it is ready. */
    static WorkerProcess begin(Program program) {
        return begin(program.process("worker"));
    }

    private static WorkerProcess begin(ProcessBuilder builder) {
        try {
            Path err = Files.createTempFile(Files.createDirectories(Path.of("target", "programs")), "worker", ".err");
            return new WorkerProcess(builder.redirectError(err.toFile()).start(), err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    WorkerProcess untilReady() {
        try {
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            String line = out.readLine();
            if (line == null || !line.contains("ready")) {
                throw new AssertionError("the worker did not start; it said " + line);
            }
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it wrote to stderr so far. */
    String log() {
        try {
            return Files.readString(err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} would. */
    void kill() {
        process.destroyForcibly();
        await(10);
    }

    /** As {@code kill -STOP} and {@code kill -CONT}. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** @return how many milliseconds it took to end after SIGTERM */
    long terminate() {
        long start = System.nanoTime();
        process.destroy();
        await(60);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** How it ended by itself. */
    int exitCode(Duration patience) {
        await(patience.toSeconds());
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await(10);
    }

    private void await(long seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the worker did not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
