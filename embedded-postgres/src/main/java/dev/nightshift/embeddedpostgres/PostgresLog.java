package dev.nightshift.embeddedpostgres;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** PostgreSQL's log: a file that is moved to {@code postgres.log.1} when it is large, so both together stay bounded. */
record PostgresLog(Path file) {

    private static final long LARGE = 10L << 20;
    private static final int TAIL = 16 << 10;

    void create() throws IOException {
        PrivateFile.createIfAbsent(file);
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** What was logged behind a place, at most its end. */
    String since(long place) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            long from = Math.max(Math.min(place, channel.size()), channel.size() - TAIL);
            ByteBuffer bytes = ByteBuffer.allocate(TAIL);
            channel.read(bytes, from);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }

    /** Copies it away and empties it: PostgreSQL keeps the file open and appends. */
    void moveAwayIfLarge() throws IOException {
        if (size() > LARGE) {
            Files.copy(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            try (FileChannel channel = FileChannel.open(file, WRITE)) {
                channel.truncate(0);
            }
        }
    }
}
