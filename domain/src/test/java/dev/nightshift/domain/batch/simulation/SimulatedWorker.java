package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobQueue.Request;
import dev.nightshift.domain.batch.JobQueue.StaleWorker;
import dev.nightshift.domain.batch.JobQueue.Want;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.Slice;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.StaleClaim;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A runner in small: it beats by its own clock, claims, and goes a step further in one of its runs at each turn. */
final class SimulatedWorker {

    static final Duration BEAT = Duration.ofSeconds(8);
    private static final int CONCURRENCY = 2;
    private static final int MOST_RETRIES = 2;

    private final String name;
    private final World world;
    private final List<Run> runs = new ArrayList<>();
    private WorkerId id = new WorkerId(new UUID(0, 0));
    private int lives;
    private Duration skew = Duration.ZERO;
    private Instant beatAt = Instant.MIN;
    private int awayUntil;

    SimulatedWorker(String name, World world) {
        this.name = name;
        this.world = world;
        register();
    }

    private void register() {
        lives++;
        id = new WorkerId(new UUID(world.random().nextLong(), world.random().nextLong()));
        world.queue().register(id, this + "", CONCURRENCY, world.types());
        beatAt = clock();
    }

    private Instant clock() {
        return world.clock().instant().plus(skew);
    }

    boolean isAwayAt(int step) {
        return awayUntil > step;
    }

    /** What it has is forgotten; a new process takes its place. */
    void crash() {
        world.steps().add(toString(), "crashes");
        runs.clear();
        register();
    }

    /** It does nothing until that step, and then goes on as if nothing had happened. */
    void fallAsleep(int until) {
        world.steps().add(toString(), "hangs");
        awayUntil = until;
    }

    void wakeUp() {
        awayUntil = 0;
    }

    void retire() {
        world.steps().add(toString(), "retires");
        world.queue().retire(id);
        runs.clear();
        register();
    }

    void setClock(Duration offset) {
        world.steps().add(toString(), "has a clock that is off by", offset);
        skew = offset;
    }

    /** One thing that it can do, by chance. */
    void turn() {
        int choice = world.random().nextInt(runs.size() + 2);
        if (choice == 0 || isBeatLongDue()) {
            heartbeat();
        } else if (choice == 1) {
            claim();
        } else {
            go(runs.get(choice - 2));
        }
    }

    /** Everything that it can do. */
    void allTurns() {
        heartbeat();
        claim();
        List.copyOf(runs).forEach(this::go);
    }

    private boolean isBeatLongDue() {
        return Duration.between(beatAt, clock()).compareTo(BEAT) >= 0;
    }

    private void heartbeat() {
        beatAt = clock();
        List<Request> requests;
        try {
            requests = world.queue().heartbeat(id);
        } catch (StaleWorker dead) {
            world.steps().add(toString(), "learns that it was considered dead");
            register();
            return;
        }
        for (Request request : requests) {
            runs.stream()
                    .filter(run -> run.claim.task().equals(request.task()) && run.claim.token() == request.token())
                    .forEach(run -> run.wanted = request.want());
        }
    }

    private void claim() {
        int room = CONCURRENCY - runs.size();
        if (room < 1) {
            return;
        }
        for (Claim claim : world.queue().claim(id, world.types(), room)) {
            world.steps().add(toString(), "claims", new Shown(claim));
            runs.add(new Run(claim, world.work(claim)));
        }
    }

    private void go(Run run) {
        if (run.isToBeSplit()) {
            split(run);
        } else if (run.claim.overdue() || run.wanted == Want.OVERDUE) {
            end(run, new RunEnd.Failed(run.claim, "it takes too long"));
        } else if (run.wanted == Want.YIELD) {
            end(run, new RunEnd.Yielded(run.claim, "it was asked to"));
        } else if (run.chunk == null) {
            read(run);
        } else {
            write(run, run.chunk);
        }
    }

