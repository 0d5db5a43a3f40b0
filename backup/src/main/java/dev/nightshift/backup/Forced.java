package dev.nightshift.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;

/** A stream that is on the disk when it is closed. */
final class Forced extends FilterOutputStream {

    private final FileChannel channel;

    Forced(FileChannel channel, OutputStream out) {
        super(out);
        this.channel = channel;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            out.flush();
            channel.force(true);
        }
        super.close();
    }
}
