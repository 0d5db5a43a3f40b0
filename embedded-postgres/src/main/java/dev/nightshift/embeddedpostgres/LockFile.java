package dev.nightshift.embeddedpostgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file, seen by all programs and by all parts of this one; it ends with the program that holds it.
 *
 * <p>One channel per file and program: closing a second one would give up the first one's lock on POSIX systems.
 */
final class LockFile {

    private static final ConcurrentMap<Path, LockFile> ALL = new ConcurrentHashMap<>();
    /** A byte behind any content, so that the content stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final long POLL_NANOS = Duration.ofMillis(10).toNanos();

    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;
    private int holders;

    private LockFile(Path path) {
        this.path = path;
    }

    static LockFile at(Path path) {
        return ALL.computeIfAbsent(path, LockFile::new);
    }

    synchronized boolean tryExclusive() {
        return holders == 0 && locked(false);
    }

    synchronized boolean tryShared() {
        if (holders > 0 && lock != null && lock.isShared()) {
            holders++;
            return true;
        }
        return holders == 0 && locked(true);
    }

    /** Waits for the exclusive lock; false when the patience ends first. */
    boolean awaitExclusive(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!tryExclusive()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    synchronized void release() {
        holders--;
        if (holders == 0) {
            close();
        }
    }

    /** Gives up a share and tells whether nobody has another, here or in any program. */
    synchronized boolean releaseAsLast() {
        release();
        return isFree();
    }

    /** Whether nobody else holds it; the caller's own share, if any, does not count. */
    synchronized boolean isMineAlone() {
        if (holders != 1) {
            return holders == 0 && isFree();
        }
        release();
        boolean free = isFree();
        if (!tryShared()) {
            throw new IllegalStateException("the share of %s must be free to take again".formatted(path));
        }
        return free;
    }

    synchronized void write(String text) throws IOException {
        if (channel == null) {
            throw new IllegalStateException("only the holder may write to %s".formatted(path));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** What the holder wrote, or nothing when this program is the holder. */
    synchronized String read() {
        try {
            return holders > 0 || !Files.exists(path) ? "" : Files.readString(path);
        } catch (IOException e) {
            return "";
        }
    }

    private boolean isFree() {
        if (!tryExclusive()) {
            return false;
        }
        release();
        return true;
    }

    private boolean locked(boolean shared) {
        try {
            channel = FileChannel.open(path, CREATE, READ, WRITE);
            lock = channel.tryLock(LOCKED_BYTE, 1, shared);
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            close();
            throw DiskTrouble.in(path, e);
        }
        if (lock == null) {
            close();
            return false;
        }
        holders = 1;
        return true;
    }

    private void close() {
        FileChannel closing = channel;
        lock = null;
        channel = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException e) {
            System.getLogger(LockFile.class.getName()).log(System.Logger.Level.DEBUG, "A lock file did not close.", e);
        }
    }
}
