package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobQueue.Lane;
import dev.nightshift.domain.batch.WorkerId;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the queue knows a worker as: a new id each time it enlists, none before and after. */
final class Membership {

    private final JobQueue queue;
    private final JobTypes types;
    private final RandomGenerator random;
    private final String name;
    private final int concurrency;
    private volatile @Nullable WorkerId id;

    Membership(JobQueue queue, JobTypes types, RandomGenerator random, String name, int concurrency) {
        this.queue = queue;
        this.types = types;
        this.random = random;
        this.name = name;
        this.concurrency = concurrency;
    }

    @Nullable
    WorkerId id() {
        return id;
    }

    void register() {
        queue.declare(types.all().stream()
                .map(type -> new Lane(type.name(), type.policy()))
                .toList());
        WorkerId fresh = new WorkerId(
                new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L));
        queue.register(fresh, name, concurrency, types.names());
        id = fresh;
    }

    void retire(WorkerId current) {
        queue.retire(current);
        id = null;
    }

    /** The queue has forgotten the worker by itself. */
    void lapse() {
        id = null;
    }
}
