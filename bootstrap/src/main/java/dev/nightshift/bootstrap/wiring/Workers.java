package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.scheduler.batch.JvmUsageSource;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.Resources;
import dev.nightshift.domain.batch.WorkerLimits;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;

/** Makes workers for these types or those. */
@Singleton
public final class Workers {

    private final Database database;
    private final JobQueue queue;
    private final JobLogs logs;
    private final DeadItems dead;
    private final EngineDefaults defaults;
    private final Resources resources;
    private final NodeName node;
    private final InstantSource clock;
    private final ExecutorService executor;
    private final int concurrency;
    private final WorkerLimits limits;

    Workers(
            Database database,
            JobQueue queue,
            JobLogs logs,
            DeadItems dead,
            EngineDefaults defaults,
            Resources resources,
            NodeName node,
            InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor,
            @Value("${nightshift.batch.concurrency:50}") int concurrency,
            @Value("${nightshift.batch.worker-max-heap:85}") int maxHeap,
            @Value("${nightshift.batch.worker-max-cpu:0}") int maxCpu) {
        this.database = database;
        this.queue = queue;
        this.logs = logs;
        this.dead = dead;
        this.defaults = defaults;
        this.resources = resources;
        this.node = node;
        this.clock = clock;
        this.executor = executor;
        this.concurrency = concurrency;
        this.limits = new WorkerLimits(maxHeap, maxCpu == 0 ? OptionalInt.empty() : OptionalInt.of(maxCpu));
    }

    /** A worker that knows these types and no others. */
    public Worker of(JobTypes types) {
        return Worker.on(database, queue, logs, dead, types, executor)
                .named(node.value())
                .concurrency(concurrency)
                .usually(defaults)
                .offering(resources)
                .within(limits, new JvmUsageSource())
                .build(clock, new SecureRandom());
    }
}
