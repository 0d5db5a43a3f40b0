package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.nightshift.domain.batch.JobQueue.LaneUse;
import dev.nightshift.domain.batch.JobQueue.LiveWorker;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in a sentence why a job is not running. */
public record WaitingReasons(List<LiveWorker> workers, Map<TypeName, LaneUse> lanes) {

    public WaitingReasons {
        workers = List.copyOf(workers);
        lanes = Map.copyOf(lanes);
    }

    /** The sentence; empty for a job that runs or has ended. */
    public Optional<String> of(BatchJob job) {
        requireNonNull(job, "job");
        return switch (job.state()) {
            case PENDING -> Optional.of("It was created without being started.");
            case PAUSED -> Optional.of(because("It is paused", job));
            case STOPPED -> Optional.of(because("It is stopped", job));
            case RETRY_WAIT ->
                Optional.of("It failed and is tried again at %s: %s".formatted(job.retryAt(), job.error()));
            case QUEUED -> Optional.of(whyQueued(job));
            default -> Optional.empty();
        };
    }

    private static String because(String state, BatchJob job) {
        return job.reason() == null ? state + "." : state + ": " + job.reason();
    }

    private String whyQueued(BatchJob job) {
        if (!job.waitsFor().isEmpty()) {
            return "It waits for %d jobs to complete: %s."
                    .formatted(
                            job.waitsFor().size(),
                            job.waitsFor().stream()
                                    .limit(5)
                                    .map(JobId::toString)
                                    .collect(joining(", ")));
        }
        if (job.notBefore() != null && job.notBefore().isAfter(job.readAt())) {
            return "It may not start before %s.".formatted(job.notBefore());
        }
        if (workers.isEmpty()) {
            return "No worker is running.";
        }
        if (workers.stream().noneMatch(worker -> worker.types().contains(job.type()))) {
            return "No running worker knows the type %s.".formatted(job.type());
        }
        return whyNotClaimed(job);
    }

    private String whyNotClaimed(BatchJob job) {
        LaneUse use = lanes.get(job.type());
        if (use != null && use.limit() > 0 && use.running() >= use.limit()) {
            return "%d of at most %d jobs of the type %s are running."
                    .formatted(use.running(), use.limit(), job.type());
        }
        if (use != null && use.rateReached()) {
            return "Jobs of the type %s are started no faster than their rate allows.".formatted(job.type());
        }
        List<LiveWorker> knowing = workers.stream()
                .filter(worker -> worker.types().contains(job.type()))
                .toList();
        if (knowing.stream()
                .anyMatch(worker -> worker.overload().isEmpty() && worker.running() < worker.concurrency())) {
            return "It is about to be claimed.";
        }
        List<String> overloads =
                knowing.stream().flatMap(worker -> worker.overload().stream()).toList();
        if (overloads.isEmpty()) {
            return "All workers are busy with jobs that come first.";
        }
        return overloads.size() == knowing.size()
                ? "No worker takes new work: %s.".formatted(overloads.get(0))
                : "All workers are busy or take no new work: %s.".formatted(overloads.get(0));
    }
}
