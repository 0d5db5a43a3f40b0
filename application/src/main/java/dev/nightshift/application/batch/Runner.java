package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.batch.GroupCompletion.Settled;
import dev.nightshift.domain.batch.FailureKind;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.RunEnd;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;

/** Runs tasks on the threads that call, and sees to it that the end of each run is settled. */
final class Runner {

    /** The worker's: to operators it is one thing. */
    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private final RunClaim runClaim;
    private final JobTypes types;
    private final GroupCompletion settling;
    private final PendingRunEnds owed;
    private final RunTools tools;
    private final Recovery recovery;

    Runner(
            RunClaim runClaim,
            JobTypes types,
            GroupCompletion settling,
            PendingRunEnds owed,
            RunTools tools,
            Recovery recovery) {
        this.runClaim = runClaim;
        this.types = types;
        this.settling = settling;
        this.owed = owed;
        this.tools = tools;
        this.recovery = recovery;
    }

    /** @param afterwards is done when the end is settled or owed, on this thread or another one */
    void run(Run run, Runnable afterwards) {
        RunReport report = RunReport.begin(run.claim(), tools.clock());
        Optional<RunEnd> end = endOf(run);
        if (end.isPresent()) {
            settling.complete(end.get(), settled -> {
                if (settled.kept()) {
                    report.ended(end.get(), run.log());
                }
                if (isLearnt(run, end.get(), settled)) {
                    afterwards.run();
                }
            });
        } else {
            if (run.log().isCompleted()) {
                report.completed(run.log());
            }
            afterwards.run();
        }
    }

    private Optional<RunEnd> endOf(Run run) {
        run.begin();
        try {
            return runClaim.run(run.claim(), run.signal(), run.log());
        } catch (RuntimeException | Error failure) {
            return tools.transactions().isLoss(failure) ? handedBack(run, failure) : Optional.of(broken(run, failure));
        } finally {
            run.end();
        }
    }

    /** @return false when not even that could be done: the run is stranded then */
    private boolean isLearnt(Run run, RunEnd end, Settled settled) {
        try {
            learn(run, end, settled);
            return true;
        } catch (RuntimeException | Error beyond) {
            run.strand(beyond);
            return false;
        }
    }

    /** With the next beat, not at once: whoever claims it then would find the database away as well. */
    private Optional<RunEnd> handedBack(Run run, Throwable failure) {
        recovery.met();
        if (!run.signal().isLost()) {
            owed.add(new RunEnd.Yielded(run.claim(), whyHandedBack(failure)));
        }
        return Optional.empty();
    }

    private static String whyHandedBack(Throwable failure) {
        return StorageUnavailable.in(failure)
                .flatMap(StorageUnavailable::shortage)
                .map(shortage -> switch (shortage) {
                    case DISK_FULL -> "the disk of the database was full";
                    case NO_DESCRIPTORS -> "there were no file descriptors left";
                    case SHARED_MEMORY_TOO_SMALL -> "the shared memory of the database was too small";
                })
                .orElse("the database was away");
    }

    private void learn(Run run, RunEnd end, Settled settled) {
        if (settled.failure() instanceof StorageUnavailable) {
            recovery.met();
            owed.add(end);
        } else if (settled.failure() instanceof OutOfMemoryError) {
            owed.add(end);
        } else if (settled.failure() != null) {
            owed.add(broken(run, settled.failure()));
        } else if (!settled.kept()) {
            LOG.log(
                    Level.INFO,
                    "The end of a run came too late: others have {0}",
                    end.claim().task());
        }
    }

    private RunEnd broken(Run run, Throwable failure) {
        SafeLog.log(
                LOG,
                Level.ERROR,
                "The run of %s ended in a way it should not"
                        .formatted(run.claim().task()),
                failure);
        return endBy(run, failure);
    }

    /** How a run ends that could not even say so itself. */
    RunEnd endOfStranded(Run run) {
        return endBy(run, Objects.requireNonNull(run.strandedBy(), "only of a stranded run"));
    }

    /** For want of memory it is tried again like after any transient failure: others may have taken the memory. */
    private RunEnd endBy(Run run, Throwable failure) {
        Optional<JobType<?, ?, ?>> type =
                failure instanceof OutOfMemoryError ? types.find(run.claim().type()) : Optional.empty();
        return type.map(known -> tools.afterFailure(
                        run.claim(), known, new RunFailure("", failure, FailureKind.TRANSIENT), false, run.log()))
                .orElseGet(() -> new RunEnd.Failed(run.claim(), tools.textOf(failure)));
    }
}
