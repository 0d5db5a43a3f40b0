package dev.nightshift.domain.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The schedules, by name. */
public interface Schedules {

    /** @return false when there is one of that name: it stays as it is */
    boolean add(Schedule schedule);

    /** Stores it instead of the one of that name, which is to be locked by the same transaction. */
    void replace(Schedule schedule);

    /** The time by the keeper's clock, which alone decides what is due. */
    Instant now();

    /**
     * The schedule of that name, locked against all others until the transaction ends; waits while another transaction
     * has it, and is as that one left it. Empty when there is none.
     */
    Optional<Locked> lock(String name);

    Optional<Schedule> find(String name);

    /** All of them, by name. */
    List<Schedule> all();

    /** @return false when there is none */
    boolean remove(String name);

    /**
     * A schedule whose next fire has come, held against all others until the transaction ends; empty when there is none
     * that nobody else holds.
     */
    Optional<Due> holdDue();

    /** @param now when it was found due, by the keeper's clock */
    record Due(Schedule schedule, Instant now) {}

    /** @param now the time by the keeper's clock, once the lock was there */
    record Locked(Schedule schedule, Instant now) {

        /** Empty unless its next fire has come. */
        public Optional<Due> due() {
            return schedule.isDue(now) ? Optional.of(new Due(schedule, now)) : Optional.empty();
        }
    }
}
