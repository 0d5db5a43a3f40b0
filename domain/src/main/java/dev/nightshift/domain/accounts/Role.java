package dev.nightshift.domain.accounts;

/** What a user may do; every role may do what the ones before it may. */
public enum Role {
    USER,
    MANAGER,
    ADMIN;

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
