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
     * @param date the row's own; empty when it cannot be read
     * @param row empty when it cannot be
     * @param sum of the texts of today; of a row that cannot be read, of its texts
     * @param problem why it is not taken; empty when it is
     */
    record Read(
            LayoutMigration migration,
            int place,
            int of,
            Optional<LocalDate> date,
            Optional<MarketRow> row,
            Checksum sum,
            String problem)
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
                return new Read(migration, place, of, Optional.of(row.date()), Optional.of(row), sumOf(row), "");
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                String problem = String.valueOf(unreadable.getMessage());
                return new Read(
                        migration, place, of, dateOf(mapping, old), Optional.empty(), Checksum.of(old), problem);
            }
        }

        /** The same below another row of its day. */
        Read below(Read first) {
            String problem =
                    "its day %s is that of row %d already, which is taken".formatted(first.day(), first.number());
            return new Read(migration, place, of, date, row, sum, problem);
        }

        /** Where it is in the table, from 1. */
        int number() {
            return place + 1;
        }

        /** The row's own day, or one that nobody takes for it. */
        LocalDate day() {
            return date.orElse(LocalDate.EPOCH);
        }

        boolean isReadable() {
            return row.isPresent();
        }

        /** Whether a row above it is of the same day. */
        boolean isDoubled() {
            return isReadable() && !problem.isEmpty();
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

    private static Optional<LocalDate> dateOf(TableMapping mapping, Map<String, String> old) {
        try {
            return mapping.columns().stream()
                    .filter(column -> column.to().equals("date"))
                    .findFirst()
                    .map(column -> column.conversion().convert(old.getOrDefault(column.from(), "")))
                    .map(LocalDate::parse);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
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

    /** That of rows of today. */
    static Checksum sumOf(List<MarketRow> rows) {
        return rows.stream().map(MigrationRow::sumOf).reduce(Checksum.NONE, Checksum::plus);
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
