package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** The rows of the market tables, as they came: doubled days and impossible values too. */
public interface MarketTables {

    /**
     * Waits until nobody else holds the table, and holds it until the current transaction ends: what is read of it stays so,
     * as long as everybody holds what they change.
     */
    void hold(String table);

    /**
     * Takes rows over, all or none: those that are kept on days that the new rows stand on give way.
     *
     * @param rows in the order of their file, each day that rows stand on with all of them
     * @return what was different
     */
    Changes replace(String table, List<MarketRow> rows);

    /** Forgets the rows that stand on the days. */
    void remove(String table, Collection<LocalDate> standingOn);

    /** All rows by the days they stand on, then in the order of their file; none of an unknown table. */
    List<MarketRow> rows(String table);

    /** The rows that stand on the days, in the same order. */
    List<MarketRow> rows(String table, Set<LocalDate> standingOn);

    /** The days of the range that rows stand on, ascending. */
    SortedSet<LocalDate> standing(String table, DayRange range);

    /** The tables that have been taken in. */
    SortedSet<String> names();

    /**
     * How many rows of a table were new, stand where other rows stood, or were there already.
     *
     * @param added rows on days that had none
     * @param changed rows on days whose rows were others
     * @param unchanged rows on days whose rows were the same
     */
    record Changes(long added, long changed, long unchanged) {

        public static final Changes NONE = new Changes(0, 0, 0);

        public Changes plus(Changes other) {
            return new Changes(added + other.added, changed + other.changed, unchanged + other.unchanged);
        }
    }
}
