package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Schedules.Due;
import dev.nightshift.domain.batch.Schedules.Locked;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes the jobs of the schedules whose time has come: over all nodes, each fire once. */
public final class FireSchedules {

    private static final Logger LOG = System.getLogger(FireSchedules.class.getName());

    /** From then on a fire counts as missed. */
    static final Duration MISSED_AFTER = Duration.ofMinutes(1);

    static final int MOST_MISSED = 1_000;

    private final Transactions transactions;
    private final Schedules schedules;
    private final FireTimes fireTimes;
    private final CreateJobs createJobs;

    public FireSchedules(Transactions transactions, Schedules schedules, FireTimes fireTimes, CreateJobs createJobs) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.fireTimes = fireTimes;
        this.createJobs = createJobs;
    }

    /** @return how many jobs were made */
    public int fire() {
        int made = 0;
        while (true) {
            Optional<Fired> fired = transactions.inOne(() -> schedules.holdDue().map(this::fire));
            if (fired.isEmpty()) {
                return made;
            }
            made += fired.get().jobs();
        }
    }

    /**
     * Makes the jobs of a schedule that is locked, if its time has come, in the transaction that has locked it.
     *
     * @return the schedule as it is then
     */
    Schedule fireDue(Locked locked) {
        return locked.due().map(due -> fire(due).schedule()).orElse(locked.schedule());
    }

    private Fired fire(Due due) {
        Schedule schedule = due.schedule();
        int jobs = jobsFor(firesUpTo(schedule, due.now()), schedule.missedRuns(), due.now());
        Schedule next = schedule.nextAt(
                fireTimes.nextAfter(schedule.cron(), schedule.zone(), due.now()).orElse(null));
        schedules.replace(next);
        if (jobs > 0) {
            create(schedule, jobs);
        }
        return new Fired(next, jobs);
    }

    private List<Instant> firesUpTo(Schedule schedule, Instant now) {
        List<Instant> fires = new ArrayList<>();
        Instant next = schedule.nextFire();
        while (next != null && !next.isAfter(now) && fires.size() < MOST_MISSED) {
            fires.add(next);
            next = fireTimes.nextAfter(schedule.cron(), schedule.zone(), next).orElse(null);
        }
        return fires;
    }

    private static int jobsFor(List<Instant> fires, MissedRuns missedRuns, Instant now) {
        return switch (missedRuns) {
            case SKIP ->
                (int) fires.stream()
                        .filter(fire -> !fire.isBefore(now.minus(MISSED_AFTER)))
                        .count();
            case ONCE -> 1;
            case ALL -> fires.size();
        };
    }

    private void create(Schedule schedule, int jobs) {
        CreateJobs.Outcome outcome =
                createJobs.create(Collections.nCopies(jobs, JobRequest.from(schedule.template())), schedule.owner());
        if (outcome instanceof CreateJobs.Outcome.Refused refused) {
            LOG.log(
                    Level.WARNING,
                    "The schedule {0} made no job: {1}",
                    schedule.name(),
                    refused.broken().get(0).violation());
        }
    }

    /**
     * A schedule of which all fires that had come were dealt with.
     *
     * @param jobs how many were made
     */
    private record Fired(Schedule schedule, int jobs) {}
}
