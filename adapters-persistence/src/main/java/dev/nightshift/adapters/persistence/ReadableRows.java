package dev.nightshift.adapters.persistence;

import dev.nightshift.domain.Causes;
import dev.nightshift.domain.Page;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads lists row by row: a row that cannot be read, such as one that a newer version or somebody by hand has written, is left
 * out and logged once, and is no reason not to show the others. Its first column says which row it is.
 */
public final class ReadableRows {

    private static final Logger LOG = System.getLogger(ReadableRows.class.getName());
    private static final int MOST_REMEMBERED = 1_000;

    /** So many unreadable rows in a row are looked beyond. */
    private static final int MOST_ASKED = 100_000;

    private final String what;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** @param what the rows are, in the plural */
    public ReadableRows(String what) {
        this.what = what;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(Query query, Reading<T> reading) {
        return readable(all(query, reading));
    }

    /**
     * A page that is full although some rows are left out.
     *
     * @param ofSize the query for so many rows
     */
    public <T, P> Page<T, P> page(int limit, IntFunction<Query> ofSize, Reading<T> reading, Function<T, P> positionOf) {
        return pageOf(limit, size -> all(ofSize.apply(size), reading), positionOf);
    }

    /**
     * The same for rows that come from elsewhere.
     *
     * @param ofSize so many rows, those that cannot be read as empty
     */
    public <T, P> Page<T, P> pageOf(int limit, IntFunction<List<Optional<T>>> ofSize, Function<T, P> positionOf) {
        int asked = limit + 1;
        while (true) {
            List<Optional<T>> rows = ofSize.apply(asked);
            List<T> readable = readable(rows);
            if (readable.size() > limit || rows.size() < asked || asked == MOST_ASKED) {
                return Page.cut(readable, limit, positionOf);
            }
            asked = Math.min(MOST_ASKED, asked * 10);
        }
    }

    /** What comes of a row; empty when it cannot be read. */
    public <R, T> Optional<T> tryTo(Function<R, T> reading, R row, Function<R, String> name) {
        try {
            return Optional.of(reading.apply(row));
        } catch (RuntimeException unreadable) {
            log(name.apply(row), unreadable);
            return Optional.empty();
        }
    }

    private <T> List<Optional<T>> all(Query query, Reading<T> reading) {
        return query.map((row, context) -> read(row, reading)).list();
    }

    private <T> Optional<T> read(ResultSet row, Reading<T> reading) throws SQLException {
        try {
            return Optional.of(reading.read(row));
        } catch (RuntimeException unreadable) {
            log(row.getString(1), unreadable);
            return Optional.empty();
        }
    }

    private static <T> List<T> readable(List<Optional<T>> rows) {
        return rows.stream().flatMap(Optional::stream).toList();
    }

    private void log(String name, RuntimeException unreadable) {
        if (logged.size() < MOST_REMEMBERED && logged.add(name)) {
            LOG.log(
                    Level.WARNING,
                    "Of the {0}, {1} cannot be read and is left out: {2}",
                    what,
                    name,
                    Causes.message(unreadable).orElseGet(unreadable::toString));
        }
    }
}
