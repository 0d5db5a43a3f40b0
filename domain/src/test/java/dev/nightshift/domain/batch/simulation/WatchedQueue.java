package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.RunEnd;
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
        List<TaskTrace> held = invariants.heldBy(worker);
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
    public List<Claim> complete(List<RunEnd> runEnds) {
        List<Claim> stale = queue.complete(runEnds);
        for (RunEnd runEnd : runEnds) {
            if (stale.contains(runEnd.claim())) {
                invariants.refused(runEnd.claim());
            } else {
                invariants.settled(runEnd);
            }
        }
        invariants.absorb(false);
        return stale;
    }

    @Override
    public int takeOver(Duration lease) {
        int tasks = queue.takeOver(lease);
        invariants.absorb(true);
        return tasks;
    }

    @Override
    public int wake() {
        int tasks = queue.wake();
        invariants.absorb(false);
        return tasks;
    }

    @Override
    public int handBack(WorkerId worker, Collection<Claim> known) {
        List<TaskTrace> held = invariants.heldBy(worker);
        int tasks = queue.handBack(worker, known);
        held.stream().filter(trace -> !known.contains(trace.holder)).forEach(TaskTrace::discharge);
        invariants.absorb(false);
        return tasks;
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
