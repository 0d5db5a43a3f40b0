package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built program, run as a process with a data directory and an environment of its own. */
final class Program {

    private static final Path JAR = Path.of("target", "nightshift.jar").toAbsolutePath();
    /** Processes that live for seconds spend most of them in the compiler. */
    private static final String QUICK_TO_COMPILE = "-XX:TieredStopAtLevel=1";

    private static final long PATIENCE_SECONDS = 180;

    private final Path dataDir;
    private final Map<String, String> environment;

    private Program(Path dataDir, Map<String, String> environment) {
        this.dataDir = dataDir;
        this.environment = environment;
    }

    static Program in(Path dataDir) {
        return new Program(dataDir, Map.of());
    }

    Program with(String setting, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(setting, value);
        return new Program(dataDir, more);
    }

    Path dataDir() {
        return dataDir;
    }

    /** Runs a command to its end. */
    Result run(String... arguments) {
        return run(process(arguments), arguments);
    }

    /** Runs a command that knows of no data directory to its end. */
    Result runBare(String... arguments) {
        return run(bare(arguments), arguments);
    }

    private static Result run(ProcessBuilder builder, String... arguments) {
        try {
            Path out = Files.createTempFile(Files.createDirectories(Path.of("target", "programs")), "out", ".txt");
            Path err = out.resolveSibling(out.getFileName() + ".err");
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(Arrays.toString(arguments) + " did not end; it said " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** A process that is about to run a command. */
    ProcessBuilder process(String... arguments) {
        String[] withDataDir = Arrays.copyOf(arguments, arguments.length + 2);
        withDataDir[arguments.length] = "--data-dir";
        withDataDir[arguments.length + 1] = dataDir.toString();
        return bare(withDataDir);
    }

    private ProcessBuilder bare(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                QUICK_TO_COMPILE,
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.equals("DATABASE_URL") || name.startsWith("NIGHTSHIFT_") || name.startsWith("NAVER_"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** How a command ended and what it said. */
    record Result(int exitCode, String out, String err) {}
}
