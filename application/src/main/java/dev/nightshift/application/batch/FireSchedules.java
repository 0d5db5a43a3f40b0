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
            Optional<Integer> jobs =
                    transactions.inOne(() -> schedules.holdDue().map(this::fire));
            if (jobs.isEmpty()) {
                return made;
            }
            made += jobs.get();
        }
    }

    /**
     * Makes the jobs of one schedule, if its time has come; waits while another transaction has it.
     *
     * @return how many jobs were made
     */
    int fire(String name) {
        return transactions.inOne(
                () -> schedules.lock(name).flatMap(Locked::due).map(this::fire).orElse(0));
    }

    private int fire(Due due) {
        Schedule schedule = due.schedule();
        List<Instant> fires = firesUpTo(schedule, due.now());
        int jobs = jobsFor(fires, schedule.missedRuns(), due.now());
        Instant last = fires.get(fires.size() - 1);
        Instant from = fires.size() < MOST_MISSED ? last : due.now();
        schedules.replace(schedule.nextAt(
                fireTimes.nextAfter(schedule.cron(), schedule.zone(), from).orElse(null)));
        if (jobs > 0) {
            create(schedule, jobs);
        }
        return jobs;
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
}
