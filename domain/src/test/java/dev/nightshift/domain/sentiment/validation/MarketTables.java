package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.sentiment.MarketFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of real tables as the validator takes them. */
final class MarketTables {

    private MarketTables() {}

    static List<TableRow> rows(String table) {
        return MarketFiles.rows(table).stream()
                .map(row -> new TableRow(row.date(), numbers(row.texts())))
                .toList();
    }

    static List<Finding> findings(TableRules rules, List<TableRow> rows) {
        List<Finding> findings = new ArrayList<>();
        TableValidator validator = new TableValidator(rules, findings::add);
        rows.forEach(validator::accept);
        validator.finish();
        return findings;
    }

    private static Map<String, Double> numbers(Map<String, String> texts) {
        Map<String, Double> numbers = new TreeMap<>();
        texts.forEach((column, text) -> {
            if (!column.equals("date") && !column.equals("rating") && !text.isEmpty()) {
                numbers.put(column, Double.valueOf(text));
            }
        });
        return numbers;
    }
}
