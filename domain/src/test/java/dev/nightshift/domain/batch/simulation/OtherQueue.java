package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Settlement;
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
    public void enlist(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        right.enlist(worker, name, concurrency, types);
    }

    @Override
    public List<Request> beat(WorkerId worker) {
        return right.beat(worker);
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
    public List<Claim> settle(List<Settlement> settlements) {
        return right.settle(settlements);
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
