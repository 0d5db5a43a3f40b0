package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.sentiment.MarketFiles;
import dev.nightshift.domain.sentiment.migration.TableMapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** The rows of an older layout of the published Korean index, said in today's. */
    static List<TableRow> older(TableMapping layout, String file) {
        return MarketFiles.rows(file).stream()
                .map(row -> layout.apply(withoutMark(row.texts())))
                .map(row -> new TableRow(LocalDate.parse(row.getOrDefault("date", "")), numbers(row)))
                .toList();
    }

    private static Map<String, String> withoutMark(Map<String, String> texts) {
        Map<String, String> row = new HashMap<>();
        texts.forEach((column, text) -> row.put(column.replace("\uFEFF", ""), text));
        return row;
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
