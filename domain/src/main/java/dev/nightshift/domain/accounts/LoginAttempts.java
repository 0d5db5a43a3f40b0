package dev.nightshift.domain.accounts;

import java.time.Duration;

/** Counts logins that did not succeed, for all nodes alike and by the time of the database. */
public interface LoginAttempts {

    /**
     * Counts one attempt as failed, before it is known whether it is: attempts made at once count too. Does not count it
     * when a limit is reached already.
     *
     * @param name as given, of a user or not; the case of letters does not count
     * @param address where the attempt comes from
     */
    Attempt begin(String name, String address, LoginLimits limits);

    /** Forgets the attempts of a name from an address, since one of them succeeded. */
    void forgive(String name, String address);

    /** Forgets the attempts of a name from everywhere. */
    void forgiveAll(String name);

    /**
     * Forgets attempts that no longer count.
     *
     * @param window how long an attempt counts
     * @param limit at most that many, at least 1
     * @return how many
     */
    int purge(Duration window, int limit);

    /** Whether an attempt may be made. */
    sealed interface Attempt {
        /** It may; when it is the last and fails, a limit is reached. */
        record Admitted(boolean isLast) implements Attempt {}

        /** It may not for that long, which is positive. */
        record Refused(Duration retryAfter) implements Attempt {}
    }
}
