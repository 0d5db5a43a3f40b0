package dev.nightshift.domain.batch.simulation;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs.CommandResult;
import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobQueue.Lane;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJobBuilder;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Rate;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Transition;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** One run of a simulation. */
final class SimulatedNight implements SimulatedWorker.World {

    private static final Instant EVENING = Instant.parse("2026-03-02T22:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final TypeName LIMITED = TypeName.of("LIMITED");
    private static final TypeName SLOW = TypeName.of("SLOW");
    private static final TypeName FREE = TypeName.of("FREE");
    private static final List<TypeName> TYPES = List.of(LIMITED, SLOW, FREE);
    private static final int LIMIT = 2;
    private static final int PATIENCE = 2_000;

    private final Simulation simulation;
    private final Random random;
    private final MovableClock clock = MovableClock.at(EVENING);
    private final Steps steps = new Steps();
    private final Ledger unitOfWork = new Ledger();
    private final BatchPorts batch;
    private final Invariants invariants;
    private final JobQueue queue;
    private final Map<JobId, Work> works = new LinkedHashMap<>();
    private final Set<JobId> cancelled = new TreeSet<>();
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private boolean faulty = true;

    SimulatedNight(Simulation simulation) {
        this.simulation = simulation;
        random = new Random(simulation.seed() * 0x9E3779B97F4A7C15L);
        batch = simulation.store().apply(clock);
        invariants = new Invariants(batch, unitOfWork, Map.of(LIMITED, LIMIT));
        queue = new WatchedQueue(batch.queue(), invariants);
    }

    Simulation.Outcome run() {
        try {
            begin();
            for (int step = 1; step <= simulation.steps(); step++) {
                step(step);
                invariants.check();
                if (step % 20 == 0) {
                    invariants.checkCounters(EVENING);
                }
            }
            end();
            return outcome();
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(
                    "%s%nseed %d of %s, again with -D%s=%d, after these steps:%n%s"
                            .formatted(
                                    broken.getMessage(),
                                    simulation.seed(),
                                    simulation,
                                    Simulation.SEED,
                                    simulation.seed(),
                                    steps.told()),
                    broken);
        }
    }

    private void begin() {
        queue.declare(List.of(
                new Lane(LIMITED, JobPolicy.DEFAULT.runningAtMost(LIMIT)),
                new Lane(SLOW, JobPolicy.DEFAULT.startingAtMost(new Rate(1, Duration.ofSeconds(10))))));
        JobIds ids = new JobIds(clock, random);
        for (int i = 1; i <= simulation.jobs(); i++) {
            Work work = work("job" + i, ids.next());
            works.put(work.id(), work);
            steps.add("ada", "adds", work, work.job().type(), work.job().strategy(), work.id());
        }
        batch.jobs().add(works.values().stream().map(Work::job).toList());
        invariants.know(works.values());
        for (int i = 1; i <= simulation.workers(); i++) {
            workers.add(new SimulatedWorker("w" + i, this));
        }
    }

    private Work work(String name, JobId id) {
        NewJobBuilder job = aJob().named(id)
                .of(TYPES.get(random.nextInt(TYPES.size())))
                .with(List.of(Priority.values()).get(random.nextInt(3)))
                .with(random.nextInt(3) == 0 ? Strategy.PARALLEL : Strategy.CHUNKED);
        if (random.nextInt(8) == 0) {
            job.notStarted();
        }
        if (random.nextInt(6) == 0) {
            job.notBefore(EVENING.plusSeconds(random.nextInt(120)));
        }
        if (random.nextInt(8) == 0) {
            job.lastingAtMost(Duration.ofMinutes(5));
        }
        if (!works.isEmpty() && random.nextInt(4) == 0) {
            job.after(List.copyOf(works.keySet()).get(random.nextInt(works.size())));
        }
        int items = random.nextInt(10);
        Set<Long> bad = new HashSet<>();
        LongStream.range(0, items).filter(item -> random.nextInt(8) == 0).forEach(bad::add);
        long deadly = simulation.faults() > 0 && items > 0 && random.nextInt(6) == 0 ? random.nextInt(items) : -1;
        return new Work(job.build(), name, items, 1 + random.nextInt(4), 2 + random.nextInt(2), bad, deadly);
    }

    private void step(int step) {
        if (simulation.crashAt().contains(step)) {
            oneOf(workers).crash();
        }
        if (simulation.zombieAt().contains(step)) {
            hang(step);
        }
        if (simulation.pauseAt().contains(step)) {
            works.keySet().stream()
                    .filter(id -> invariants.stateOf(id) == JobState.RUNNING)
                    .findFirst()
                    .ifPresent(id -> tell(id, JobCommand.PAUSE));
        }
        if (chance(simulation.commands())) {
            tell(oneOf(List.copyOf(works.keySet())), oneOf(List.of(JobCommand.values())));
        } else if (happens()) {
            goWrong(step);
        } else if (random.nextInt(8) == 0) {
            pass(Duration.ofSeconds(random.nextInt(12)));
        } else if (random.nextInt(8) == 0) {
            keepHouse();
        } else {
            SimulatedWorker worker = oneOf(workers);
            if (!worker.isAwayAt(step)) {
                worker.turn();
            }
        }
    }

    private void goWrong(int step) {
        switch (random.nextInt(4)) {
            case 0 -> oneOf(workers).crash();
            case 1 -> hang(step);
            case 2 -> oneOf(workers).retire();
            default -> {
                long most = simulation.skew().toMillis();
                oneOf(workers).setClock(Duration.ofMillis(random.nextLong(2 * most + 1) - most));
            }
        }
    }

    /** For some steps; sometimes the lease ends meanwhile and another looks after it. */
    private void hang(int step) {
        oneOf(workers).fallAsleep(step + 5 + random.nextInt(20));
        if (random.nextBoolean()) {
            List<SimulatedWorker> others =
                    workers.stream().filter(worker -> !worker.isAwayAt(step)).toList();
            for (int i = 0; i < 4; i++) {
                pass(SimulatedWorker.BEAT);
                others.forEach(SimulatedWorker::turn);
            }
            keepHouse();
        }
    }

    private void tell(JobId id, JobCommand command) {
        CommandResult told = batch.jobs().control(id, command, "ada", "as I like it");
        steps.add("ada", "tells", requireNonNull(works.get(id)), command, told);
        invariants.absorb(false);
        if (command == JobCommand.CANCEL && told instanceof CommandResult.CarriedOut) {
            cancelled.add(id);
        }
    }

    private void pass(Duration time) {
        steps.add("time", "passes:", time);
        clock.advance(time);
    }

    private void keepHouse() {
        int taken = queue.takeOver(LEASE);
        int woken = queue.wake();
        if (taken + woken > 0) {
            steps.add("the house", "takes over and wakes", taken, woken);
        }
    }

    /** Nothing goes wrong any more: what is under way must come to rest, and what can be started must complete. */
    private void end() {
        faulty = false;
        steps.add("faults", "stop");
        workers.forEach(SimulatedWorker::wakeUp);
        settleDown();
        for (int round = 0; round <= simulation.jobs(); round++) {
            for (JobId id : works.keySet()) {
                JobState state = invariants.stateOf(id);
                if (state != JobState.QUEUED && state.legalCommands().contains(JobCommand.START)) {
                    tell(id, JobCommand.START);
                }
            }
            settleDown();
        }
        for (Work work : works.values()) {
            JobState state = invariants.stateOf(work.id());
            boolean mayBeCancelled =
                    cancelled.contains(work.id()) || !work.job().dependsOn().isEmpty();
            if (state != JobState.COMPLETED && !(state == JobState.CANCELLED && mayBeCancelled)) {
                throw new AssertionError("%s has no way out: it is %s".formatted(work, state));
            }
        }
        invariants.checkAll();
        invariants.checkCounters(EVENING);
    }

    private void settleDown() {
        int patience = PATIENCE;
        while (works.keySet().stream().anyMatch(this::isUnderWay)) {
            if (patience-- == 0) {
                throw new AssertionError("these have no way out: "
                        + works.values().stream()
                                .filter(work -> isUnderWay(work.id()))
                                .map(work -> work + " is " + invariants.stateOf(work.id()))
                                .toList());
            }
            workers.forEach(SimulatedWorker::allTurns);
            clock.advance(Duration.ofSeconds(3));
            keepHouse();
            invariants.check();
        }
    }

    private boolean isUnderWay(JobId id) {
        JobState state = invariants.stateOf(id);
        return state.isActive()
                || state == JobState.RETRY_WAIT
                || (state == JobState.QUEUED
                        && requireNonNull(works.get(id)).job().dependsOn().stream()
                                .allMatch(parent ->
                                        isUnderWay(parent) || invariants.stateOf(parent) == JobState.COMPLETED));
    }

    private Simulation.Outcome outcome() {
        List<BatchJob> jobs = works.keySet().stream()
                .map(id -> batch.jobs().find(id).orElseThrow())
                .toList();
        return new Simulation.Outcome(
                count(jobs, JobState.COMPLETED),
                count(jobs, JobState.CANCELLED),
                jobs.stream().mapToInt(BatchJob::crashes).sum(),
                Math.toIntExact(batch.events().after(0, Integer.MAX_VALUE).stream()
                        .map(Transition::to)
                        .filter(JobState.QUARANTINED::equals)
                        .count()),
                batch.metrics().read(EVENING).counts().getOrDefault("stale_writes_refused", 0L));
    }

    private static int count(List<BatchJob> jobs, JobState state) {
        return (int) jobs.stream().filter(job -> job.state() == state).count();
    }

    private <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @Override
    public JobQueue queue() {
        return queue;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public Random random() {
        return random;
    }

    @Override
    public Steps steps() {
        return steps;
    }

    @Override
    public Ledger unitOfWork() {
        return unitOfWork;
    }

    @Override
    public List<TypeName> types() {
        return TYPES;
    }

    @Override
    public Work work(Claim claim) {
        return requireNonNull(works.get(claim.task().job()));
    }

    @Override
    public boolean isFaulty() {
        return faulty;
    }

    @Override
    public boolean happens() {
        return faulty && chance(simulation.faults());
    }
}
