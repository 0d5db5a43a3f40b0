package dev.nightshift.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the program with another build of it, turn by turn on one database server. */
@Command(
        name = Against.FOLDER,
        description =
                "Measures the program beside another build of it, in turns on one server; ends with 1 when a bar is"
                        + " missed.",
        mixinStandardHelpOptions = true)
final class Against implements Callable<Integer> {

    /** Of all that it needs while it runs. */
    static final String FOLDER = "against";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final AgainstScale scale = new AgainstScale();

    @Option(names = "--parent", required = true, paramLabel = "JAR", description = "nightshift.jar of the other build")
    private Path parentJar = Path.of("");

    @Option(names = "--ours", paramLabel = "JAR", description = "instead of the nightshift.jar beside this one")
    private @Nullable Path ourJar;

    private final Map<Measure, List<Double>> ours = new LinkedHashMap<>();
    private final Map<Measure, List<Double>> parents = new LinkedHashMap<>();
    private final List<Double> loads = new ArrayList<>();

    @Override
    public Integer call() {
        Workbench bench = Workbench.ofProgramsOnly(Workbench.ownTarget());
        Path jar = ourJar == null ? bench.programJar() : ourJar;
        List.of(jar, parentJar).forEach(this::requireFile);
        Map<String, Object> machine = new LinkedHashMap<>(Machine.facts());
        try (SharedPostgres postgres = SharedPostgres.fresh(bench.freshFolder(FOLDER + "/server"))) {
            Contender our = contender("ours", jar, bench, postgres);
            Contender parent = contender("parent", parentJar, bench, postgres);
            measure(new Turns(bench, scale), new CountedTurns(bench, scale), our, parent);
        } finally {
            bench.freshFolder(FOLDER);
        }
        machine.put("loadAverageOfRounds", loads);
        return reported(new Report(System.out, bench.results()), machine);
    }

    private void measure(Turns turns, CountedTurns counted, Contender our, Contender parent) {
        for (Contender who : List.of(our, parent)) {
            say("warm-up of " + who.name(), turns.speeds(who, "--demo"));
        }
        if (scale.measures(AgainstScale.Part.COUNTS)) {
            inTurns(scale.slowRounds(), our, parent, counted::counts);
        }
        if (scale.measuresSpeeds()) {
            inTurns(scale.rounds(), our, parent, who -> turns.speeds(who));
        }
        if (scale.measures(AgainstScale.Part.START)) {
            inTurns(scale.slowRounds(), our, parent, turns::starts);
        }
    }

    /** Who comes first changes from round to round. */
    private void inTurns(
            int rounds, Contender our, Contender parent, Function<Contender, Map<Measure, Double>> measured) {
        for (int round = 0; round < rounds; round++) {
            loads.add(Machine.loadAverage());
            for (Contender who : round % 2 == 0 ? List.of(our, parent) : List.of(parent, our)) {
                Map<Measure, Double> values = measured.apply(who);
                say("round %d of %d, %s".formatted(round + 1, rounds, who.name()), values);
                Map<Measure, List<Double>> all = who.equals(our) ? ours : parents;
                values.forEach((measure, value) ->
                        all.computeIfAbsent(measure, any -> new ArrayList<>()).add(value));
            }
        }
    }

    private Integer reported(Report report, Map<String, Object> machine) {
        List<Pairs> pairs = ours.keySet().stream()
                .map(measure -> new Pairs(
                        measure, ours.getOrDefault(measure, List.of()), parents.getOrDefault(measure, List.of())))
                .toList();
        System.out.println(Pairs.heading());
        pairs.forEach(pair -> System.out.println(pair.words()));
        System.out.printf("load average of rounds: %s, on %s cores%n", loads, machine.get("cores"));
        List<Figure> figures = pairs.stream().map(Pairs::figure).toList();
        report.keep(FOLDER, machine, figures);
        return Report.missed(figures).isEmpty() ? 0 : 1;
    }

    private static Contender contender(String name, Path jar, Workbench bench, SharedPostgres postgres) {
        postgres.makeDatabase(name);
        return new Contender(name, jar, bench.freshFolder(FOLDER + "/" + name), postgres);
    }

    private static void say(String turn, Map<Measure, Double> values) {
        StringBuilder line = new StringBuilder(turn).append(':');
        values.forEach((measure, value) -> line.append(' ')
                .append(measure.name())
                .append(' ')
                .append(Numbers.text(value))
                .append(';'));
        System.err.println(line);
    }

    private void requireFile(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "There is no jar " + jar);
        }
    }
}
