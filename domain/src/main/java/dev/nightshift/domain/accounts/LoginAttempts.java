package dev.nightshift.domain.accounts;

import java.time.Duration;

/** Counts logins that did not succeed, for all nodes alike and by the time of the database. */
public interface LoginAttempts {

    /**
     * Counts one attempt as failed, before it is known whether it is: attempts made at once count too. Does not count it
     * when a limit is reached already. The limit of a name everywhere does not hold from an address that it logged in from.
     *
     * @param name as given, of a user or not; the case of letters does not count
     * @param address where the attempt comes from
     */
    Attempt begin(String name, String address, LoginLimits limits);

    /** Forgets the attempts of a name from an address, since one of them succeeded. */
    void forgive(String name, String address);

    /** Forgets the attempts of a name from everywhere. */
    void forgiveAll(String name);

    /** Notes that the name logged in from the address now. */
    void remember(String name, String address);

    /** Forgets where the name logged in from: no address is more to it than another. */
    void forgetAddresses(String name);

    /**
     * Forgets attempts that no longer count.
     *
     * @param limit at most that many, at least 1
     * @return how many
     */
    int purge(LoginLimits limits, int limit);

    /**
     * Forgets addresses that are no longer remembered.
     *
     * @param limit at most that many, at least 1
     * @return how many
     */
    int purgeAddresses(LoginLimits limits, int limit);

    /** Whether an attempt may be made. */
    sealed interface Attempt {
        /** It may; when it is the last and fails, a limit is reached. */
        record Admitted(boolean isLast) implements Attempt {}

        /** It may not for that long, which is positive. */
        record Refused(Duration retryAfter) implements Attempt {}
    }
}
