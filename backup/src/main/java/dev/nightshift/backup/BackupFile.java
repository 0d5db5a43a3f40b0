package dev.nightshift.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup to read: a zip file with a manifest and a table per entry. */
final class BackupFile implements Closeable {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new BackupFailed(
                    Files.isDirectory(path)
                            ? "The backup %s is a directory, not a file.".formatted(path)
                            : "The backup %s does not exist.".formatted(path),
                    "Name a file that `backup` has written.");
        }
        try {
            return opened(path);
        } catch (ZipException e) {
            throw startsLikeOne(path) ? damaged(path, e) : notOurs(path, e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream read(Manifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw damaged(path, new ZipException("no " + table.entry()));
        }
        return zip.getInputStream(entry);
    }

    BackupFailed damaged(Throwable cause) {
        return damaged(path, cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static BackupFile opened(Path path) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            return new BackupFile(path, zip, manifestOf(path, zip));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Manifest manifestOf(Path path, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw notOurs(path, null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Manifest.readFrom(in);
        } catch (Manifest.Unreadable e) {
            throw e.isNewer() ? newer(path, e) : notOurs(path, e);
        }
    }

    private static boolean startsLikeOne(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (IOException e) {
            return false;
        }
    }

    private static BackupFailed damaged(Path path, Throwable cause) {
        return new BackupFailed(
                "The backup %s is incomplete or damaged.".formatted(path),
                "Copy it again from where it was made, or use an older one.",
                cause);
    }

    private static BackupFailed notOurs(Path path, @Nullable Throwable cause) {
        return new BackupFailed(
                "The file %s is not a backup of Nightshift.".formatted(path),
                "Name a file that `backup` has written.",
                cause);
    }

    private static BackupFailed newer(Path path, Throwable cause) {
        return new BackupFailed(
                "The backup %s was written by a newer program, in a form this one does not know.".formatted(path),
                "Restore it with that program's version or a later one.",
                cause);
    }

    private static BackupFailed unreadable(Path path, IOException cause) {
        return new BackupFailed(
                "The backup %s cannot be read.".formatted(path), "Check its owner, its rights and the disk.", cause);
    }
}
