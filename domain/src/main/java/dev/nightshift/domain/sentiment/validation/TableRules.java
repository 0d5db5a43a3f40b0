package dev.nightshift.domain.sentiment.validation;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.sentiment.Market;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a table of daily rows.
 *
 * @param columns those that are known; others are held to {@link ColumnRules#unknown}
 * @param totals sums of columns that change less than the columns do
 * @param index which column is the mean of which
 */
public record TableRules(
        String table, Market market, List<ColumnRules> columns, List<Total> totals, Optional<IndexColumn> index) {

    /** A sum whose jumps tell that one of its columns is wrong. */
    public record Total(List<String> columns, JumpRule jump) {
        public Total {
            columns = List.copyOf(columns);
            requireNonNull(jump, "jump");
        }
    }

    /** An index with the components that it is the mean of, to 1e-9. */
    public record IndexColumn(String column, List<String> components) {
        public IndexColumn {
            requireNonNull(column, "column");
            components = List.copyOf(components);
        }
    }

    public TableRules {
        requireNonNull(table, "table");
        requireNonNull(market, "market");
        requireNonNull(index, "index");
        columns = List.copyOf(columns);
        totals = List.copyOf(totals);
    }

    /** A table of the market of which nothing more is known. */
    public static TableRules unknown(String table, Market market) {
        return new TableRules(table, market, List.of(), List.of(), Optional.empty());
    }

    ColumnRules column(String name) {
        return columns.stream()
                .filter(each -> each.column().equals(name))
                .findFirst()
                .orElseGet(() -> ColumnRules.unknown(name));
    }
}