    private void split(Run run) {
        List<Slice> slices = run.claim.split()
                ? List.of()
                : run.work.source(null).split(run.work.slices()).stream()
                        .map(slice -> new Slice(slice, run.work.source(slice).size()))
                        .toList();
        end(run, new RunEnd.Split(run.claim, slices));
    }

    private void read(Run run) {
        List<Source.Item<Long>> chunk = new ArrayList<>();
        try (Source.Items<Long> items = run.work.source(run.claim.slice()).after(run.checkpoint)) {
            Source.Item<Long> item = items.next();
            while (item != null && chunk.size() < run.work.chunkSize()) {
                if (world.isFaulty() && item.value() == run.work.deadly()) {
                    world.steps().add(toString(), "is killed by", new Shown(run.claim));
                    crash();
                    return;
                }
                chunk.add(item);
                item = items.next();
            }
            run.isLast = item == null;
        }
        if (world.happens()) {
            boolean again = run.retries < MOST_RETRIES;
            Duration pause = Duration.ofSeconds(world.random().nextInt(40));
            end(
                    run,
                    again
                            ? new RunEnd.Retried(run.claim, "the line is cut", pause)
                            : new RunEnd.Failed(run.claim, "the line is cut"));
            return;
        }
        run.chunk = chunk;
    }

    private void write(Run run, List<Source.Item<Long>> chunk) {
        run.chunk = null;
        if (chunk.isEmpty()) {
            end(run, new RunEnd.Completed(run.claim, Optional.empty()));
            return;
        }
        List<Long> items = chunk.stream().map(Source.Item::value).toList();
        String checkpoint = chunk.get(chunk.size() - 1).position();
        long skipped = items.stream().filter(run.work.bad()::contains).count();
        Advance advance = new Advance(checkpoint, items.size(), skipped, 1);
        if (run.isLast && world.random().nextBoolean()) {
            if (end(run, new RunEnd.Completed(run.claim, Optional.of(advance)))) {
                world.unitOfWork().write(run.claim.task(), items);
            }
            return;
        }
        try {
            JobState state = world.queue().advance(run.claim, advance);
            world.unitOfWork().write(run.claim.task(), items);
            world.steps().add(toString(), "keeps", new Shown(run.claim), items, state);
            run.checkpoint = checkpoint;
            run.retries = 0;
            if (state.isAsking()) {
                run.wanted = Want.YIELD;
            }
        } catch (StaleClaim stale) {
            world.steps().add(toString(), "is refused", new Shown(run.claim), items);
            runs.remove(run);
        }
    }

    private boolean end(Run run, RunEnd runEnd) {
        runs.remove(run);
        boolean kept = world.queue().complete(List.of(runEnd)).isEmpty();
        world.steps()
                .add(
                        toString(),
                        kept ? "ends" : "is refused the end of",
                        new Shown(run.claim),
                        runEnd.getClass().getSimpleName());
        return kept;
    }

    @Override
    public String toString() {
        return name + "." + lives;
    }

    /** What workers find around them. */
    interface World {
        JobQueue queue();

        InstantSource clock();

        Random random();

        Steps steps();

        Ledger unitOfWork();

        List<TypeName> types();

        Work work(Claim claim);

        /** Whether things go wrong at all. */
        boolean isFaulty();

        /** Whether something that may go wrong does now. */
        boolean happens();
    }

    private record Shown(Claim claim) {
        @Override
        public String toString() {
            return claim.task() + " under " + claim.token();
        }
    }

    private static final class Run {
        private final Claim claim;
        private final Work work;
        private @Nullable String checkpoint;
        private @Nullable List<Source.Item<Long>> chunk;
        private @Nullable Want wanted;
        private int retries;
        private boolean isLast;

        Run(Claim claim, Work work) {
            this.claim = claim;
            this.work = work;
            checkpoint = claim.checkpoint();
            retries = claim.retries();
        }

        boolean isToBeSplit() {
            return claim.task().isWhole() && claim.strategy() == Strategy.PARALLEL;
        }
    }
}
