package dev.nightshift.application.sentiment;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.migration.LayoutMigration.State;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.validation.Findings;
import java.util.List;

/**
 * Turns an older table into today's: a dry run that must find every row readable, then the rows, then a confirmation, or the
 * way back.
 */
public final class DataMigration implements JobType<DataMigration.Order, MigrationRow, MigrationRow> {

    public static final TypeName NAME = TypeName.of("DATA_MIGRATION");

    private static final Parameter<String> SOURCE = Parameter.text("source", 63)
            .asRequired()
            .about("The older table as it was imported, such as kr_published_layout_1.");
    private static final Parameter<Step> STEP = Parameter.oneOf("step", Step.class)
            .orElse(Step.DRY_RUN)
            .about("DRY_RUN writes nothing; APPLY needs one that went well; CONFIRM forgets what was there, REVERT"
                    + " brings it back.");

    private final MigrationPlan plan;
    private final MigrationSteps steps;

    public DataMigration(OlderTables olderTables, MarketTables tables, LayoutMigrations migrations, Findings findings) {
        this.plan = new MigrationPlan(olderTables, migrations);
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
    public Role leastRole() {
        return Role.ADMIN;
    }

    @Override
    public Parameters<Order> parameters() {
        return Parameters.of(SOURCE, STEP).as(DataMigration::order);
    }

    private static Order order(ParameterValues given) {
        return new Order(given.get(SOURCE), given.get(STEP));
    }

    /** One at a time: no two may work on the same rows. */
    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.runningAtMost(1);
    }

    @Override
    public Source<MigrationRow> source(Order order, JobContext context) {
        return plan.of(order, context.job());
    }

    @Override
    public MigrationRow handle(MigrationRow row, Order order, JobContext context) {
        return row;
    }

    @Override
    public void write(List<MigrationRow> rows, Order order, JobContext context) {
        if (rows.get(0) instanceof MigrationRow.Ended ended) {
            steps.end(ended.migration(), order.step().end(), context);
            return;
        }
        switch (order.step()) {
            case DRY_RUN -> steps.tryOut(MigrationRow.reads(rows), context);
            case APPLY -> steps.apply(MigrationRow.reads(rows), context);
            case REVERT -> steps.revert(MigrationRow.backs(rows), context);
            case CONFIRM -> throw new IllegalArgumentException("there is nothing to write, was " + rows);
        }
    }

    /** What is done. */
    public enum Step {
        DRY_RUN(State.TRIED),
        APPLY(State.APPLIED),
        CONFIRM(State.CONFIRMED),
        REVERT(State.REVERTED);

        private final State end;

        Step(State end) {
            this.end = end;
        }

        State end() {
            return end;
        }
    }

    /** What is done with which table. */
    public record Order(String source, Step step) {}
}
