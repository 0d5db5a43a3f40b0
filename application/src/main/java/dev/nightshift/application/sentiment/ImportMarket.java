package dev.nightshift.application.sentiment;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.MarketTables.Changes;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes in tables of market data, each as a whole or not at all; what was there and is the same stays untouched. */
public final class ImportMarket {

    private static final int ROWS_AT_ONCE = 5_000;

    private final Transactions transactions;
    private final MarketTables tables;
    private final LayoutMigrations migrations;

    public ImportMarket(Transactions transactions, MarketTables tables, LayoutMigrations migrations) {
        this.transactions = transactions;
        this.tables = tables;
        this.migrations = migrations;
    }

    /**
     * Takes in a table of today's layout, in the order of its rows. From its first day to its last the table is what is true:
     * days that it no longer has are removed, but for those that cannot be read in it, and those that a migration wrote, which
     * no such file ever had.
     */
    public Taken takeIn(String table, Rows rows) {
        return transactions.inOne(() -> {
            tables.hold(table);
            Intake intake = new Intake(table);
            rows.pourInto(intake);
            return intake.finish();
        });
    }

    /**
     * What was different.
     *
     * @param removed days that were there and are no longer
     */
    public record Taken(Changes changes, long removed) {

        public static final Taken NOTHING = new Taken(Changes.NONE, 0);

        public Taken plus(Taken other) {
            return new Taken(changes.plus(other.changes), removed + other.removed);
        }
    }

    /** Rows that can be read once. */
    @FunctionalInterface
    public interface Rows {
        void pourInto(RowSink sink);
    }

    /** Takes rows in their order. */
    public interface RowSink {

        /** @param values by their columns, without blanks */
        void row(LocalDate date, Map<String, Double> values, Optional<String> label);

        /** Says that a row which is not given may be of one of these days; told before any row below it is given. */
        void unreadable(DayRange days);
    }

    /** Gives rows on by so many; the rows that stand on one day stay together. */
    private final class Intake implements RowSink {

        private final String table;
        private final List<MarketRow> waiting = new ArrayList<>();
        private Taken taken = Taken.NOTHING;
        private LocalDate next = LocalDate.MAX;
        private LocalDate standsOn = LocalDate.MIN;
        private final Set<LocalDate> migrated;
        private final List<DayRange> unreadable = new ArrayList<>();

        Intake(String table) {
            this.table = table;
            this.migrated = migrations.writtenDays(table);
        }

        @Override
        public void row(LocalDate date, Map<String, Double> values, Optional<String> label) {
            if (date.isAfter(standsOn)) {
                standsOn = date;
                if (waiting.size() >= ROWS_AT_ONCE) {
                    keep();
                }
            }
            waiting.add(new MarketRow(standsOn, date, new TreeMap<>(values), label));
        }

        @Override
        public void unreadable(DayRange days) {
            unreadable.add(days);
        }

        Taken finish() {
            keep();
            return taken;
        }

        private void keep() {
            if (waiting.isEmpty()) {
                return;
            }
            LocalDate first = next.equals(LocalDate.MAX) ? waiting.get(0).standsOn() : next;
            LocalDate last = waiting.get(waiting.size() - 1).standsOn();
            Set<LocalDate> gone = new TreeSet<>(tables.standing(table, new DayRange(first, last)));
            gone.removeAll(migrated);
            gone.removeIf(day -> unreadable.stream().anyMatch(days -> days.contains(day)));
            waiting.forEach(row -> gone.remove(row.standsOn()));
            tables.remove(table, gone);
            taken = taken.plus(new Taken(tables.replace(table, waiting), gone.size()));
            next = last.plusDays(1);
            waiting.clear();
        }
    }
}
