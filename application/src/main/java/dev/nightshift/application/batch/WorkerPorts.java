package dev.nightshift.application.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobQueue;
import java.util.concurrent.Executor;

/** What every worker works with. */
record WorkerPorts(
        Transactions transactions, JobQueue queue, JobLogs logs, DeadItems dead, JobTypes types, Executor executor) {

    WorkerPorts {
        requireNonNull(transactions, "transactions");
        requireNonNull(queue, "queue");
        requireNonNull(logs, "logs");
        requireNonNull(dead, "dead");
        requireNonNull(types, "types");
        requireNonNull(executor, "executor");
    }
}
