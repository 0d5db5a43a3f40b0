package dev.nightshift.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Counts the classes of the project that a reader would pass from the POST of a job to its first committed chunk: those that the
 * service loads in between, for the first job after its start. What it has loaded before, it needs for other things too.
 */
@Command(
        name = "classes",
        description =
                "Counts the project's classes that are loaded between the POST of a job and its first committed chunk.",
        mixinStandardHelpOptions = true)
final class ClassesOfAJob implements Callable<Integer> {

    private static final Pattern LOADED = Pattern.compile("^\\[(\\S+)]\\s*(dev\\.nightshift\\.[\\w.$]+) source:");
    private static final Pattern GENERATED = Pattern.compile("\\$\\$Lambda|\\$Introspection|\\$Definition|\\$\\$");
    private static final Pattern FINISHED = Pattern.compile("\"finishedAt\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final String FOLDER = "classes";

    @Parameters(paramLabel = "JAR", arity = "1..*", description = "the nightshift.jar of each build")
    private List<Path> jars = new ArrayList<>();

    @Option(names = "--list", description = "name the classes too")
    private boolean list;

    @Override
    public Integer call() {
        Workbench bench = Workbench.ofProgramsOnly(Workbench.ownTarget());
        for (Path jar : jars) {
            Set<String> classes = loaded(bench, jar);
            System.out.printf("%4d classes of the project: %s%n", classes.size(), jar);
            if (list) {
                classes.forEach(name -> System.out.println("     " + name));
            }
        }
        return 0;
    }

    private static Set<String> loaded(Workbench bench, Path jar) {
        Path log = bench.freshFolder(FOLDER).resolve("loaded.log");
        Path dataDir = bench.folder(FOLDER).resolve("data");
        String option = "-Xlog:class+load=info:file=" + log + ":utctime:filecount=0";
        Instant posted;
        Instant committed;
        try (Service service = Service.of(bench, List.of(option, "-jar", jar.toString()), dataDir, Map.of())) {
            String token = service.token();
            Pause.of(QUIET);
            posted = Instant.now();
            service.post("/api/batch/jobs", token, "{\"type\": \"NO_OP\", \"parameters\": {\"items\": 1}}", 202);
            Pause.of(QUIET);
            committed = finishedAt(service.get("/api/batch/jobs?limit=1", token));
        }
        return between(log, posted, committed);
    }

    /** Of a job of one item, which ends with its only chunk. */
    private static Instant finishedAt(String jobs) {
        Matcher time = FINISHED.matcher(jobs);
        if (!time.find()) {
            throw new BenchmarkFailed("the job has not ended: " + jobs);
        }
        return Instant.parse(time.group(1));
    }

    private static Set<String> between(Path log, Instant from, Instant to) {
        Set<String> classes = new TreeSet<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(LOADED::matcher)
                    .filter(Matcher::find)
                    .filter(line -> isBetween(line.group(1), from, to))
                    .map(line -> line.group(2))
                    .filter(name -> !GENERATED.matcher(name).find())
                    .forEach(classes::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return classes;
    }

    private static boolean isBetween(String stamp, Instant from, Instant to) {
        Instant at = Instant.parse(stamp.replace("+0000", "Z"));
        return !at.isBefore(from) && at.isBefore(to);
    }
}
