package dev.nightshift.domain.sentiment.validation;

import static dev.nightshift.domain.sentiment.validation.Fault.A_TENTH;
import static dev.nightshift.domain.sentiment.validation.Fault.A_TENTH_OF_A_COUNT;
import static dev.nightshift.domain.sentiment.validation.Fault.FEED_STOOD_STILL;
import static dev.nightshift.domain.sentiment.validation.Fault.FEED_STOOD_STILL_FOR_A_WEEK;
import static dev.nightshift.domain.sentiment.validation.Fault.INDEX_TYPED_WRONG;
import static dev.nightshift.domain.sentiment.validation.Fault.NEGATIVE;
import static dev.nightshift.domain.sentiment.validation.Fault.NOT_A_NUMBER;
import static dev.nightshift.domain.sentiment.validation.Fault.POINT_MOVED;
import static dev.nightshift.domain.sentiment.validation.Fault.ROW_COPIED;
import static dev.nightshift.domain.sentiment.validation.Fault.ROW_LEFT_OUT;
import static dev.nightshift.domain.sentiment.validation.Fault.ROW_TWICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Real tables with mistakes of all kinds in them, and the list of these. */
public final class FaultyTables {

    static final Set<Fault> ALL_OF_A_PRICE =
            EnumSet.complementOf(EnumSet.of(A_TENTH_OF_A_COUNT, Fault.OTHER_SIGN, ROW_COPIED, INDEX_TYPED_WRONG));
    private static final Set<Fault> ALL_OF_A_PRICE_AMONG_OTHERS = with(ALL_OF_A_PRICE, ROW_COPIED);
    private static final Set<Fault> STAND_STILLS = EnumSet.of(FEED_STOOD_STILL, FEED_STOOD_STILL_FOR_A_WEEK);
    private static final Set<Fault> MOVED = EnumSet.of(POINT_MOVED, A_TENTH);

    /** A feed that stands still is told some days after its beginning. */
    private static final int DAYS_UNTIL_TOLD = 14;

    private final List<Planted> planted = new ArrayList<>();
    private final Map<String, List<TableRow>> tables = new TreeMap<>();

    /** More than a hundred in copies of the real tables. */
    public static FaultyTables ofRealOnes() {
        FaultyTables tables = new FaultyTables();
        tables.spoil("us_inputs", usInputs());
        tables.spoil("us_levels", usLevels());
        tables.spoil("us_vix", Map.of("close", ALL_OF_A_PRICE));
        tables.spoil("kr_put_call", Map.of("put_call", ALL_OF_A_PRICE));
        tables.spoil("kr_volumes", krVolumes());
        tables.spoil(
                "kr_published",
                Map.of(
                        "volatility",
                        EnumSet.of(ROW_LEFT_OUT, ROW_TWICE, NEGATIVE, NOT_A_NUMBER, ROW_COPIED, INDEX_TYPED_WRONG)));
        return tables;
    }

    private static Map<String, Set<Fault>> usInputs() {
        Map<String, Set<Fault>> faults = new LinkedHashMap<>();
        faults.put("spx_close", ALL_OF_A_PRICE_AMONG_OTHERS);
        List.of("vix_close", "hy_oas", "dgs10", "tlt_adj", "hyg_adj")
                .forEach(column -> faults.put(column, with(STAND_STILLS, POINT_MOVED, A_TENTH)));
        List.of("nyse_adv", "nyse_dec", "nyse_unch")
                .forEach(column -> faults.put(column, with(STAND_STILLS, POINT_MOVED, A_TENTH_OF_A_COUNT)));
        faults.put("ig_oas", MOVED);
        return faults;
    }

    private static Map<String, Set<Fault>> usLevels() {
        Map<String, Set<Fault>> faults = new LinkedHashMap<>();
        faults.put("sp500", ALL_OF_A_PRICE_AMONG_OTHERS);
        faults.put("stock_price_breadth", with(STAND_STILLS, POINT_MOVED, Fault.OTHER_SIGN));
        faults.put("stock_price_strength", STAND_STILLS);
        faults.put("safe_haven_demand", STAND_STILLS);
        faults.put("put_call_options", with(STAND_STILLS, POINT_MOVED));
        return faults;
    }

    private static Map<String, Set<Fault>> krVolumes() {
        Map<String, Set<Fault>> faults = new LinkedHashMap<>();
        faults.put(
                "advancing_volume",
                with(STAND_STILLS, ROW_LEFT_OUT, ROW_TWICE, NEGATIVE, NOT_A_NUMBER, POINT_MOVED, ROW_COPIED));
        faults.put("declining_volume", with(STAND_STILLS, POINT_MOVED));
        return faults;
    }

    private static Set<Fault> with(Set<Fault> faults, Fault... others) {
        EnumSet<Fault> all = EnumSet.copyOf(faults);
        Collections.addAll(all, others);
        return all;
    }

    private void spoil(String table, Map<String, Set<Fault>> byColumn) {
        spoil(table, MarketTables.rows(table), byColumn);
    }

    /** Plants from the end to the beginning, so that places before are not moved. */
    void spoil(String table, List<TableRow> clean, Map<String, Set<Fault>> byColumn) {
        List<TableRow> rows = new ArrayList<>(clean);
        int faults = byColumn.values().stream().mapToInt(Set::size).sum();
        int distance = (rows.size() - 30) / faults;
        int place = rows.size() - 20;
        for (Map.Entry<String, Set<Fault>> each : byColumn.entrySet()) {
            for (Fault fault : each.getValue()) {
                planted.add(new Planted(fault, fault.plant(rows, place, each.getKey()), table));
                place -= distance;
            }
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
            LocalDate last = STAND_STILLS.contains(fault) ? date.plusDays(DAYS_UNTIL_TOLD) : date;
            return fault.rule().name().equals(rule)
                    && series.startsWith(table)
                    && !found.isBefore(date)
                    && !found.isAfter(last);
        }
    }
}
