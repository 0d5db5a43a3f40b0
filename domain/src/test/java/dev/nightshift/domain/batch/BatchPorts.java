package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

/** All that is kept about jobs, by one store. */
public record BatchPorts(
        JobQueue queue,
        BatchJobs jobs,
        JobLogs logs,
        DeadItems deadItems,
        Templates templates,
        Schedules schedules,
        BatchMetrics metrics,
        BatchEvents events) {

    public BatchPorts {
        requireNonNull(queue, "queue");
        requireNonNull(jobs, "jobs");
        requireNonNull(logs, "logs");
        requireNonNull(deadItems, "deadItems");
        requireNonNull(templates, "templates");
        requireNonNull(schedules, "schedules");
        requireNonNull(metrics, "metrics");
        requireNonNull(events, "events");
    }

    /** The same with another queue, such as one that does something wrong. */
    public BatchPorts with(JobQueue other) {
        return new BatchPorts(other, jobs, logs, deadItems, templates, schedules, metrics, events);
    }
}
