package dev.nightshift.adapters.persistence;

import dev.nightshift.application.StorageUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Rows on their way into a table by COPY, in its text format (PostgreSQL manual, COPY, "Text Format"). They are sent in
 * whole COPYs of about a megabyte: between two calls none is open, for a connection with an open COPY can do nothing
 * else, not even roll back.
 */
public final class CopyText {

    private static final int SEND_AT = 1 << 20;

    private final CopyManager copies;
    private final String statement;
    private final StringBuilder buffer = new StringBuilder();
    private boolean rowIsEmpty = true;

    private CopyText(CopyManager copies, String statement) {
        this.copies = copies;
        this.statement = statement;
    }

    /** @param target the table, with its columns in brackets */
    public static CopyText into(String target, Connection connection) {
        try {
            return new CopyText(connection.unwrap(PGConnection.class).getCopyAPI(), "COPY " + target + " FROM STDIN");
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    public CopyText add(@Nullable String value) {
        separate();
        if (value == null) {
            buffer.append("\\N");
        } else {
            addEscaped(value);
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
        buffer.append(Times.text(value));
        return this;
    }

    public void endRow() {
        buffer.append('\n');
        rowIsEmpty = true;
        if (buffer.length() >= SEND_AT) {
            send();
        }
    }

    /** Sends the last rows. */
    public void end() {
        send();
    }

    private void separate() {
        if (!rowIsEmpty) {
            buffer.append('\t');
        }
        rowIsEmpty = false;
    }

    private void addEscaped(String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            @Nullable String escape = escapeOf(value.charAt(i));
            if (escape != null) {
                buffer.append(value, from, i).append(escape);
                from = i + 1;
            }
        }
        buffer.append(value, from, value.length());
    }

    private static @Nullable String escapeOf(char character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
        };
    }

    private void send() {
        String rows = buffer.toString();
        buffer.setLength(0);
        try {
            copies.copyIn(statement, new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
        } catch (SQLException failure) {
            RuntimeException translated = Failures.of(failure);
            throw translated instanceof StorageUnavailable ? translated : new RefusedCopy(failure, rows);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
