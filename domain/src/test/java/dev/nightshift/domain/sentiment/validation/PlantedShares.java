package dev.nightshift.domain.sentiment.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Plants a mistake at many places of a real table, one at a time, and counts how many are found. */
final class PlantedShares {

    private static final int PLACES = 40;
    private static final int A_YEAR = 255;
    private static final int A_MONTH = 25;
    private static final int ROWS_AFTER = 15;
    private static final int LONGEST_FAULT = 8;

    private final TableRules rules;
    private final List<TableRow> rows;
    private final Set<Finding> known;

    PlantedShares(TableRules rules) {
        this.rules = rules;
        this.rows = MarketTables.rows(rules.table());
        this.known = new HashSet<>(MarketTables.findings(rules, rows));
    }

    String table() {
        return rules.table();
    }

    /** Those that have values. */
    List<String> columns() {
        return rules.columns().stream()
                .map(ColumnRules::column)
                .filter(column -> rows.stream().anyMatch(row -> row.values().containsKey(column)))
                .toList();
    }

    int percent(String column, Fault fault) {
        Random random = new Random((rules.table() + column + fault).hashCode());
        int[] places = IntStream.range(2, rows.size() - LONGEST_FAULT)
                .filter(place -> IntStream.rangeClosed(place - 1, place + LONGEST_FAULT)
                        .allMatch(each -> each < rows.size() && has(each, column)))
                .filter(place -> isPossible(place, column, fault))
                .toArray();
        long found = random.ints(PLACES, 0, places.length)
                .filter(each -> isFound(places[each], column, fault))
                .count();
        return (int) (100 * found / PLACES);
    }

    private boolean has(int place, String column) {
        return rows.get(place).values().containsKey(column);
    }

    /** Of nothing, ten times and a tenth are the same. */
    private boolean isPossible(int place, String column, Fault fault) {
        if (fault == Fault.ROW_ON_A_HOLIDAY) {
            return Fault.isEve(rows, place);
        }
        double value = rows.get(place).values().getOrDefault(column, 0.0);
        return fault.rule() != ValidationRule.JUMP || value != 0;
    }

    private boolean isFound(int place, String column, Fault fault) {
        int from = Math.max(0, place - (fault.rule() == ValidationRule.JUMP ? A_YEAR : A_MONTH));
        List<TableRow> part = new ArrayList<>(rows.subList(from, Math.min(rows.size(), place + ROWS_AFTER)));
        LocalDate first = fault.plant(part, place - from, column);
        LocalDate last =
                isStandStill(fault) ? rows.get(place + LONGEST_FAULT - 1).date() : first;
        return MarketTables.findings(rules, part).stream()
                .filter(finding -> !known.contains(finding))
                .filter(finding ->
                        !finding.date().isBefore(first) && !finding.date().isAfter(last))
                .anyMatch(finding -> isWhatMustBeFound(fault, finding.rule()));
    }

    private static boolean isStandStill(Fault fault) {
        return fault.rule() == ValidationRule.STALE_COPY && fault != Fault.ROW_COPIED;
    }

    /** What stands still or jumps may also be told as an index that is not that of its components. */
    private static boolean isWhatMustBeFound(Fault fault, ValidationRule rule) {
        boolean mayBeOther = fault.rule() == ValidationRule.JUMP || isStandStill(fault);
        boolean isOther = rule == ValidationRule.INDEX_MISMATCH || rule == ValidationRule.IMPOSSIBLE_VALUE;
        return fault.rule() == rule || (mayBeOther && isOther);
    }
}
