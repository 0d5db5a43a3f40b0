package dev.nightshift.domain.accounts;

/** So many passwords are being hashed that one more would have to wait too long. */
public final class HashingIsBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HashingIsBusy() {
        super("too many passwords are being checked");
    }
}
