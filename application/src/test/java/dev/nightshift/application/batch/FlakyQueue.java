package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
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
import java.util.function.Supplier;

/** A queue whose database can go away: before it does anything, or after it did and before it answers. */
final class FlakyQueue implements JobQueue {

    private final JobQueue queue;
    private boolean away;
    private boolean answersLost;

    FlakyQueue(JobQueue queue) {
        this.queue = queue;
    }

    void goAway() {
        away = true;
    }

    void loseAnswers() {
        answersLost = true;
    }

    void comeBack() {
        away = false;
        answersLost = false;
    }

    private <T> T reached(Supplier<T> call) {
        if (away) {
            throw new StorageUnavailable("away", null);
        }
        T answer = call.get();
        if (answersLost) {
            throw new StorageUnavailable("away in the middle", null);
        }
        return answer;
    }

    private void reached(Runnable call) {
        reached(() -> {
            call.run();
            return true;
        });
    }

    @Override
    public void declare(Collection<Lane> lanes) {
        reached(() -> queue.declare(lanes));
    }

    @Override
    public void register(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        reached(() -> queue.register(worker, name, concurrency, types));
    }

    @Override
    public List<Request> heartbeat(WorkerId worker) {
        return reached(() -> queue.heartbeat(worker));
    }

    @Override
    public void report(WorkerId worker, Optional<String> overload) {
        reached(() -> queue.report(worker, overload));
    }

    @Override
    public void retire(WorkerId worker) {
        reached(() -> queue.retire(worker));
    }

    @Override
    public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
        return reached(() -> queue.claim(worker, types, most));
    }

    @Override
    public JobState advance(Claim claim, Advance chunk) {
        return reached(() -> queue.advance(claim, chunk));
    }

    @Override
    public List<Claim> complete(List<RunEnd> runEnds) {
        return reached(() -> queue.complete(runEnds));
    }

    @Override
    public int takeOver(Duration lease) {
        return reached(() -> queue.takeOver(lease));
    }

    @Override
    public int handBack(WorkerId worker, Collection<Claim> known) {
        return reached(() -> queue.handBack(worker, known));
    }

    @Override
    public int wake() {
        return reached(queue::wake);
    }

    @Override
    public List<LiveWorker> workers() {
        return reached(queue::workers);
    }

    @Override
    public Map<TypeName, LaneUse> lanes() {
        return reached(queue::lanes);
    }
}
