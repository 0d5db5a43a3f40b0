package dev.nightshift.embeddedpostgres;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * As whom PostgreSQL's programs run, since they refuse to be root.
 *
 * @param prefix what is put before a command
 * @param owner who must own the cluster; null when the program is not root and the files are its own already
 */
record Account(List<String> prefix, @Nullable String owner) {

    /** The user who runs this program. */
    static final Account SELF = new Account(List.of(), null);

    /** Root without its name and rights: in a user namespace of its own, still the owner of its files. */
    static final Account NAMELESS = new Account(List.of("unshare", "-U"), "0");

    static final int NOBODY = 65534;
    private static final String NOBODY_TEXT = Integer.toString(NOBODY);
    private static final Command SETPRIV =
            Command.of(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));

    static final Account PLAIN_NOBODY = new Account(SETPRIV.words(), NOBODY_TEXT);

    /** Also reaches a data directory below one that only root may enter. */
    static final Account ENTERING_NOBODY = new Account(
            SETPRIV.with("--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override")
                    .with("--securebits=+no_setuid_fixup")
                    .words(),
            NOBODY_TEXT);

    static final Account RUNUSER = new Account(List.of("runuser", "-u", "nobody", "--"), NOBODY_TEXT);

    static List<Account> candidates() {
        return isRoot() ? List.of(NAMELESS, PLAIN_NOBODY, ENTERING_NOBODY, RUNUSER) : List.of(SELF);
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** Whether a program run as this account is not root, can run PostgreSQL and write into the directory. */
    boolean works(Path program, Path dir) {
        if (prefix.isEmpty()) {
            return true;
        }
        String test = "test \"$(id -u)\" != 0 && test -x \"$1\" && test -w \"$2\"";
        try {
            own(dir);
            return Command.of(prefix)
                            .with("/bin/sh", "-c", test, "sh", program.toString(), dir.toString())
                            .run()
                            .exit()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives the directory to this account and lets it pass the data directory above. */
    void own(Path dir) throws IOException {
        if (owner == null) {
            return;
        }
        FileTree.giveTo(dir, principal(owner));
        if (owner.equals(NOBODY_TEXT)) {
            letPass(requireNonNull(dir.getParent()));
        }
    }

    private static UserPrincipal principal(String id) throws IOException {
        String name = id.equals(NOBODY_TEXT) ? "nobody" : "root";
        try {
            return principalNamed(name);
        } catch (IOException e) {
            return principalNamed(id);
        }
    }

    private static UserPrincipal principalNamed(String name) throws IOException {
        return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }

    private static void letPass(Path dir) throws IOException {
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(dir));
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(dir, permissions);
        }
    }
}
