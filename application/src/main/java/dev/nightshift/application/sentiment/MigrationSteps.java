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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
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
        List<Read> bad = rows.stream().filter(row -> row.row().isEmpty()).toList();
        findings.add(context.job(), bad.stream().map(MigrationSteps::found).toList());
        LayoutMigration tried = soFar(rows).plus(sumOf(rows), Checksum.NONE, Checksum.NONE, bad.size(), 0);
        put(tried, isLast(rows), State.TRIED, context);
    }

    void apply(List<Read> rows, JobContext context) {
        LayoutMigration soFar = soFar(rows);
        Set<LocalDate> standing = rows.stream()
                .flatMap(row -> row.row().stream())
                .map(MarketRow::standsOn)
                .collect(Collectors.toSet());
        List<MarketRow> there = tables.rows(soFar.target(), standing);
        Set<LocalDate> known = there.stream().map(MarketRow::standsOn).collect(Collectors.toSet());
        List<MarketRow> taken = taken(rows, context.settings().overwriteExisting() ? Set.of() : known);
        Set<LocalDate> days = taken.stream().map(MarketRow::standsOn).collect(Collectors.toSet());
        List<MarketRow> gaveWay =
                there.stream().filter(row -> days.contains(row.standsOn())).toList();
        migrations.put(soFar);
        migrations.remember(soFar.id(), replaced(days, gaveWay));
        tables.replace(soFar.target(), taken);
        Checksum after = requireSame(taken, tables.rows(soFar.target(), days));
        LayoutMigration next = soFar.plus(sumOf(rows), sum(gaveWay), after, 0, rows.size() - (long) taken.size());
        put(next, isLast(rows), State.APPLIED, context);
    }

    void revert(List<Back> rows, JobContext context) {
        LayoutMigration migration = rows.get(0).migration();
        tables.remove(
                migration.target(),
                rows.stream().map(row -> row.replaced().day()).toList());
        tables.replace(
                migration.target(),
                rows.stream().flatMap(row -> row.replaced().rows().stream()).toList());
        if (rows.get(rows.size() - 1).isLast()) {
            end(migration, State.REVERTED, context);
        }
    }

    /** Says that a migration has come to an end, or to a stop on its way. */
    void end(LayoutMigration migration, State state, JobContext context) {
        if (state == State.CONFIRMED) {
            migrations.settle(migration.id());
        } else if (state == State.REVERTED) {
            migrations.forget(migration.id());
        }
        LayoutMigration ended = migration.in(state, context.job());
        migrations.put(ended);
        context.log("%s to %s is %s: read %s; gave way %s; written %s; unreadable %d, left as they were %d"
                .formatted(
                        ended.source(),
                        ended.target(),
                        ended.state(),
                        ended.sourceSum(),
                        ended.before(),
                        ended.after(),
                        ended.unreadable(),
                        ended.left()));
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

    private static List<MarketRow> taken(List<Read> rows, Set<LocalDate> kept) {
        List<MarketRow> taken = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>(kept);
        for (Read row : rows) {
            row.row().filter(each -> seen.add(each.standsOn())).ifPresent(taken::add);
        }
        return taken;
    }

    private static List<Replaced> replaced(Set<LocalDate> days, List<MarketRow> rows) {
        return days.stream()
                .sorted()
                .map(day -> new Replaced(
                        day,
                        rows.stream().filter(row -> row.standsOn().equals(day)).toList()))
                .toList();
    }

    private static Checksum requireSame(List<MarketRow> written, List<MarketRow> read) {
        Checksum expected = sum(written);
        Checksum after = sum(read);
        if (!after.equals(expected)) {
            throw new JobFailed("What was written is not what was read: %s and %s; nothing of it is kept."
                    .formatted(expected, after));
        }
        return after;
    }

    private static Checksum sum(List<MarketRow> rows) {
        return rows.stream().map(MigrationRow::sumOf).reduce(Checksum.NONE, Checksum::plus);
    }

    private static Checksum sumOf(List<Read> rows) {
        return rows.stream().map(Read::sum).reduce(Checksum.NONE, Checksum::plus);
    }

    private static Placed found(Read row) {
        return new Placed(
                row.place(),
                new Finding(
                        LocalDate.EPOCH,
                        row.migration().source(),
                        ValidationRule.UNREADABLE,
                        Severity.ERROR,
                        OptionalDouble.of(row.place() + 2.0),
                        "line %d: %s".formatted(row.place() + 2, row.problem())));
    }
}
