package dev.nightshift.bootstrap.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether nobody but root and the user of this process can put other code in the place of a file: not into the file itself,
 * and not by exchanging it, a folder above it, or a link on the way to it.
 */
final class Unalterable {

    private static final String NO_EXTENSION = "The extensions cannot be used: ";
    private static final int STICKY = 0_1000;
    private static final int WRITABLE_BY_OTHERS = 0_0022;
    private static final int MOST_LINKS = 40;

    private final Path asked;
    private final int self;
    private int links;

    private Unalterable(Path asked, int self) {
        this.asked = asked;
        this.self = self;
    }

    /**
     * @param path an absolute one
     * @throws BadSetting in a sentence if others can alter what is there
     */
    static void require(Path path) {
        try {
            int self = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            new Unalterable(path, self).walk(path);
        } catch (NoSuchFileException missing) {
            throw new BadSetting(NO_EXTENSION + "there is no " + missing.getFile(), missing);
        } catch (IOException failure) {
            throw new BadSetting(
                    NO_EXTENSION
                            + "whether others can alter %s cannot be found out: %s"
                                    .formatted(path, Sentences.reason(failure)),
                    failure);
        }
    }

    private void walk(Path path) throws IOException {
        Path at = path.getRoot();
        for (int i = 0; i < path.getNameCount(); i++) {
            requireOurs(at, true);
            Path name = path.getName(i);
            if (name.toString().equals("..")) {
                at = at.getParent() == null ? at : at.getParent();
                continue;
            }
            Path next = at.resolve(name);
            if (Files.isSymbolicLink(next)) {
                follow(next, i + 1 < path.getNameCount() ? path.subpath(i + 1, path.getNameCount()) : null);
                return;
            }
            at = next;
        }
        requireOurs(at, false);
    }

    private void follow(Path link, @Nullable Path rest) throws IOException {
        if (++links > MOST_LINKS) {
            throw new IOException("there are too many links on the way");
        }
        requireOwned(link);
        Path target = link.resolveSibling(Files.readSymbolicLink(link));
        walk(rest == null ? target : target.resolve(rest));
    }

    /** @param isAbove a folder above, in which others may make files of their own, but exchange none where it is sticky */
    private void requireOurs(Path path, boolean isAbove) throws IOException {
        requireOwned(path);
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        boolean isGuarded = isAbove && (mode & STICKY) != 0;
        if ((mode & WRITABLE_BY_OTHERS) != 0 && !isGuarded) {
            throw refused(
                    path, "can be written by other users than its owner; take it from them with chmod go-w " + path);
        }
    }

    private void requireOwned(Path path) throws IOException {
        int owner = (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner != 0 && owner != self) {
            throw refused(
                    path,
                    "belongs to user %d, who is neither root nor the user of this process (%d)".formatted(owner, self));
        }
    }

    private BadSetting refused(Path path, String why) {
        String what = path.equals(asked) ? path.toString() : "%s is reached by %s, which".formatted(asked, path);
        return new BadSetting(NO_EXTENSION + what + " " + why + ".");
    }
}
