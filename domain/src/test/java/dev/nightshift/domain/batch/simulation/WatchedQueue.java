package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Settlement;
import dev.nightshift.domain.batch.StaleClaim;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue whose every answer is held against what it must be. */
final class WatchedQueue implements JobQueue {

    private final JobQueue queue;
    private final Invariants invariants;

    WatchedQueue(JobQueue queue, Invariants invariants) {
        this.queue = queue;
        this.invariants = invariants;
    }

    @Override
    public void declare(Collection<Lane> lanes) {
        queue.declare(lanes);
    }

    @Override
    public void enlist(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        queue.enlist(worker, name, concurrency, types);
    }

    @Override
    public List<Request> beat(WorkerId worker) {
        return queue.beat(worker);
    }

    @Override
    public void report(WorkerId worker, Optional<String> overload) {
        queue.report(worker, overload);
    }

    @Override
    public void retire(WorkerId worker) {
        List<UnitTrace> held = invariants.heldBy(worker);
        queue.retire(worker);
        held.forEach(trace -> trace.letGo(true));
        invariants.absorb(false);
    }

    @Override
    public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
        List<Claim> claims = queue.claim(worker, types, most);
        claims.forEach(invariants::willClaim);
        invariants.absorb(false);
        claims.forEach(invariants::claimed);
        return claims;
    }

    @Override
    public JobState advance(Claim claim, Advance chunk) {
        JobState state;
        try {
            state = queue.advance(claim, chunk);
        } catch (StaleClaim refused) {
            invariants.refused(claim);
            throw refused;
        }
        invariants.kept(claim, chunk);
        return state;
    }

    @Override
    public List<Claim> settle(List<Settlement> settlements) {
        List<Claim> stale = queue.settle(settlements);
        for (Settlement settlement : settlements) {
            if (stale.contains(settlement.claim())) {
                invariants.refused(settlement.claim());
            } else {
                invariants.settled(settlement);
            }
        }
        invariants.absorb(false);
        return stale;
    }

    @Override
    public int takeOver(Duration lease) {
        int units = queue.takeOver(lease);
        invariants.absorb(true);
        return units;
    }

    @Override
    public int wake() {
        int units = queue.wake();
        invariants.absorb(false);
        return units;
    }

    @Override
    public int handBack(WorkerId worker, Collection<Claim> known) {
        List<UnitTrace> held = invariants.heldBy(worker);
        int units = queue.handBack(worker, known);
        held.stream().filter(trace -> !known.contains(trace.holder)).forEach(UnitTrace::discharge);
        invariants.absorb(false);
        return units;
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
