package dev.nightshift.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The load generator {@code wrk}, where it is installed: a second opinion on the same endpoints. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([\\d.]+)");
    private static final int ROUNDS = 3;

    /** How long it asks. */
    static final Duration TIME = Duration.ofSeconds(4);

    private Wrk() {}

    static List<Figure> figures(Service service, String token, int connections, String ours, String rival) {
        if (!isInstalled()) {
            return List.of();
        }
        return List.of(Rounds.measure(
                        ROUNDS,
                        () -> perSecond(service, token, connections, ours),
                        () -> perSecond(service, token, connections, rival))
                .figure("the same with wrk")
                .timesBetter(0.8));
    }

    static double perSecond(Service service, String token, int connections, String path) {
        try {
            Process process = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + connections,
                            "-d" + TIME.toSeconds() + "s",
                            "-H",
                            "Authorization: Bearer " + token,
                            "http://127.0.0.1:" + service.port() + path)
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(printed);
            if (!rate.find() || printed.contains("Non-2xx")) {
                throw new BenchmarkFailed("wrk: " + printed);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }
}
