package dev.nightshift.bootstrap.wiring;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue that tells how long this process waits for it, also where it refuses, and what was taken over. */
final class MeteredJobQueue implements JobQueue {

    private static final double MEDIAN = 0.5;
    private static final double SLOWEST = 0.99;

    private final JobQueue queue;
    private final Timer claims;
    private final Timer checkpoints;
    private final Timer runEnds;
    private final Counter claimed;
    private final Counter takenOver;

    MeteredJobQueue(JobQueue queue, MeterRegistry registry) {
        this.queue = queue;
        this.claims = timer("claim", "Time of a claim, empty ones too.", registry);
        this.checkpoints = timer("checkpoint", "Time of keeping a checkpoint, without its commit.", registry);
        this.runEnds = timer("settle", "Time of settling a group of runs.", registry);
        this.claimed = Counter.builder("nightshift.batch.claimed")
                .description("Units that this process claimed.")
                .register(registry);
        this.takenOver = Counter.builder("nightshift.batch.taken.over")
                .description("Units that this process took over from workers whose lease had ended.")
                .register(registry);
    }

    private static Timer timer(String what, String about, MeterRegistry registry) {
        return Timer.builder("nightshift.batch." + what)
                .description(about)
                .publishPercentiles(MEDIAN, SLOWEST)
                .register(registry);
    }

    @Override
    public void declare(Collection<Lane> lanes) {
        queue.declare(lanes);
    }

    @Override
    public void register(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        queue.register(worker, name, concurrency, types);
    }

    @Override
    public List<Request> heartbeat(WorkerId worker) {
        return queue.heartbeat(worker);
    }

    @Override
    public void report(WorkerId worker, Optional<String> overload) {
        queue.report(worker, overload);
    }

    @Override
    public void retire(WorkerId worker) {
        queue.retire(worker);
    }

    @Override
    public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
        List<Claim> found = claims.record(() -> queue.claim(worker, types, most));
        claimed.increment(found.size());
        return found;
    }

    @Override
    public JobState advance(Claim claim, Advance chunk) {
        return checkpoints.record(() -> queue.advance(claim, chunk));
    }

    @Override
    public List<Claim> complete(List<RunEnd> ends) {
        return runEnds.record(() -> queue.complete(ends));
    }

    @Override
    public int takeOver(Duration lease) {
        int tasks = queue.takeOver(lease);
        takenOver.increment(tasks);
        return tasks;
    }

    @Override
    public int handBack(WorkerId worker, Collection<Claim> known) {
        return queue.handBack(worker, known);
    }

    @Override
    public int wake() {
        return queue.wake();
    }

    @Override
    public List<LiveWorker> workers() {
        return queue.workers();
    }

    @Override
    public Map<TypeName, LaneUse> lanes() {
        return queue.lanes();
    }
}
