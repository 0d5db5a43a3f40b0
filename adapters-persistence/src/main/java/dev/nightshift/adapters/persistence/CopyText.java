package dev.nightshift.adapters.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by COPY, in its text format (PostgreSQL manual, COPY, "Text Format"). */
public final class CopyText {

    private static final int SEND_AT = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(SEND_AT * 2);
    private boolean rowIsEmpty = true;

    private CopyText(CopyIn copy) {
        this.copy = copy;
    }

    /** @param target the table, with its columns in brackets */
    public static CopyText into(String target, Connection connection) {
        try {
            return new CopyText(
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN"));
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    public CopyText add(@Nullable String value) {
        separate();
        if (value == null) {
            buffer.append("\\N");
        } else {
            value.chars().forEach(this::escaped);
        }
        return this;
    }

    public CopyText add(long value) {
        separate();
        buffer.append(value);
        return this;
    }

    public CopyText add(Instant value) {
        separate();
        buffer.append(Times.column(value));
        return this;
    }

    public void endRow() {
        buffer.append('\n');
        rowIsEmpty = true;
        if (buffer.length() >= SEND_AT) {
            send();
        }
    }

    /** Sends the last rows and ends the COPY. */
    public void end() {
        send();
        try {
            copy.endCopy();
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    private void separate() {
        if (!rowIsEmpty) {
            buffer.append('\t');
        }
        rowIsEmpty = false;
    }

    private void escaped(int character) {
        switch (character) {
            case '\\' -> buffer.append("\\\\");
            case '\t' -> buffer.append("\\t");
            case '\n' -> buffer.append("\\n");
            case '\r' -> buffer.append("\\r");
            default -> buffer.append((char) character);
        }
    }

    private void send() {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }
}
