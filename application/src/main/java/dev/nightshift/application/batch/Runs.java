package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue.Request;
import dev.nightshift.domain.batch.JobQueue.Want;
import dev.nightshift.domain.batch.TaskId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a worker runs now, and the room for more. */
final class Runs {

    private final int concurrency;
    private final Map<TaskId, Run> runs = new HashMap<>();
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition more = waiting.newCondition();
    private boolean closed;

    /** @param concurrency how many tasks may run at once */
    Runs(int concurrency) {
        this.concurrency = concurrency;
    }

    synchronized void add(Run run) {
        runs.put(run.claim().task(), run);
        if (closed) {
            run.signal().yieldSoon();
        }
    }

    void remove(Run run) {
        forget(run);
        waiting.lock();
        try {
            more.signalAll();
        } finally {
            waiting.unlock();
        }
    }

    private synchronized void forget(Run run) {
        runs.remove(run.claim().task(), run);
    }

    /** How many more tasks can run now; none once closed. */
    synchronized int room() {
        return closed ? 0 : concurrency - runs.size();
    }

    /** @return false when the time was over before there was room for so many, or for all */
    boolean awaitRoom(int tasks, Duration atMost) throws InterruptedException {
        waiting.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (isFull(Math.min(tasks, concurrency))) {
                if (left <= 0) {
                    return false;
                }
                left = more.awaitNanos(left);
            }
            return true;
        } finally {
            waiting.unlock();
        }
    }

    private synchronized boolean isFull(int tasks) {
        return concurrency - runs.size() < tasks;
    }

    /** @return false when the time was over before all had ended */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return awaitRoom(concurrency, atMost);
    }

    /** Says to a run what is wanted of it, if it is still the same. */
    synchronized void pass(Request request) {
        Run run = runs.get(request.task());
        if (run == null || run.claim().token() != request.token()) {
            return;
        }
        if (request.want() == Want.OVERDUE) {
            run.signal().beOverdue();
        } else {
            run.signal().yieldSoon();
        }
    }

    /** Lets all go at their next item, and also those that are added from now on. */
    synchronized void close() {
        closed = true;
        runs.values().forEach(run -> run.signal().yieldSoon());
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void interrupt() {
        runs.values().forEach(Run::interrupt);
    }

    /** Gives all up: others have their tasks. */
    synchronized void abandon() {
        runs.values().forEach(run -> {
            run.signal().beLost();
            run.interrupt();
        });
    }

    synchronized List<Run> stranded() {
        return runs.values().stream().filter(Run::isStranded).toList();
    }

    synchronized List<Claim> claims() {
        return runs.values().stream().map(Run::claim).toList();
    }

    synchronized List<RunLog> logs() {
        return runs.values().stream().map(Run::log).toList();
    }
}
