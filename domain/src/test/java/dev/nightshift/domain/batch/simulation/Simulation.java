package dev.nightshift.domain.batch.simulation;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.InMemoryBatch;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Workers, users and the clock, step by step in an order that the seed picks: {@code
 * Simulation.seeded(42).workers(3).crashAt(17).zombieAt(30).faults(0.1).run()}. After every step all invariants are
 * checked, and at the end everything must complete that nobody has put to rest.
 *
 * @param workers how many there are at any time
 * @param jobs how many there are to do
 * @param steps how many are made before the faults stop
 * @param crashAt at which steps a worker dies with all that it has
 * @param zombieAt at which steps a worker hangs for longer than the lease, and then goes on
 * @param pauseAt at which steps a user pauses a job that runs, if there is one
 * @param skew how far the clocks of workers may be off
 * @param faults how likely at each step, and at each chunk, something goes wrong
 * @param commands how likely at each step a user tells a job something
 * @param store makes what is tested, by the clock that is its own
 */
public record Simulation(
        long seed,
        int workers,
        int jobs,
        int steps,
        Set<Integer> crashAt,
        Set<Integer> zombieAt,
        Set<Integer> pauseAt,
        Duration skew,
        double faults,
        double commands,
        Function<MovableClock, BatchPorts> store) {

    /** Names the system property that picks one seed instead of many. */
    public static final String SEED = "nightshift.simulation.seed";

    public Simulation {
        crashAt = Set.copyOf(crashAt);
        zombieAt = Set.copyOf(zombieAt);
        pauseAt = Set.copyOf(pauseAt);
        requireNonNull(skew, "skew");
        requireNonNull(store, "store");
    }

    /** Two workers with four jobs in memory, and nothing that goes wrong. */
    public static Simulation seeded(long seed) {
        return new Simulation(
                seed, 2, 4, 120, Set.of(), Set.of(), Set.of(), Duration.ZERO, 0, 0, clock -> new InMemoryBatch(clock)
                        .ports());
    }

    /** That many seeds from 1 on, or the one that the system property names. */
    public static LongStream seeds(long count) {
        String one = System.getProperty(SEED);
        return one == null ? LongStream.rangeClosed(1, count) : LongStream.of(Long.parseLong(one));
    }

    public Simulation workers(int count) {
        return new Simulation(seed, count, jobs, steps, crashAt, zombieAt, pauseAt, skew, faults, commands, store);
    }

    public Simulation jobs(int count) {
        return new Simulation(seed, workers, count, steps, crashAt, zombieAt, pauseAt, skew, faults, commands, store);
    }

    public Simulation steps(int count) {
        return new Simulation(seed, workers, jobs, count, crashAt, zombieAt, pauseAt, skew, faults, commands, store);
    }

    public Simulation crashAt(int... at) {
        return new Simulation(seed, workers, jobs, steps, set(at), zombieAt, pauseAt, skew, faults, commands, store);
    }

    public Simulation zombieAt(int... at) {
        return new Simulation(seed, workers, jobs, steps, crashAt, set(at), pauseAt, skew, faults, commands, store);
    }

    public Simulation pauseAt(int... at) {
        return new Simulation(seed, workers, jobs, steps, crashAt, zombieAt, set(at), skew, faults, commands, store);
    }

    public Simulation skewClock(Duration most) {
        return new Simulation(seed, workers, jobs, steps, crashAt, zombieAt, pauseAt, most, faults, commands, store);
    }

    public Simulation faults(double chance) {
        return new Simulation(seed, workers, jobs, steps, crashAt, zombieAt, pauseAt, skew, chance, commands, store);
    }

    public Simulation commands(double chance) {
        return new Simulation(seed, workers, jobs, steps, crashAt, zombieAt, pauseAt, skew, faults, chance, store);
    }

    public Simulation over(Function<MovableClock, BatchPorts> other) {
        return new Simulation(seed, workers, jobs, steps, crashAt, zombieAt, pauseAt, skew, faults, commands, other);
    }

    /**
     * Goes through it.
     *
     * @return what became of the jobs
     * @throws AssertionError if an invariant does not hold; it names the seed and the steps that led there
     */
    public Outcome run() {
        return new SimulatedNight(this).run();
    }

    private static Set<Integer> set(int... numbers) {
        return Arrays.stream(numbers).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What became of the jobs.
     *
     * @param crashes how many runs ended with the death of their worker
     * @param refused how many stale writes were refused
     */
    public record Outcome(int completed, int cancelled, int crashes, int quarantined, long refused) {}
}
