package dev.nightshift.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that backups write until they are whole. Each is locked by its writer, and noted in the data directory: one without a
 * lock was left by a backup that was killed.
 */
public final class UnfinishedBackups {

    private static final Logger LOG = System.getLogger(UnfinishedBackups.class.getName());
    private static final String SUFFIX = ".unfinished";
    private static final Pattern NAME = Pattern.compile(".+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.unfinished");

    private final Path dataDirectory;
    private final Path notes;

    public UnfinishedBackups(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.notes = dataDirectory.resolve("unfinished-backups");
    }

    /** A file beside the target that is being written and locked. */
    Writing begin(Path target) throws IOException {
        UUID id = UUID.randomUUID();
        Path file = target.resolveSibling(target.getFileName() + "." + id + SUFFIX);
        FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE);
        try {
            channel.lock();
            return new Writing(file, channel, note(id, file));
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** One that cannot be made leaves the file to the next backup into its folder. */
    private Path note(UUID id, Path file) {
        Path note = notes.resolve(id.toString());
        try {
            if (Files.isDirectory(dataDirectory)) {
                Files.createDirectories(notes);
                Files.writeString(note, file.toString(), UTF_8);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "An unfinished backup is not noted", e);
        }
        return note;
    }

    /** Removes what killed backups have left in the folder of a backup. */
    static void removeBeside(Path target) {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> NAME.matcher(entry.getFileName().toString()).matches())
                    .toList()
                    .forEach(UnfinishedBackups::isGone);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Unfinished backups cannot be looked for", e);
        }
    }

    /** Removes what killed backups of this data directory have left anywhere. */
    public void removeNoted() {
        if (!Files.isDirectory(notes)) {
            return;
        }
        try (Stream<Path> entries = Files.list(notes)) {
            List<Path> all = entries.toList();
            for (Path note : all) {
                if (isGone(Path.of(Files.readString(note, UTF_8)))) {
                    Files.deleteIfExists(note);
                }
            }
        } catch (IOException | InvalidPathException e) {
            LOG.log(Level.DEBUG, "Unfinished backups cannot be removed", e);
        }
    }

    /** Whether the file is not there any more; one that is locked is being written. */
    private static boolean isGone(Path file) {
        if (!Files.isRegularFile(file)) {
            return true;
        }
        if (!NAME.matcher(file.getFileName().toString()).matches()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            Files.deleteIfExists(file);
            LOG.log(Level.INFO, "Removed {0}, which a backup that was killed has left", file);
            return true;
        } catch (OverlappingFileLockException beingWritten) {
            return false;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "An unfinished backup cannot be removed", e);
            return false;
        }
    }

    /** A file that is being written; closed, it is gone unless it was moved to where it belongs. */
    record Writing(Path file, FileChannel channel, Path note) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
            Files.deleteIfExists(note);
        }
    }
}
