package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.nightshift.hexagon.Findings.areIn;
import static dev.nightshift.hexagon.Findings.areInTheCore;
import static dev.nightshift.hexagon.Findings.should;
import static dev.nightshift.hexagon.Findings.shouldNotAccess;
import static dev.nightshift.hexagon.Findings.shouldNotDependOn;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The core is plain Java, and everything that is not the same twice is given to it. */
final class CoreRules {

    private static final Set<String> PLAIN_ANNOTATIONS = Set.of("java.lang..", "org.jspecify..");
    private static final Set<String> LOGGERS = Set.of(
            "java.util.logging..", "org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..", "ch.qos..");
    private static final Set<String> OUTSIDE_WORLD = Set.of(
            "java.io",
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "java.sql..",
            "java.lang.reflect",
            "java.lang.invoke");

    private static final String[] CLOCKS = {
        "java.time.*.now()",
        "java.time.*.now(java.time.ZoneId)",
        "java.time.Clock.system*",
        "java.time.Clock.tick*(java.time.ZoneId)",
        "java.time.InstantSource.system",
        "java.lang.System.currentTimeMillis",
        "java.lang.System.nanoTime",
        "java.util.Date.<init>()"
    };
    private static final String[] CHANCE = {
        "java.util.Random.<init>()",
        "java.util.SplittableRandom.<init>()",
        "java.util.random.*.getDefault()",
        "java.util.random.RandomGenerator.of",
        "java.util.random.RandomGeneratorFactory.create()",
        "java.util.Collections.shuffle(java.util.List)",
        "java.util.UUID.randomUUID",
        "java.util.concurrent.ThreadLocalRandom.current",
        "java.security.SecureRandom.<init>",
        "java.security.SecureRandom.getInstance*",
        "java.lang.Math.random",
        "java.lang.StrictMath.random"
    };
    private static final String[] THREADS = {
        "java.lang.Thread.<init>",
        "java.lang.Thread.of*",
        "java.lang.Thread.start*",
        "java.util.Timer.<init>",
        "java.util.concurrent.CompletableFuture.*Async",
        "java.util.concurrent.CompletableFuture.delayedExecutor",
        "java.util.concurrent.Executors.*",
        "java.util.concurrent.ForkJoinPool.*",
        "java.util.concurrent.*ThreadPoolExecutor.<init>",
        "java.util.stream.*.parallel()",
        "*.parallelStream()"
    };
    private static final String[] SLEEPS = {"java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep"};
    private static final String[] CONSOLE = {
        "java.lang.System.out", "java.lang.System.err", "java.lang.System.in", "*.printStackTrace()"
    };
    private static final String[] ENVIRONMENT = {
        "java.lang.System.getenv",
        "java.lang.System.getProperty",
        "java.lang.System.getProperties",
        "java.lang.System.setProperty",
        "java.lang.Boolean.getBoolean",
        "java.lang.Integer.getInteger",
        "java.lang.Long.getLong",
        "java.time.ZoneId.systemDefault",
        "java.time.Clock.systemDefaultZone",
        "java.util.TimeZone.getDefault",
        "java.util.Locale.getDefault"
    };

    private CoreRules() {}

    static List<HexagonRule> of(Hexagon hexagon) {
        return List.of(
                core(
                        hexagon,
                        "core_has_no_framework_annotations",
                        plainAnnotations(hexagon),
                        "whoever embeds the core brings the framework, or none"),
                core(
                        hexagon,
                        "core_logs_only_through_System_Logger",
                        shouldNotDependOn(
                                "log only through System.Logger",
                                dependency -> Patterns.packageMatches(
                                        LOGGERS, dependency.getTargetClass().getPackageName())),
                        "whoever embeds the core chooses the log"),
                core(
                        hexagon,
                        "core_is_given_its_clock",
                        shouldNotAccess("not read a clock of its own", CLOCKS),
                        "tests move the clock, and a day is a day of a given zone"),
                core(
                        hexagon,
                        "core_is_given_its_chance",
                        shouldNotAccess("not make random values of its own", CHANCE),
                        "what is random cannot be tested unless its source is given"),
                core(
                        hexagon,
                        "core_starts_no_thread",
                        shouldNotAccess("not start a thread", THREADS),
                        "who runs what, where and how often is decided by the adapters"),
                core(
                        hexagon,
                        "core_never_sleeps",
                        shouldNotAccess("not sleep", SLEEPS),
                        "waiting is a time that is told to a scheduler"),
                core(
                        hexagon,
                        "core_does_not_use_the_console",
                        shouldNotAccess("not use the console", CONSOLE),
                        "the standard output is the result of a command and belongs to it"),
                core(
                        hexagon,
                        "core_does_not_read_its_environment",
                        shouldNotAccess("not read settings, zone or language of the machine", ENVIRONMENT),
                        "settings are arguments"),
                HexagonRule.of("domain_does_no_io_and_no_reflection", noOutsideWorld(hexagon)));
    }

    private static HexagonRule core(Hexagon hexagon, String name, ArchCondition<JavaClass> condition, String reason) {
        return HexagonRule.of(
                name, classes().that(areInTheCore(hexagon)).should(condition).because(reason));
    }

    private static ArchCondition<JavaClass> plainAnnotations(Hexagon hexagon) {
        return should("have annotations of the JDK, of jspecify or of its own only", type -> annotationsOn(type)
                .map(annotation -> annotation.getRawType().getName())
                .filter(name -> PLAIN_ANNOTATIONS.stream().noneMatch(plain -> Patterns.typeMatches(plain, name)))
                .filter(name -> !Patterns.isIn(hexagon.root(), name))
                .map(name -> "%s is annotated with %s".formatted(type.getName(), name)));
    }

    private static Stream<? extends JavaAnnotation<?>> annotationsOn(JavaClass type) {
        return Stream.of(
                        type.getAnnotations().stream(),
                        type.getMembers().stream()
                                .map(JavaMember::getAnnotations)
                                .flatMap(Set::stream),
                        type.getCodeUnits().stream()
                                .flatMap(unit -> unit.getParameterAnnotations().stream())
                                .flatMap(Set::stream))
                .flatMap(annotations -> annotations);
    }

    private static ArchRule noOutsideWorld(Hexagon hexagon) {
        return classes()
                .that(areIn(hexagon, "the domain", ring -> ring.kind() == Ring.Kind.DOMAIN))
                .should(shouldNotDependOn(
                                "not read or write anything",
                                dependency -> Patterns.packageMatches(
                                        OUTSIDE_WORLD,
                                        dependency
                                                .getTargetClass()
                                                .getBaseComponentType()
                                                .getPackageName()))
                        .and(shouldNotAccess(
                                "not reflect",
                                "java.lang.Class.forName",
                                "java.lang.Class.get*Constructor*",
                                "java.lang.Class.get*Method*",
                                "java.lang.Class.get*Field*",
                                "java.lang.Class.newInstance")))
                .because("the domain is computed from values, and its ports talk to the world");
    }
}
