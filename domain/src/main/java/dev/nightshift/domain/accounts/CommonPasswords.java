package dev.nightshift.domain.accounts;

/** The passwords that are guessed first: at least the 10,000 most common ones that are long enough to be one. */
public interface CommonPasswords {

    /** Whether the password is one of them; the case of letters does not count. */
    boolean contains(Password password);
}
