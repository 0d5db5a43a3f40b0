package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue that does what another does, but for what is overridden. */
abstract class OtherQueue implements JobQueue {

    protected final JobQueue right;

    OtherQueue(JobQueue right) {
        this.right = right;
    }

    @Override
    public void declare(Collection<Lane> lanes) {
        right.declare(lanes);
    }

    @Override
    public void register(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        right.register(worker, name, concurrency, types);
    }

    @Override
    public List<Request> heartbeat(WorkerId worker) {
        return right.heartbeat(worker);
    }

    @Override
    public void report(WorkerId worker, Optional<String> overload) {
        right.report(worker, overload);
    }

    @Override
    public void retire(WorkerId worker) {
        right.retire(worker);
    }

    @Override
    public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
        return right.claim(worker, types, most);
    }

    @Override
    public JobState advance(Claim claim, Advance chunk) {
        return right.advance(claim, chunk);
    }

    @Override
    public List<Claim> complete(List<RunEnd> runEnds) {
        return right.complete(runEnds);
    }

    @Override
    public int takeOver(Duration lease) {
        return right.takeOver(lease);
    }

    @Override
    public int wake() {
        return right.wake();
    }

    @Override
    public int handBack(WorkerId worker, Collection<Claim> known) {
        return right.handBack(worker, known);
    }

    @Override
    public List<LiveWorker> workers() {
        return right.workers();
    }

    @Override
    public Map<TypeName, LaneUse> lanes() {
        return right.lanes();
    }
}
