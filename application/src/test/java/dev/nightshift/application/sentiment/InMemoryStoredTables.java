package dev.nightshift.application.sentiment;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Tables whose days nobody reads to change them, or changes, without holding the table in the same transaction. */
final class InMemoryStoredTables implements MarketTables {

    private final MarketTables tables;
    private final RollingBack transactions;
    private final Map<String, Integer> heldIn = new HashMap<>();

    InMemoryStoredTables(MarketTables tables, RollingBack transactions) {
        this.tables = tables;
        this.transactions = transactions;
    }

    private int transaction() {
        return transactions.commits() + transactions.rollbacks();
    }

    private void requireHeld(String table) {
        if (!Integer.valueOf(transaction()).equals(heldIn.get(table))) {
            throw new AssertionError("the table %s is not held".formatted(table));
        }
    }

    @Override
    public void hold(String table) {
        if (!transactions.isOpen()) {
            throw new AssertionError("there is no transaction in which %s could be held".formatted(table));
        }
        heldIn.put(table, transaction());
        tables.hold(table);
    }

    @Override
    public Changes replace(String table, List<MarketRow> rows) {
        requireHeld(table);
        return tables.replace(table, rows);
    }

    @Override
    public void remove(String table, Collection<LocalDate> standingOn) {
        requireHeld(table);
        tables.remove(table, standingOn);
    }

    @Override
    public List<MarketRow> rows(String table) {
        return tables.rows(table);
    }

    @Override
    public List<MarketRow> rows(String table, Set<LocalDate> standingOn) {
        requireHeld(table);
        return tables.rows(table, standingOn);
    }

    @Override
    public SortedSet<LocalDate> standing(String table, DayRange range) {
        requireHeld(table);
        return tables.standing(table, range);
    }

    @Override
    public SortedSet<String> names() {
        return tables.names();
    }
}
