package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations.Replaced;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings back what gave way to a migration, but on days whose rows are no longer those that it wrote. */
record MigrationReturn(MarketTables tables, String target) {

    void bringBack(List<Replaced> days) {
        tables.hold(target);
        Map<LocalDate, List<MarketRow>> there = there(days);
        List<Replaced> unchanged =
                days.stream().filter(each -> isAsWritten(each, there)).toList();
        tables.remove(target, unchanged.stream().map(Replaced::day).toList());
        tables.replace(
                target, unchanged.stream().flatMap(each -> each.rows().stream()).toList());
    }

    /** How many of the days have rows that are not those which gave way. */
    long notBack(List<Replaced> days) {
        tables.hold(target);
        Map<LocalDate, List<MarketRow>> there = there(days);
        return days.stream()
                .filter(each -> !there.getOrDefault(each.day(), List.of()).equals(each.rows()))
                .count();
    }

    private Map<LocalDate, List<MarketRow>> there(List<Replaced> days) {
        return tables.rows(target, days.stream().map(Replaced::day).collect(Collectors.toSet())).stream()
                .collect(Collectors.groupingBy(MarketRow::standsOn));
    }

    private static boolean isAsWritten(Replaced replaced, Map<LocalDate, List<MarketRow>> there) {
        return replaced.written()
                .map(MigrationRow.sumOf(there.getOrDefault(replaced.day(), List.of()))::equals)
                .orElse(true);
    }
}
