package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobQueue.LiveWorker;
import java.util.List;

/** Lists the workers that are alive, of all nodes. */
public final class ListWorkers {

    private final JobQueue queue;

    public ListWorkers(JobQueue queue) {
        this.queue = queue;
    }

    public List<LiveWorker> list() {
        return queue.workers();
    }
}
