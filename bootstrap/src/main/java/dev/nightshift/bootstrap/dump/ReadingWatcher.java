package dev.nightshift.bootstrap.dump;

import java.nio.file.Path;

/** Who is told how far the reading of files is. */
public interface ReadingWatcher {

    /** For those who need not know. */
    ReadingWatcher NOBODY = new ReadingWatcher() {};

    /** A file is begun. */
    default void begins(Path file) {}

    /** @param more bytes of the file as it lies on the disk, since the last time */
    default void bytesRead(long more) {}

    /** @param more rows, since the last time, good ones or bad */
    default void rowsRead(long more) {}
}
