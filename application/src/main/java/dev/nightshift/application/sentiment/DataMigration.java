package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.Given;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.migration.Checksum;
import dev.nightshift.domain.sentiment.migration.KoreanLayouts;
import dev.nightshift.domain.sentiment.migration.LayoutMigration;
import dev.nightshift.domain.sentiment.migration.LayoutMigration.State;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations.Replaced;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import dev.nightshift.domain.sentiment.migration.TableMapping;
import dev.nightshift.domain.sentiment.validation.Findings;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns an older table into today's: a dry run that must find every row readable, then the rows, then a confirmation, or the
 * way back.
 */
public final class DataMigration implements JobType<DataMigration.Order, MigrationRow, MigrationRow> {

    public static final TypeName NAME = TypeName.of("DATA_MIGRATION");

    private static final String TARGET = "kr_published";

    private static final Parameter<String> SOURCE = Parameter.text("source", 63)
            .asRequired()
            .about("The older table as it was imported, such as kr_published_layout_1.");
    private static final Parameter<Step> STEP = Parameter.oneOf("step", Step.class)
            .orElse(Step.DRY_RUN)
            .about("DRY_RUN writes nothing; APPLY needs one that went well; CONFIRM forgets what was there, REVERT"
                    + " brings it back.");

    private final OlderTables olderTables;
    private final LayoutMigrations migrations;
    private final MigrationSteps steps;

    public DataMigration(OlderTables olderTables, MarketTables tables, LayoutMigrations migrations, Findings findings) {
        this.olderTables = olderTables;
        this.migrations = migrations;
        this.steps = new MigrationSteps(tables, migrations, findings);
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Turns a table of an older layout into today's: dry run, application, confirmation or the way back.";
    }

    @Override
    public Parameters<Order> parameters() {
        return Parameters.of(SOURCE, STEP).as(DataMigration::order);
    }

    private static Order order(Given given) {
        return new Order(given.get(SOURCE), given.get(STEP));
    }

    @Override
    public Source<MigrationRow> source(Order order, JobContext context) {
        return Sources.of(
                switch (order.step()) {
                    case DRY_RUN -> List.<MigrationRow>copyOf(rows(order, begun(order, context, State.TRYING)));
                    case APPLY -> applied(order, context);
                    case CONFIRM -> List.of(new MigrationRow.Confirmed(last(order, State.APPLIED, State.APPLIED)));
                    case REVERT -> back(last(order, State.APPLIED, State.APPLYING));
                });
    }

    private static LayoutMigration begun(Order order, JobContext context, State state) {
        return LayoutMigration.begun(context.job(), order.source(), TARGET, state);
    }

    private List<MigrationRow> applied(Order order, JobContext context) {
        List<MigrationRow.Read> rows = rows(order, begun(order, context, State.APPLYING));
        requireTried(order, sumOf(rows));
        requireNoneOpen(order, context);
        return List.copyOf(rows);
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

    private void requireNoneOpen(Order order, JobContext context) {
        migrations.of(order.source()).stream()
                .filter(each -> !each.id().equals(context.job()))
                .filter(each -> each.state() == State.APPLIED || each.state() == State.APPLYING)
                .findFirst()
                .ifPresent(open -> {
                    throw new JobFailed("The migration %s of %s is applied; confirm it or revert it first."
                            .formatted(open.id(), order.source()));
                });
    }

    private static Checksum sumOf(List<MigrationRow.Read> rows) {
        return rows.stream().map(MigrationRow.Read::sum).reduce(Checksum.NONE, Checksum::plus);
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
        return IntStream.range(0, size)
                .mapToObj(place -> MigrationRow.Read.of(
                        migration,
                        place,
                        size,
                        mapping,
                        table.columns(),
                        table.rows().get(place)))
                .toList();
    }

    private LayoutMigration last(Order order, State state, State orState) {
        return migrations.of(order.source()).stream()
                .filter(each -> each.state() == state || each.state() == orState)
                .findFirst()
                .orElseThrow(() -> new JobFailed("No migration of %s is open.".formatted(order.source())));
    }

    private List<MigrationRow> back(LayoutMigration open) {
        List<Replaced> replaced = migrations.remembered(open.id());
        return IntStream.range(0, replaced.size())
                .<MigrationRow>mapToObj(
                        place -> new MigrationRow.Back(open, replaced.get(place), place == replaced.size() - 1))
                .toList();
    }

    @Override
    public MigrationRow handle(MigrationRow row, Order order, JobContext context) {
        return row;
    }

    @Override
    public void write(List<MigrationRow> rows, Order order, JobContext context) {
        switch (order.step()) {
            case DRY_RUN -> steps.tryOut(MigrationRow.reads(rows), context);
            case APPLY -> steps.apply(MigrationRow.reads(rows), context);
            case CONFIRM -> steps.confirm((MigrationRow.Confirmed) rows.get(0), context);
            case REVERT -> steps.revert(MigrationRow.backs(rows), context);
        }
    }

    /** What is done. */
    public enum Step {
        DRY_RUN,
        APPLY,
        CONFIRM,
        REVERT
    }

    /** What is done with which table. */
    public record Order(String source, Step step) {}
}
