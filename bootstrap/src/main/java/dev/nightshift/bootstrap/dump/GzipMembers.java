package dev.nightshift.bootstrap.dump;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a gzip file holds (RFC 1952): all of its members one after the other, each checked, and nothing behind the last. The JDK's
 * stream passes over what is behind a member and is no other.
 */
final class GzipMembers extends InputStream {

    private static final int BUFFER = 1 << 16;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final PushbackInputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final byte[] input = new byte[BUFFER];
    private final CRC32 crc = new CRC32();
    private int inputLength;
    private boolean isInMember;

    GzipMembers(InputStream packed) {
        this.packed = new PushbackInputStream(packed, BUFFER);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (length > 0) {
            if (!isInMember && !beginsMember()) {
                return -1;
            }
            int count = inflated(buffer, offset, length);
            if (count > 0) {
                crc.update(buffer, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    /** False when there is nothing more. */
    private boolean beginsMember() throws IOException {
        int first = packed.read();
        if (first < 0) {
            return false;
        }
        if (first != 0x1F || packed.read() != 0x8B) {
            throw BrokenTable.of("there is data behind the end of the gzip file");
        }
        int method = next();
        int flags = next();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw damaged();
        }
        skip(6);
        skipFields(flags);
        inflater.reset();
        crc.reset();
        inputLength = 0;
        isInMember = true;
        return true;
    }

    private void skipFields(int flags) throws IOException {
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        for (int field : new int[] {NAME, COMMENT}) {
            if ((flags & field) != 0) {
                while (next() != 0) {}
            }
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private int inflated(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (inflater.needsInput()) {
                inputLength = packed.read(input);
                if (inputLength < 0) {
                    throw cutOff();
                }
                inflater.setInput(input, 0, inputLength);
            }
            int count = inflater.inflate(buffer, offset, length);
            if (inflater.needsDictionary()) {
                throw damaged();
            }
            return count;
        } catch (DataFormatException broken) {
            throw damaged();
        }
    }

    private void endMember() throws IOException {
        int rest = inflater.getRemaining();
        packed.unread(input, inputLength - rest, rest);
        long sum = word();
        long size = word();
        if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw damaged();
        }
        isInMember = false;
    }

    private long word() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private int next() throws IOException {
        int value = packed.read();
        if (value < 0) {
            throw cutOff();
        }
        return value;
    }

    private static BrokenTable cutOff() {
        return BrokenTable.of("the gzip file is cut off");
    }

    private static BrokenTable damaged() {
        return BrokenTable.of("the gzip file is damaged: what is in it does not fit its checksum or its format");
    }
}
