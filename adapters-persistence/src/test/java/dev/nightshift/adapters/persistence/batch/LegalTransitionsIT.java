package dev.nightshift.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.batch.JobState;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of moves refuses what the specification does not know. */
class LegalTransitionsIT {

    private static final Database DATABASE = TestDatabase.fresh();

    private static boolean accepts(@Nullable JobState from, JobState to) {
        try {
            DATABASE.run(handle -> handle.execute(
                    """
                    INSERT INTO batch_history (job_id, partition, from_state, to_state, actor, token, at)
                    VALUES (batch_id_at(now()), 0, ?, ?, 'ada', 1, now())
                    """,
                    from == null ? null : from.name(),
                    to.name()));
            return true;
        } catch (UnableToExecuteStatementException refused) {
            assertThat(refused).hasMessageContaining("batch_history_is_legal");
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void those_of_the_specification_and_no_others_are_accepted(JobState from) {
        for (JobState to : JobState.values()) {
            assertThat(accepts(from, to)).as("from %s to %s", from, to).isEqualTo(from.canBecome(to));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_job_begins_pending_or_queued(JobState first) {
        assertThat(accepts(null, first)).isEqualTo(first == JobState.PENDING || first == JobState.QUEUED);
    }
}
