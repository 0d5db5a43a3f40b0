package dev.nightshift.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Backoff;
import dev.nightshift.domain.retry.CircuitBreaker;
import dev.nightshift.domain.retry.Outcome;
import dev.nightshift.domain.retry.Retrier;
import dev.nightshift.domain.retry.RetryBudget;
import dev.nightshift.domain.retry.RetryPolicy;
import dev.nightshift.domain.retry.SharedCircuitBreaker;
import dev.nightshift.domain.retry.SharedRetryBudget;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** What a retry policy costs a call that goes well at once, beside resilience4j and failsafe, on one thread. */
final class RetryBenchmark implements Benchmark {

    private static final int TURNS = 31;
    private static final int WARM_UP = 10;
    private static final int CALLS = 500_000;
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What the calls give; not a constant, so that none is left out. */
    private long next;

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        Map<String, LongSupplier> ways = new LinkedHashMap<>();
        ways.put("bare", () -> next++);
        ways.put("ours", ours(plain()));
        ways.put("ours, deadline", ours(plain(policy().within(LIMIT))));
        ways.put("ours, all", ours(guarded()));
        ways.put("resilience4j", resilience4j());
        ways.put("failsafe", failsafe(failsafePolicy().build()));
        ways.put(
                "failsafe, deadline",
                failsafe(failsafePolicy().withMaxDuration(LIMIT).build()));
        Map<String, Double> nanos = medians(ways);
        double better = Math.min(of(nanos, "resilience4j"), of(nanos, "failsafe"));
        return List.of(
                Figure.low("a call that goes well at once; rival: the better of the two", of(nanos, "ours"), "ns")
                        .against(better)
                        .timesBetter(1 / 1.5)
                        .with("nanos on top of a bare call", nanos),
                Figure.low("the same with a deadline; rival: failsafe", of(nanos, "ours, deadline"), "ns")
                        .against(of(nanos, "failsafe, deadline"))
                        .timesBetter(1 / 1.5),
                Figure.low("the same behind a breaker, with a budget", of(nanos, "ours, all"), "ns"));
    }

    private static double of(Map<String, Double> nanos, String way) {
        return requireNonNull(nanos.get(way), way);
    }

    /** Nanoseconds of a call, less those of a bare one; the ways take turns. */
    private static Map<String, Double> medians(Map<String, LongSupplier> ways) {
        IntStream.range(0, WARM_UP).forEach(turn -> ways.values().forEach(RetryBenchmark::nanosOf));
        Map<String, List<Double>> took = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            ways.forEach((name, way) ->
                    took.computeIfAbsent(name, each -> new ArrayList<>()).add(nanosOf(way)));
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        double bare = median(requireNonNull(took.get("bare")));
        took.forEach((name, each) -> medians.put(name, median(each) - bare));
        return medians;
    }

    private static double nanosOf(LongSupplier way) {
        long sum = 0;
        long startedAt = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            sum += way.getAsLong();
        }
        long took = System.nanoTime() - startedAt;
        if (sum == 0) {
            throw new BenchmarkFailed("the calls gave nothing");
        }
        return (double) took / CALLS;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private LongSupplier ours(Retrier retrier) {
        return () -> retrier.call(pause -> {}, (number, timeout) -> AttemptResult.done(next++))
                        instanceof Outcome.Succeeded<Long> done
                ? done.value()
                : 0;
    }

    private static RetryPolicy policy() {
        return RetryPolicy.of(3, Backoff.doubling(WAIT, Duration.ofMinutes(1)));
    }

    private static Retrier plain() {
        return plain(policy());
    }

    private static Retrier plain(RetryPolicy policy) {
        return Retrier.by(policy, System::nanoTime, new Random(7));
    }

    private static Retrier guarded() {
        long now = System.nanoTime();
        return plain(policy().within(LIMIT))
                .spending(new SharedRetryBudget(RetryBudget.Rules.STANDARD, now))
                .behind(new SharedCircuitBreaker(CircuitBreaker.Rules.STANDARD, now));
    }

    private LongSupplier resilience4j() {
        Retry retry = Retry.of(
                "benchmark",
                RetryConfig.custom().maxAttempts(3).waitDuration(WAIT).build());
        return () -> retry.executeSupplier(() -> next++);
    }

    private static dev.failsafe.RetryPolicyBuilder<Long> failsafePolicy() {
        return dev.failsafe.RetryPolicy.<Long>builder().withMaxAttempts(3).withDelay(WAIT);
    }

    private LongSupplier failsafe(dev.failsafe.RetryPolicy<Long> policy) {
        FailsafeExecutor<Long> failsafe = Failsafe.with(policy);
        return () -> failsafe.get(() -> next++);
    }
}
