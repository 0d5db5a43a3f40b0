package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.batch.GroupSettling.Settled;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.Settlement;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Runs units on the threads that call, and sees to it that the end of each run is settled. */
final class Runner {

    /** The worker's: to operators it is one thing. */
    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private final RunClaim runClaim;
    private final GroupSettling settling;
    private final OwedSettlements owed;
    private final RunTools tools;
    private final Recovery recovery;

    Runner(RunClaim runClaim, GroupSettling settling, OwedSettlements owed, RunTools tools, Recovery recovery) {
        this.runClaim = runClaim;
        this.settling = settling;
        this.owed = owed;
        this.tools = tools;
        this.recovery = recovery;
    }

    /** @param afterwards is done when the end is settled or owed, on this thread or another one */
    void run(Run run, Runnable afterwards) {
        Optional<Settlement> end = endOf(run);
        if (end.isPresent()) {
            settling.settle(end.get(), settled -> {
                if (learn(run, end.get(), settled)) {
                    afterwards.run();
                }
            });
        } else {
            afterwards.run();
        }
    }

    private Optional<Settlement> endOf(Run run) {
        run.begin();
        try {
            return runClaim.run(run.claim(), run.signal(), run.log());
        } catch (RuntimeException | Error failure) {
            return tools.transactions().isLoss(failure) ? handedBack(run) : Optional.of(broken(run.claim(), failure));
        } finally {
            run.end();
        }
    }

    /** @return false when not even that could be done: the run is stranded then */
    private boolean learn(Run run, Settlement end, Settled settled) {
        try {
            learn(end, settled);
            return true;
        } catch (RuntimeException | Error beyond) {
            run.strand();
            return false;
        }
    }

    /** With the next beat, not at once: whoever claims it then would find the database away as well. */
    private Optional<Settlement> handedBack(Run run) {
        recovery.met();
        if (!run.signal().isLost()) {
            owed.add(new Settlement.Yielded(run.claim(), "the database was away"));
        }
        return Optional.empty();
    }

    private void learn(Settlement end, Settled settled) {
        if (settled.failure() instanceof StorageUnavailable) {
            recovery.met();
            owed.add(end);
        } else if (settled.failure() != null) {
            owed.add(broken(end.claim(), settled.failure()));
        } else if (!settled.kept()) {
            LOG.log(
                    Level.INFO,
                    "The end of a run came too late: others have {0}",
                    end.claim().unit());
        }
    }

    private Settlement broken(Claim claim, Throwable failure) {
        SafeLog.log(LOG, Level.ERROR, "The run of %s ended in a way it should not".formatted(claim.unit()), failure);
        return new Settlement.Failed(claim, tools.textOf(failure));
    }
}
