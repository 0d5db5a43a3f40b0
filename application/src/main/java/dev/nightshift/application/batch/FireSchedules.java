package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Schedules.Due;
import dev.nightshift.domain.batch.Schedules.Locked;
import dev.nightshift.domain.batch.Schedules.UnreadableSchedule;
import dev.nightshift.domain.batch.Violation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private final Function<String, Role> ownerRoles;
    private final FailedFires failed;

    /** @param clock for the pauses after failures; whether a schedule is due is measured by its store */
    public FireSchedules(
            Transactions transactions,
            Schedules schedules,
            FireTimes fireTimes,
            CreateJobs createJobs,
            Function<String, Role> ownerRoles,
            InstantSource clock) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.fireTimes = fireTimes;
        this.createJobs = createJobs;
        this.ownerRoles = ownerRoles;
        this.failed = new FailedFires(schedules, clock);
    }

    /**
     * Fires each by itself: one that fails stays due, says so, and is passed over for a while.
     *
     * @return how many jobs were made
     */
    public synchronized int fire() {
        int made = 0;
        Set<String> passed = failed.pausing();
        while (true) {
            Optional<Integer> jobs = fireNext(passed);
            if (jobs.isEmpty()) {
                return made;
            }
            made += jobs.get();
        }
    }

    /**
     * Makes the jobs of a schedule that is locked, if its time has come, in the transaction that has locked it.
     *
     * @return the schedule as it is then
     * @throws FireFailed if its jobs cannot be made; the transaction must be rolled back
     */
    Schedule fireDue(Locked locked) {
        try {
            return locked.due().map(due -> fire(due).schedule()).orElse(locked.schedule());
        } catch (StorageUnavailable away) {
            throw away;
        } catch (RuntimeException | Error failure) {
            throw new FireFailed(failure);
        }
    }

    /** @return how many jobs that made; empty when none is due any more */
    private Optional<Integer> fireNext(Set<String> passed) {
        AtomicReference<@Nullable String> name = new AtomicReference<>();
        try {
            Optional<Fired> fired =
                    transactions.inOne(() -> schedules.holdDue(passed).map(due -> {
                        name.set(due.schedule().name());
                        return fire(due);
                    }));
            fired.ifPresent(each -> failed.forget(each.schedule().name()));
            return fired.map(Fired::jobs);
        } catch (StorageUnavailable away) {
            throw away;
        } catch (UnreadableSchedule unreadable) {
            passOver(unreadable.name(), unreadable, passed);
        } catch (RuntimeException | Error failure) {
            String known = name.get();
            if (known == null) {
                throw failure;
            }
            passOver(known, failure, passed);
        }
        return Optional.of(0);
    }

    private void passOver(String name, Throwable failure, Set<String> passed) {
        passed.add(name);
        failed.add(name, failure);
    }

    private Fired fire(Due due) {
        Schedule schedule = due.schedule();
        int jobs = jobsFor(firesUpTo(schedule, due.now()), schedule.missedRuns(), due.now());
        Schedule next = schedule.nextAt(
                fireTimes.nextAfter(schedule.cron(), schedule.zone(), due.now()).orElse(null));
        schedules.replace(next);
        return new Fired(next, jobs > 0 ? create(schedule, jobs) : 0);
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

    /** By what the owner may do now. @return how many were made */
    private int create(Schedule schedule, int jobs) {
        Requester owner = new Requester(schedule.owner(), ownerRoles.apply(schedule.owner()));
        CreateJobs.Outcome outcome =
                createJobs.create(Collections.nCopies(jobs, JobRequest.from(schedule.template())), owner);
        if (outcome instanceof CreateJobs.Outcome.Created) {
            schedules.note(schedule.name(), null);
            return jobs;
        }
        String why = why(outcome);
        LOG.log(Level.WARNING, "The schedule {0} made no job: {1}", schedule.name(), why);
        schedules.note(schedule.name(), "It made no job: " + why);
        return 0;
    }

    private static String why(CreateJobs.Outcome outcome) {
        if (outcome instanceof CreateJobs.Outcome.Refused refused) {
            Violation first = refused.broken().get(0).violation();
            return first.pointer() + " " + first.message();
        }
        return outcome instanceof CreateJobs.Outcome.Denied denied
                ? denied.denial().sentence()
                : String.valueOf(outcome);
    }

    /** That the jobs of a fire could not be made. */
    static final class FireFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FireFailed(Throwable cause) {
            super("the jobs of a fire could not be made", cause);
        }
    }

    /**
     * A schedule of which all fires that had come were dealt with.
     *
     * @param jobs how many were made
     */
    private record Fired(Schedule schedule, int jobs) {}
}
