package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The accounts PostgreSQL may run as, the best first. */
record Accounts(List<Account> candidates) {

    static Accounts here() {
        return new Accounts(Account.candidates());
    }

    /** Root would take the files away from the user whose they are. */
    void requireNotAnothers(Path cluster) throws IOException {
        if (!Account.isRoot()) {
            return;
        }
        int owner = (int) Files.getAttribute(cluster, "unix:uid");
        if (owner != 0 && owner != Account.NOBODY) {
            throw new PostgresUnavailable(
                    "The PostgreSQL data in %s belongs to the user %s, not to root."
                            .formatted(cluster, Files.getOwner(cluster).getName()),
                    "Run the command as that user, or give the whole data directory to root.");
        }
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
