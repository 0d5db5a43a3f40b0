package dev.nightshift.bootstrap.dump;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Counts the bytes that are read from files, and tells how many those are. */
record ReadBytes(LongConsumer listener) {

    InputStream counting(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                if (value >= 0) {
                    listener.accept(1);
                }
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (count > 0) {
                    listener.accept(count);
                }
                return count;
            }
        };
    }
}
