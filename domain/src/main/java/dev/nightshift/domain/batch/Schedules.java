package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schedules, by name. */
public interface Schedules {

    /** @return false when there is one of that name: it stays as it is */
    boolean add(Schedule schedule);

    /** Stores it instead of the one of that name, which is to be locked by the same transaction. */
    void replace(Schedule schedule);

    /** The time by the store's clock, which alone decides what is due. */
    Instant now();

    /**
     * The schedule of that name, locked against all others until the transaction ends; waits while another transaction
     * has it, and is as that one left it. Empty when there is none.
     */
    Optional<Locked> lock(String name);

    Optional<Schedule> find(String name);

    /** All of them, by name; those that cannot be read are left out. */
    List<Schedule> all();

    /** @return false when there is none */
    boolean remove(String name);

    /**
     * A schedule whose next fire has come, held against all others until the transaction ends; empty when there is none
     * that nobody else holds.
     */
    default Optional<Due> holdDue() {
        return holdDue(Set.of());
    }

    /**
     * The same without some.
     *
     * @param passed the names of those that are passed over
     * @throws UnreadableSchedule if it cannot be read
     */
    Optional<Due> holdDue(Set<String> passed);

    /**
     * Stores why the last fire of a schedule made no job, until one does.
     *
     * @param error null when it made some
     */
    void note(String name, @Nullable String error);

    /** Why the last fires of schedules made no jobs, by the names of those schedules. */
    Map<String, String> lastErrors();

    /** The schedules whose next fire has come longer ago than this and has not been dealt with. */
    default Lag lag(Duration grace) {
        Instant now = now();
        List<Instant> overdue = all().stream()
                .filter(schedule -> schedule.isDue(now.minus(grace)))
                .flatMap(schedule -> Optional.ofNullable(schedule.nextFire()).stream())
                .toList();
        Duration longest = overdue.stream()
                .map(fire -> Duration.between(fire, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Lag(overdue.size(), longest);
    }

    /**
     * How far schedules are behind.
     *
     * @param schedules how many are
     * @param longest by how much the last of them is; zero when none is
     */
    record Lag(int schedules, Duration longest) {
        public Lag {
            requireNonNull(longest, "longest");
            if (schedules < 0) {
                throw new IllegalArgumentException("schedules must be >= 0, was " + schedules);
            }
        }
    }

    /** That a schedule is there and cannot be read: somebody else, such as a newer version, has written it. */
    final class UnreadableSchedule extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String name;

        public UnreadableSchedule(String name, Throwable cause) {
            super("the schedule cannot be read", cause);
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    /** @param now when it was found due, by the store's clock */
    record Due(Schedule schedule, Instant now) {}

    /** @param now the time by the store's clock, once the lock was there */
    record Locked(Schedule schedule, Instant now) {

        /** Empty unless its next fire has come. */
        public Optional<Due> due() {
            return schedule.isDue(now) ? Optional.of(new Due(schedule, now)) : Optional.empty();
        }
    }
}
