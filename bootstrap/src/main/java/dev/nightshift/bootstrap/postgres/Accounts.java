package dev.nightshift.bootstrap.postgres;

import java.nio.file.Path;
import java.util.List;

/** The accounts PostgreSQL may run as, the best first. */
record Accounts(List<Account> candidates) {

    static Accounts here() {
        return new Accounts(Account.candidates());
    }

    Account firstThatWorks(Binaries binaries, Path dir) {
        return candidates.stream()
                .filter(account -> account.works(binaries.program("postgres"), dir))
                .findFirst()
                .orElseThrow(() -> new PostgresUnavailable(
                        "PostgreSQL does not run as root, and no way to run it as another account works here"
                                + " (tried unshare, setpriv and runuser).",
                        "Start the program as a normal user, or set DATABASE_URL to use a PostgreSQL of your own."));
    }
}
