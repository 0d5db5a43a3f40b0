package dev.nightshift.adapters.persistence.tracking;

import static dev.nightshift.domain.tracking.Dumps.comment;
import static dev.nightshift.domain.tracking.Dumps.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.tracking.Dumps;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.IssueIntake.Kind;
import dev.nightshift.domain.tracking.IssueIntake.RefusedRow;
import dev.nightshift.domain.tracking.IssueIntakeContract;
import dev.nightshift.domain.tracking.Tracker;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostgresIssueIntakeIT extends IssueIntakeContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final PostgresTracker tracker = POSTGRES.emptied();

    @Override
    protected Tracker tracker() {
        return tracker;
    }

    @Nested
    class A_row_that_the_database_refuses {

        @AfterEach
        void take_all_again() {
            execute("ALTER TABLE issues DROP CONSTRAINT IF EXISTS no_lamp");
            execute("ALTER TABLE comments DROP CONSTRAINT IF EXISTS no_end");
        }

        private void execute(String statement) {
            tracker.database().run(handle -> handle.execute(statement));
        }

        private RefusedRow refused(Consumer<IssueIntake> rows) {
            return catchThrowableOfType(
                    RefusedRow.class, () -> tracker.database().inOne(() -> {
                        IssueIntake intake = tracker.intake();
                        rows.accept(intake);
                        return intake.complete();
                    }));
        }

        private void assertNothingStored() {
            long stored = tracker.database().with(handle -> handle.createQuery("SELECT count(*) FROM issues")
                    .mapTo(Long.class)
                    .one());
            assertThat(stored).isZero();
        }

        @Test
        void is_named_by_its_line_when_it_is_an_issue() {
            execute("ALTER TABLE issues ADD CONSTRAINT no_lamp CHECK (key <> 'LAMP-77')");
            RefusedRow refused = refused(intake -> IntStream.rangeClosed(1, 300)
                    .forEach(each -> intake.issue(issue("LAMP-" + each, Dumps.NOON), 2L * each)));
            assertThat(refused.kind()).isEqualTo(Kind.ISSUES);
            assertThat(refused.line()).hasValue(154);
            assertThat(refused).hasMessageContaining("no_lamp").hasMessageNotContaining("\n");
            assertNothingStored();
        }

        @Test
        void is_named_by_its_line_when_it_is_a_comment() {
            execute("ALTER TABLE comments ADD CONSTRAINT no_end CHECK (body <> 'the end')");
            RefusedRow refused = refused(intake -> {
                intake.issue(issue("LAMP-1", Dumps.NOON), 2);
                intake.comment(comment("LAMP-1", "the begin"), 2);
                intake.comment(comment("LAMP-1", "the end"), 3);
            });
            assertThat(refused.kind()).isEqualTo(Kind.COMMENTS);
            assertThat(refused.line()).hasValue(3);
            assertNothingStored();
        }
    }
}
