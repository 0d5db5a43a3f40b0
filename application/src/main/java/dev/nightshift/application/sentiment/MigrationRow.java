package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.migration.Checksum;
import dev.nightshift.domain.sentiment.migration.LayoutMigration;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations.Replaced;
import dev.nightshift.domain.sentiment.migration.TableMapping;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One thing that a migration does. */
sealed interface MigrationRow {

    /**
     * A row of the older table, said as today.
     *
     * @param row empty when it cannot be
     * @param sum of the texts of today; of a row that cannot be read, of its texts
     * @param problem why it cannot be; empty when it can
     */
    record Read(LayoutMigration migration, int place, int of, Optional<MarketRow> row, Checksum sum, String problem)
            implements MigrationRow {

        static Read of(
                LayoutMigration migration,
                int place,
                int of,
                TableMapping mapping,
                List<String> columns,
                List<String> texts) {
            Map<String, String> old = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                old.put(columns.get(i).replace("\uFEFF", ""), texts.get(i));
            }
            try {
                MarketRow row = rowOf(mapping.apply(old));
                return new Read(migration, place, of, Optional.of(row), sumOf(row), "");
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                return new Read(
                        migration,
                        place,
                        of,
                        Optional.empty(),
                        Checksum.of(old),
                        String.valueOf(unreadable.getMessage()));
            }
        }

        boolean isLast() {
            return place == of - 1;
        }
    }

    /** What was there before, which comes back. */
    record Back(LayoutMigration migration, Replaced replaced, boolean isLast) implements MigrationRow {}

    /** That nothing is left to be done but to say so. */
    record Ended(LayoutMigration migration) implements MigrationRow {}

    static List<Read> reads(List<MigrationRow> rows) {
        return rows.stream().map(Read.class::cast).toList();
    }

    static List<Back> backs(List<MigrationRow> rows) {
        return rows.stream().map(Back.class::cast).toList();
    }

    private static MarketRow rowOf(Map<String, String> texts) {
        Map<String, Double> values = new TreeMap<>();
        texts.forEach((column, text) -> {
            if (!column.equals("date") && !column.equals("rating") && !text.isEmpty()) {
                values.put(column, Double.valueOf(text));
            }
        });
        String label = texts.getOrDefault("rating", "");
        LocalDate date = LocalDate.parse(texts.getOrDefault("date", ""));
        return new MarketRow(
                date, date, new TreeMap<>(values), label.isEmpty() ? Optional.empty() : Optional.of(label));
    }

    /** That of a row of today, whichever way it came. */
    static Checksum sumOf(MarketRow row) {
        Map<String, String> texts = new HashMap<>();
        row.values().forEach((column, value) -> texts.put(column, value.toString()));
        texts.put("date", row.date().toString());
        row.label().ifPresent(label -> texts.put("rating", label));
        return Checksum.of(texts);
    }
}
