package dev.nightshift.domain.accounts;

/** Hashes passwords slowly. */
public interface PasswordHashing {

    /**
     * The hash of the password with a new salt.
     *
     * @throws HashingIsBusy if too many others wait
     */
    PasswordHash hash(Password password);

    /**
     * Whether the hash is of this password.
     *
     * @throws HashingIsBusy if too many others wait
     */
    boolean matches(Password password, PasswordHash hash);

    /**
     * As much work as {@link #matches}, for a user who is not there: time must not tell who is.
     *
     * @throws HashingIsBusy if too many others wait
     */
    void matchNobody(Password password);
}
