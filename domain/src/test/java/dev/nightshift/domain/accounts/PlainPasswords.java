package dev.nightshift.domain.accounts;

/** Hashing that hides nothing and takes no time; counts what it was asked. */
public final class PlainPasswords implements PasswordHashing {

    private int comparisons;

    @Override
    public PasswordHash hash(Password password) {
        return hashOf(password.value());
    }

    public static PasswordHash hashOf(String password) {
        return new PasswordHash("plain:" + password);
    }

    @Override
    public synchronized boolean matches(Password password, PasswordHash hash) {
        comparisons++;
        return hash(password).equals(hash);
    }

    @Override
    public synchronized void matchNobody(Password password) {
        comparisons++;
    }

    public synchronized int comparisons() {
        return comparisons;
    }
}
