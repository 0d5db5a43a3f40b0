package dev.nightshift.bootstrap.dump;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how many bytes are read. */
final class WatchedBytes extends FilterInputStream {

    private final ReadingWatcher watcher;

    WatchedBytes(InputStream bytes, ReadingWatcher watcher) {
        super(bytes);
        this.watcher = watcher;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            watcher.bytesRead(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            watcher.bytesRead(count);
        }
        return count;
    }
}
