package dev.nightshift.application.sentiment;

import dev.nightshift.application.sentiment.MigrationRow.Back;
import dev.nightshift.application.sentiment.MigrationRow.Read;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.migration.Checksum;
import dev.nightshift.domain.sentiment.migration.LayoutMigration;
import dev.nightshift.domain.sentiment.migration.LayoutMigration.State;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations.Replaced;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.Findings;
import dev.nightshift.domain.sentiment.validation.Findings.Placed;
import dev.nightshift.domain.sentiment.validation.Severity;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what a migration does, chunk by chunk. */
final class MigrationSteps {

    private final MarketTables tables;
    private final LayoutMigrations migrations;
    private final Findings findings;

    MigrationSteps(MarketTables tables, LayoutMigrations migrations, Findings findings) {
        this.tables = tables;
        this.migrations = migrations;
        this.findings = findings;
    }

    void tryOut(List<Read> rows, JobContext context) {
        findings.add(
                context.job(),
                rows.stream()
                        .filter(row -> !row.problem().isEmpty())
                        .map(MigrationSteps::found)
                        .toList());
        long unreadable = rows.stream().filter(row -> !row.isReadable()).count();
        long doubled = rows.stream().filter(Read::isDoubled).count();
        LayoutMigration tried = soFar(rows).plus(sumOf(rows), Checksum.NONE, Checksum.NONE, unreadable, doubled);
        put(tried, isLast(rows), State.TRIED, context);
    }

    void apply(List<Read> rows, JobContext context) {
        String target = rows.get(0).migration().target();
        tables.hold(target);
        LayoutMigration soFar = soFar(rows);
        List<MarketRow> read = firstOfDays(rows);
        Map<LocalDate, List<MarketRow>> there = byDay(tables.rows(target, daysOf(read)));
        List<MarketRow> taken = context.settings().overwriteExisting() ? read : without(there.keySet(), read);
        there.keySet().retainAll(daysOf(taken));
        migrations.put(soFar);
        migrations.remember(
                soFar.id(), taken.stream().map(row -> replaced(row, there)).toList());
        Checksum after = written(target, taken);
        LayoutMigration next = soFar.plus(sumOf(rows), sum(there), after, 0, rows.size() - (long) taken.size());
        put(next, isLast(rows), State.APPLIED, context);
    }

    void revert(List<Back> rows, JobContext context) {
        LayoutMigration migration = rows.get(0).migration();
        new MigrationReturn(tables, migration.target())
                .bringBack(rows.stream().map(Back::replaced).toList());
        if (rows.get(rows.size() - 1).isLast()) {
            end(migration, State.REVERTED, context);
        }
    }

    /** Says that a migration has come to an end, or to a stop on its way. */
    void end(LayoutMigration migration, State state, JobContext context) {
        String more = "";
        if (state == State.CONFIRMED) {
            migrations.complete(migration.id());
        } else if (state == State.REVERTED) {
            more = notBack(migration);
            migrations.forget(migration.id());
        }
        LayoutMigration ended = migration.in(state, context.job());
        migrations.put(ended);
        context.log("%s to %s is %s: read %s; gave way %s; written %s; unreadable %d, left as they were %d%s"
                .formatted(
                        ended.source(),
                        ended.target(),
                        ended.state(),
                        ended.sourceSum(),
                        ended.before(),
                        ended.after(),
                        ended.unreadable(),
                        ended.left(),
                        more));
    }

    private String notBack(LayoutMigration migration) {
        long changed = new MigrationReturn(tables, migration.target()).notBack(migrations.remembered(migration.id()));
        return "; days with other rows since, which stay, %d".formatted(changed);
    }

    /** Keeps how far it has got, or that this was all. */
    private void put(LayoutMigration next, boolean isLast, State end, JobContext context) {
        if (isLast) {
            end(next, end, context);
        } else {
            migrations.put(next);
        }
    }

    private LayoutMigration soFar(List<Read> rows) {
        LayoutMigration begun = rows.get(0).migration();
        return migrations.find(begun.id()).orElse(begun);
    }

    private static boolean isLast(List<Read> rows) {
        return rows.get(rows.size() - 1).isLast();
    }

    private static Replaced replaced(MarketRow row, Map<LocalDate, List<MarketRow>> there) {
        return new Replaced(
                row.standsOn(), there.getOrDefault(row.standsOn(), List.of()), Optional.of(MigrationRow.sumOf(row)));
    }

    private static Set<LocalDate> daysOf(List<MarketRow> rows) {
        return rows.stream().map(MarketRow::standsOn).collect(Collectors.toSet());
    }

    private static Map<LocalDate, List<MarketRow>> byDay(List<MarketRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(MarketRow::standsOn, TreeMap::new, Collectors.toList()));
    }

    private Checksum written(String target, List<MarketRow> rows) {
        tables.replace(target, rows);
        Checksum expected = MigrationRow.sumOf(rows);
        Checksum after = MigrationRow.sumOf(tables.rows(target, daysOf(rows)));
        if (!after.equals(expected)) {
            throw new JobFailed("What was written is not what was read: %s and %s; nothing of it is kept."
                    .formatted(expected, after));
        }
        return after;
    }

    private static List<MarketRow> firstOfDays(List<Read> rows) {
        return rows.stream()
                .filter(row -> !row.isDoubled())
                .flatMap(row -> row.row().stream())
                .toList();
    }

    private static List<MarketRow> without(Set<LocalDate> days, List<MarketRow> rows) {
        return rows.stream().filter(row -> !days.contains(row.standsOn())).toList();
    }

    private static Checksum sum(Map<LocalDate, List<MarketRow>> days) {
        return days.values().stream().map(MigrationRow::sumOf).reduce(Checksum.NONE, Checksum::plus);
    }

    private static Checksum sumOf(List<Read> rows) {
        return rows.stream().map(Read::sum).reduce(Checksum.NONE, Checksum::plus);
    }

    private static Placed found(Read row) {
        return new Placed(
                row.place(),
                new Finding(
                        row.day(),
                        row.migration().source(),
                        row.isDoubled() ? ValidationRule.DUPLICATE : ValidationRule.UNREADABLE,
                        row.isDoubled() ? Severity.WARNING : Severity.ERROR,
                        OptionalDouble.of(row.number()),
                        "row %d of the table: %s".formatted(row.number(), row.problem())));
    }
}
