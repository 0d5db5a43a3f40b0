package dev.nightshift.adapters.persistence;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A COPY that PostgreSQL refuses, with the row that it names: {@code COPY t, line 3, column c: "…"}. */
public final class RefusedCopy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern PLACE = Pattern.compile("COPY [^,]+, line ([0-9]+)");

    private final Optional<String> firstCell;

    RefusedCopy(SQLException failure, String rows) {
        super(reason(failure), failure);
        this.firstCell = row(failure)
                .flatMap(number -> rows.lines().skip(number - 1).findFirst())
                .map(row -> row.split("\t", 2)[0]);
    }

    /** What stands in the first column of the row; empty when no row is named. */
    public Optional<String> firstCell() {
        return firstCell;
    }

    private static Optional<Integer> row(SQLException failure) {
        return message(failure)
                .map(ServerErrorMessage::getWhere)
                .map(PLACE::matcher)
                .filter(Matcher::lookingAt)
                .map(place -> Integer.valueOf(place.group(1)));
    }

    private static String reason(SQLException failure) {
        return message(failure).map(ServerErrorMessage::getMessage).orElse(String.valueOf(failure.getMessage()));
    }

    private static Optional<ServerErrorMessage> message(SQLException failure) {
        @Nullable
        ServerErrorMessage message = failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        return Optional.ofNullable(message);
    }
}
