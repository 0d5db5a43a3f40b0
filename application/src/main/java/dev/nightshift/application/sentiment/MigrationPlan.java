package dev.nightshift.application.sentiment;

import dev.nightshift.application.sentiment.DataMigration.Order;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.sentiment.migration.Checksum;
import dev.nightshift.domain.sentiment.migration.KoreanLayouts;
import dev.nightshift.domain.sentiment.migration.LayoutMigration;
import dev.nightshift.domain.sentiment.migration.LayoutMigration.State;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations.Replaced;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import dev.nightshift.domain.sentiment.migration.TableMapping;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What a step of a migration has to go through, and whether it may be done at all. */
final class MigrationPlan {

    private static final String TARGET = "kr_published";

    private final OlderTables olderTables;
    private final LayoutMigrations migrations;

    MigrationPlan(OlderTables olderTables, LayoutMigrations migrations) {
        this.olderTables = olderTables;
        this.migrations = migrations;
    }

    /** @throws JobFailed if the step may not be done now */
    Source<MigrationRow> of(Order order, JobId job) {
        return switch (order.step()) {
            case DRY_RUN -> tried(order, LayoutMigration.begun(job, order.source(), TARGET, State.TRYING));
            case APPLY -> applied(order, LayoutMigration.begun(job, order.source(), TARGET, State.APPLYING));
            case CONFIRM -> confirmed(last(order, job, Set.of(State.APPLIED)));
            case REVERT -> reverted(last(order, job, Set.of(State.APPLIED, State.APPLYING)));
        };
    }

    private Source<MigrationRow> tried(Order order, LayoutMigration migration) {
        return rowsOrEnd(migration, rows(order, migration));
    }

    private Source<MigrationRow> applied(Order order, LayoutMigration migration) {
        List<MigrationRow.Read> rows = rows(order, migration);
        requireTried(order, rows.stream().map(MigrationRow.Read::sum).reduce(Checksum.NONE, Checksum::plus));
        requireNotOver(migration);
        requireNoneOpen(migration);
        return rowsOrEnd(migration, rows);
    }

    private static Source<MigrationRow> confirmed(LayoutMigration last) {
        return last.isOver() ? new EmptySource<>() : rowsOrEnd(last, List.of());
    }

    private Source<MigrationRow> reverted(LayoutMigration last) {
        return last.isOver() ? new EmptySource<>() : rowsOrEnd(last, back(last));
    }

    private static Source<MigrationRow> rowsOrEnd(LayoutMigration migration, List<? extends MigrationRow> rows) {
        return Sources.of(rows.isEmpty() ? List.of(new MigrationRow.Ended(migration)) : List.copyOf(rows));
    }

    private void requireTried(Order order, Checksum sum) {
        LayoutMigration tried = migrations.of(order.source()).stream()
                .filter(each -> each.state() == State.TRIED)
                .findFirst()
                .orElseThrow(
                        () -> new JobFailed("There was no dry run of %s; make one first.".formatted(order.source())));
        if (tried.unreadable() > 0) {
            throw new JobFailed("The dry run of %s found %d rows that cannot be read; its findings name them."
                    .formatted(order.source(), tried.unreadable()));
        }
        if (!tried.sourceSum().equals(sum)) {
            throw new JobFailed("The table %s is not the one of its dry run: %s then, %s now; make another dry run."
                    .formatted(order.source(), tried.sourceSum(), sum));
        }
    }

    private void requireNotOver(LayoutMigration begun) {
        migrations.find(begun.id()).filter(LayoutMigration::isOver).ifPresent(over -> {
            throw new JobFailed("The migration %s of %s is %s already; begin another."
                    .formatted(over.id(), over.source(), over.state()));
        });
    }

    /** What two that are open write over each other could not be taken back. */
    private void requireNoneOpen(LayoutMigration begun) {
        migrations.openInto(begun.target()).stream()
                .filter(each -> !each.id().equals(begun.id()))
                .findFirst()
                .ifPresent(open -> {
                    throw new JobFailed("The migration %s of %s into %s is %s; %s first, with the source %s."
                            .formatted(
                                    open.id(),
                                    open.source(),
                                    open.target(),
                                    open.state(),
                                    open.state() == State.APPLIED
                                            ? "confirm it or revert it"
                                            : "let its job go on, or revert it",
                                    open.source()));
                });
    }

    /** The one that is open, or that the job has ended itself before it was interrupted. */
    private LayoutMigration last(Order order, JobId job, Set<State> open) {
        return migrations.of(order.source()).stream()
                .filter(each -> open.contains(each.state())
                        || each.endedBy().filter(job::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new JobFailed("No migration of %s is open.".formatted(order.source())));
    }

    private List<MigrationRow.Read> rows(Order order, LayoutMigration migration) {
        OlderTable table = olderTables
                .find(order.source())
                .orElseThrow(() -> new JobFailed("There is no older table %s; import it first. There are %s."
                        .formatted(order.source(), olderTables.names())));
        TableMapping mapping = KoreanLayouts.find(table.columns())
                .orElseThrow(() -> new JobFailed("The columns of %s are those of no layout that is known: %s"
                        .formatted(order.source(), table.columns())));
        int size = table.rows().size();
        List<MigrationRow.Read> rows = IntStream.range(0, size)
                .mapToObj(place -> MigrationRow.Read.of(
                        migration,
                        place,
                        size,
                        mapping,
                        table.columns(),
                        table.rows().get(place)))
                .toList();
        return withFirstOfDays(rows);
    }

    /** Of a day that is there twice the first row counts, wherever a chunk ends. */
    private static List<MigrationRow.Read> withFirstOfDays(List<MigrationRow.Read> rows) {
        Map<LocalDate, MigrationRow.Read> first = new HashMap<>();
        rows.stream().filter(MigrationRow.Read::isReadable).forEach(row -> first.putIfAbsent(row.day(), row));
        return rows.stream()
                .map(row -> {
                    MigrationRow.Read known = first.getOrDefault(row.day(), row);
                    return !row.isReadable() || known.place() == row.place() ? row : row.below(known);
                })
                .toList();
    }

    private List<MigrationRow.Back> back(LayoutMigration open) {
        List<Replaced> replaced = migrations.remembered(open.id());
        return IntStream.range(0, replaced.size())
                .mapToObj(place -> new MigrationRow.Back(open, replaced.get(place), place == replaced.size() - 1))
                .toList();
    }
}
