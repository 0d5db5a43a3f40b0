package dev.nightshift.domain.sentiment.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Real tables with mistakes of all kinds in them, and the list of these. */
public final class FaultyTables {

    /** A feed that stands still is told some days after its beginning. */
    private static final int DAYS_UNTIL_TOLD = 14;

    private final List<Planted> planted = new ArrayList<>();
    private final Map<String, List<TableRow>> tables = new TreeMap<>();

    /** Fifty and more in copies of the real tables. */
    public static FaultyTables ofRealOnes() {
        FaultyTables tables = new FaultyTables();
        tables.spoil("us_inputs", "spx_close", EnumSet.range(Fault.ROW_LEFT_OUT, Fault.ROW_COPIED));
        tables.spoil("us_levels", "sp500", EnumSet.range(Fault.ROW_LEFT_OUT, Fault.ROW_COPIED));
        tables.spoil("us_vix", "close", EnumSet.range(Fault.ROW_LEFT_OUT, Fault.FEED_STOOD_STILL));
        tables.spoil("kr_put_call", "put_call", EnumSet.range(Fault.ROW_LEFT_OUT, Fault.FEED_STOOD_STILL));
        tables.spoil(
                "kr_published",
                "volatility",
                EnumSet.of(
                        Fault.ROW_LEFT_OUT,
                        Fault.ROW_TWICE,
                        Fault.NEGATIVE,
                        Fault.NOT_A_NUMBER,
                        Fault.INDEX_TYPED_WRONG));
        return tables;
    }

    private void spoil(String table, String column, EnumSet<Fault> faults) {
        spoil(table, MarketTables.rows(table), column, faults);
    }

    /** Plants from the end to the beginning, so that places before are not moved. */
    void spoil(String table, List<TableRow> clean, String column, EnumSet<Fault> faults) {
        List<TableRow> rows = new ArrayList<>(clean);
        int distance = (rows.size() - 30) / faults.size();
        int place = rows.size() - 20;
        for (Fault fault : faults) {
            planted.add(new Planted(fault, fault.plant(rows, place, column), table));
            place -= distance;
        }
        tables.put(table, rows);
    }

    public List<Planted> planted() {
        return Collections.unmodifiableList(planted);
    }

    /** The rows by the names of their tables. */
    public Map<String, List<TableRow>> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /** A mistake, where it is. */
    public record Planted(Fault fault, LocalDate date, String table) {

        /** Whether a finding is the one that the mistake must lead to. */
        public boolean isFoundBy(LocalDate found, String series, String rule) {
            LocalDate last = fault == Fault.FEED_STOOD_STILL ? date.plusDays(DAYS_UNTIL_TOLD) : date;
            return fault.rule().name().equals(rule)
                    && series.startsWith(table)
                    && !found.isBefore(date)
                    && !found.isAfter(last);
        }
    }
}
