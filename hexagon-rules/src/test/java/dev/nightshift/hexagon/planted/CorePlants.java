package dev.nightshift.hexagon.planted;

import static dev.nightshift.hexagon.planted.Plant.ofExpressions;
import static dev.nightshift.hexagon.planted.Plant.ofMembers;
import static dev.nightshift.hexagon.planted.Plant.ofStatements;

import java.util.List;

/** What the core must not do. */
final class CorePlants {

    static final List<Plant> ALL = List.of(
            ofMembers(
                    "core_has_no_framework_annotations",
                    "application/orders",
                    "@jakarta.inject.Inject CulpritA() {}",
                    "@jakarta.inject.Inject void planted() {}",
                    "@jakarta.inject.Inject int planted;",
                    "void planted(@jakarta.inject.Named(\"x\") int planted) {}"),
            Plant.of("core_has_no_framework_annotations", "shop.application.orders.Cart")
                    .with("application/orders/Cart.java", "@jakarta.inject.Singleton class Cart {}"),
            ofExpressions(
                    "core_logs_only_through_System_Logger",
                    "application/orders",
                    "java.util.logging.Logger.getGlobal()",
                    "org.slf4j.LoggerFactory.getLogger(\"x\")"),
            ofExpressions(
                    "core_is_given_its_clock",
                    "domain/orders",
                    "java.time.Instant.now()",
                    "java.time.LocalDate.now(java.time.ZoneOffset.UTC)",
                    "java.time.ZonedDateTime.now()",
                    "java.time.Clock.systemUTC()",
                    "java.time.Clock.tickSeconds(java.time.ZoneOffset.UTC)",
                    "java.time.InstantSource.system()",
                    "(java.util.function.Supplier<Object>) java.time.Instant::now",
                    "(java.util.function.Supplier<Object>) () -> java.time.Instant.now()",
                    "System.currentTimeMillis()",
                    "System.nanoTime()",
                    "new java.util.Date()"),
            ofExpressions(
                    "core_is_given_its_chance",
                    "domain/orders",
                    "new java.util.Random()",
                    "new java.util.SplittableRandom()",
                    "new java.security.SecureRandom()",
                    "java.security.SecureRandom.getInstanceStrong()",
                    "java.util.random.RandomGenerator.getDefault()",
                    "java.util.UUID.randomUUID()",
                    "java.util.concurrent.ThreadLocalRandom.current()",
                    "(java.util.function.Supplier<Object>) java.util.Random::new",
                    "Math.random()"),
            ofExpressions(
                    "core_starts_no_thread",
                    "application/orders",
                    "new Thread(() -> {})",
                    "new Thread() {}",
                    "new java.util.Timer()",
                    "java.util.concurrent.Executors.newCachedThreadPool()",
                    "java.util.concurrent.ForkJoinPool.commonPool()",
                    "java.util.concurrent.CompletableFuture.supplyAsync(() -> 1)",
                    "java.util.concurrent.CompletableFuture.completedFuture(1).thenApplyAsync(one -> one)",
                    "java.util.List.of().parallelStream()",
                    "new java.util.HashSet<>().parallelStream()",
                    "java.util.stream.Stream.of(1).parallel()",
                    "java.util.stream.IntStream.of(1).parallel()",
                    "new java.util.concurrent.ScheduledThreadPoolExecutor(1)"),
            ofStatements(
                    "core_never_sleeps",
                    "domain/orders",
                    "Thread.sleep(1)",
                    "java.util.concurrent.TimeUnit.DAYS.sleep(1)"),
            ofMembers(
                    "core_has_no_static_mutable_state",
                    "domain/orders",
                    "static int planted;",
                    "static final int[] PLANTED = {1};",
                    "static final java.util.ArrayList<String> PLANTED = new java.util.ArrayList<>();",
                    "static final java.util.List<String> PLANTED = new java.util.ArrayList<>();",
                    "static final java.util.Map<String, String> PLANTED = new java.util.concurrent.ConcurrentHashMap<>();",
                    "static final java.util.concurrent.atomic.AtomicLong PLANTED = new java.util.concurrent.atomic.AtomicLong();",
                    "static final ThreadLocal<String> PLANTED = new ThreadLocal<>();"),
            ofStatements(
                    "core_does_not_use_the_console",
                    "application/orders",
                    "System.out.println()",
                    "System.err.println()",
                    "new Error().printStackTrace()"),
            ofExpressions(
                    "core_does_not_read_its_environment",
                    "domain/orders",
                    "System.getenv(\"HOME\")",
                    "System.getenv()",
                    "System.getProperty(\"user.dir\")",
                    "Boolean.getBoolean(\"x\")",
                    "java.time.ZoneId.systemDefault()",
                    "java.util.Locale.getDefault()"),
            ofExpressions(
                    "domain_does_no_io_and_no_reflection",
                    "domain/orders",
                    "new java.io.File(\"x\")",
                    "java.nio.file.Files.readString(java.nio.file.Path.of(\"x\"))",
                    "java.net.URI.create(\"x\")",
                    "java.lang.invoke.MethodHandles.lookup()",
                    "Class.forName(\"x\")",
                    "String.class.getDeclaredFields()",
                    "String.class.getConstructor()"));

    private CorePlants() {}
}
