package dev.nightshift.bootstrap.dump;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What can be read of a row but its date, and what cannot.
 *
 * @param values by their columns, without blanks
 * @param problem which cells cannot be read, and why; empty when all can
 * @param isTaken whether enough can be read: not of a row that has nothing but blanks and cells that cannot
 */
record MarketCells(Map<String, Double> values, Optional<String> label, Optional<String> problem, boolean isTaken) {

    private static final String RATING = "rating";
    private static final int LONGEST_LABEL = 100;
    private static final Set<String> BLANKS = Set.of("", ".", "na", "n/a", "#n/a", "null", "-");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final Map<String, Double> NO_NUMBERS = Map.of(
            "nan", Double.NaN,
            "inf", Double.POSITIVE_INFINITY,
            "+inf", Double.POSITIVE_INFINITY,
            "-inf", Double.NEGATIVE_INFINITY,
            "infinity", Double.POSITIVE_INFINITY,
            "-infinity", Double.NEGATIVE_INFINITY);

    /** Those of a row; nothing of one that is cut off or has too long a label. */
    static MarketCells of(CsvRow row, List<String> columns) {
        try {
            List<String> cells = columns.stream().map(row::text).toList();
            Optional<String> label = row.columns().contains(RATING) ? label(row.text(RATING)) : Optional.empty();
            return of(columns, cells, label);
        } catch (CsvRow.BadRow refused) {
            return new MarketCells(Map.of(), Optional.empty(), Optional.ofNullable(refused.getMessage()), false);
        }
    }

    private static MarketCells of(List<String> columns, List<String> cells, Optional<String> label) {
        Map<String, Double> values = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            try {
                number(column, cells.get(i)).ifPresent(value -> values.put(column, value));
            } catch (CsvRow.BadRow refused) {
                problems.add(refused.getMessage());
            }
        }
        Optional<String> problem = Optional.of(String.join("; ", problems)).filter(text -> !text.isEmpty());
        return new MarketCells(values, label, problem, problem.isEmpty() || !values.isEmpty());
    }

    private static Optional<Double> number(String column, String cell) {
        String text = cell.strip();
        if (isBlank(text)) {
            return Optional.empty();
        }
        Double none = NO_NUMBERS.get(text.toLowerCase(Locale.ROOT));
        if (none != null) {
            return Optional.of(none);
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new CsvRow.BadRow("%s must be a number, was '%s'".formatted(column, shown(text)));
        }
        Double value = Double.valueOf(text);
        if (value.isInfinite()) {
            throw new CsvRow.BadRow(
                    "%s must lie between -1.8e308 and 1.8e308, was '%s'".formatted(column, shown(text)));
        }
        return Optional.of(value);
    }

    private static Optional<String> label(String cell) {
        String text = cell.strip();
        if (text.length() > LONGEST_LABEL) {
            throw new CsvRow.BadRow(
                    "%s must have at most %d characters, was '%s'".formatted(RATING, LONGEST_LABEL, shown(text)));
        }
        return Optional.of(text).filter(each -> !isBlank(each));
    }

    private static boolean isBlank(String text) {
        return BLANKS.contains(text.toLowerCase(Locale.ROOT));
    }

    static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
