package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.BatchJob;
import java.util.Optional;

/** A job, and why it waits. */
public record ExplainedJob(BatchJob job, Optional<String> waitingReason) {}
