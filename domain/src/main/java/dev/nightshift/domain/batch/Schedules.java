package dev.nightshift.domain.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The schedules, by name. */
public interface Schedules {

    /** @return false when there is one of that name: it stays as it is */
    boolean add(Schedule schedule);

    /** Keeps it instead of the one of that name. */
    void replace(Schedule schedule);

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
}
