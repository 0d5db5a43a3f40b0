package dev.nightshift.embeddedpostgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program with its arguments. */
record Command(List<String> words) {

    /** How a finished program ended, and all it said. */
    record Result(int exit, String output) {}

    static Command of(List<String> words) {
        return new Command(List.copyOf(words));
    }

    Command with(String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return of(all);
    }

    Command with(List<String> more) {
        return with(more.toArray(String[]::new));
    }

    /** Runs it to its end. */
    Result run() throws IOException {
        Process process = builder().redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(Uninterrupted.exitOf(process), output);
    }

    /** Starts it in a session of its own, so that Ctrl-C in a terminal does not reach it; it outlives this program. */
    Process startDetached(Path log, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = of(session()).with(words).builder();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        return process;
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static List<String> session() {
        if (onPath("setsid").isPresent()) {
            return List.of("setsid");
        }
        return onPath("perl")
                .map(perl -> List.of(perl.toString(), "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or exit 127"))
                .orElse(List.of());
    }

    private static Optional<Path> onPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .filter(dir -> !dir.isBlank())
                .map(dir -> Path.of(dir, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
