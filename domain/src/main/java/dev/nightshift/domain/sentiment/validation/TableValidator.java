package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.sentiment.validation.Jumps.Jump;
import dev.nightshift.domain.sentiment.validation.TableRules.IndexColumn;
import dev.nightshift.domain.sentiment.validation.TableRules.Total;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks the rows of a table as they go by, in one pass; it keeps a year of changes per column and the row before. */
public final class TableValidator {

    private static final double SAME = 1e-9;
    private static final int FEW_COLUMNS = 4;

    private final TableRules rules;
    private final TradingDays days;
    private final Consumer<Finding> findings;
    private final Map<String, ColumnValidator> columns = new TreeMap<>();
    private final List<Jumps> totals = new ArrayList<>();
    private final List<TableRow> totalled = new ArrayList<>();
    private @Nullable TableRow before;

    /** Tells what it finds to {@code findings}, of each row at the latest when the two after it have gone by. */
    public TableValidator(TableRules rules, Consumer<Finding> findings) {
        this.rules = rules;
        this.days = new TradingDays(rules.market());
        this.findings = findings;
        rules.totals().forEach(total -> totals.add(new Jumps(total.jump())));
    }

    /** Takes the next row. */
    public void accept(TableRow row) {
        if (before != null && !row.date().isAfter(before.date())) {
            misplaced(row, row.date().equals(before.date()));
            return;
        }
        row.values().forEach((name, value) -> column(name).accept(row.date(), value, findings));
        checkCopy(row);
        checkTotals(row);
        rules.index().ifPresent(index -> checkIndex(index, row));
        before = row;
    }

    /** The last row has gone by. */
    public void finish() {
        TableRow last = before;
        if (last != null) {
            columns.values().forEach(column -> column.finish(last.date(), findings));
        }
        for (int i = 0; i < totals.size(); i++) {
            Total total = rules.totals().get(i);
            totals.get(i).finish().ifPresent(jump -> tell(total, jump));
        }
    }

    private ColumnValidator column(String name) {
        return columns.computeIfAbsent(name, each -> new ColumnValidator(rules.table(), rules.column(each), days));
    }

    private void misplaced(TableRow row, boolean again) {
        ValidationRule rule = again ? ValidationRule.DUPLICATE : ValidationRule.DISORDER;
        String detail = again ? "the day has a row already" : "the row above is of a later day";
        row.values().forEach((name, value) -> {
            column(name).tell(findings, row.date(), rule, Severity.ERROR, value, detail);
            column(name).acceptAlone(row.date(), value, findings);
        });
    }

    private void checkCopy(TableRow row) {
        if (before == null) {
            return;
        }
        Set<Map.Entry<String, Double>> same = new HashSet<>(row.values().entrySet());
        same.retainAll(before.values().entrySet());
        int all = row.values().size();
        boolean copied = all > 1 && same.size() == all && all == before.values().size();
        if (copied || isMost(telling(same), telling(row.values().entrySet()))) {
            findings.accept(Finding.of(
                    row.date(),
                    rules.table(),
                    ValidationRule.STALE_COPY,
                    Severity.WARNING,
                    (double) same.size(),
                    "%d of %d values are those of the row before".formatted(same.size(), all)));
        }
    }

    private static boolean isMost(long same, long all) {
        return all >= FEW_COLUMNS && same * 2 > all;
    }

    /** How many of the values may not just as well repeat. */
    private long telling(Set<Map.Entry<String, Double>> values) {
        return values.stream()
                .filter(each -> !column(each.getKey()).mayRepeat(each.getValue()))
                .count();
    }

    private void checkTotals(TableRow row) {
        totalled.add(row);
        if (totalled.size() > 3) {
            totalled.remove(0);
        }
        for (int i = 0; i < totals.size(); i++) {
            Total total = rules.totals().get(i);
            if (row.values().keySet().containsAll(total.columns())) {
                totals.get(i).next(row.date(), sum(total, row)).ifPresent(jump -> tell(total, jump));
            }
        }
    }

    private static double sum(Total total, TableRow row) {
        return total.columns().stream().mapToDouble(row.values()::get).sum();
    }

    /** The jump of a total is that of the column that changed most. */
    private void tell(Total total, Jump jump) {
        int at = indexOf(jump);
        TableRow row = totalled.get(at);
        TableRow other = totalled.get(at > 0 ? at - 1 : Math.min(1, totalled.size() - 1));
        String changedMost = total.columns().stream()
                .max(Comparator.comparingDouble(name -> change(name, other, row)))
                .orElseThrow();
        column(changedMost)
                .tell(
                        findings,
                        jump.date(),
                        ValidationRule.JUMP,
                        Severity.WARNING,
                        row.values().getOrDefault(changedMost, Double.NaN),
                        String.format(
                                Locale.ROOT,
                                "%s add up to %.6g, off by %.3g",
                                total.columns(),
                                jump.value(),
                                jump.by()));
    }

    private int indexOf(Jump jump) {
        for (int i = 0; i < totalled.size(); i++) {
            if (totalled.get(i).date().equals(jump.date())) {
                return i;
            }
        }
        return totalled.size() - 1;
    }

    private static double change(String name, TableRow from, TableRow to) {
        return Math.abs(to.values().getOrDefault(name, 0.0) - from.values().getOrDefault(name, 0.0));
    }

    private void checkIndex(IndexColumn index, TableRow row) {
        Double value = row.values().get(index.column());
        double mean = index.components().stream()
                .filter(row.values()::containsKey)
                .mapToDouble(row.values()::get)
                .average()
                .orElse(Double.NaN);
        if (value != null && !(Math.abs(value - mean) <= SAME)) {
            column(index.column())
                    .tell(
                            findings,
                            row.date(),
                            ValidationRule.INDEX_MISMATCH,
                            Severity.ERROR,
                            value,
                            "its components have the mean " + mean);
        }
    }
}
