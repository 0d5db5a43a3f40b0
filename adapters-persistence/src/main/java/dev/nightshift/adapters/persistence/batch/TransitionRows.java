package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A move as a row of {@code batch_history}. */
final class TransitionRows {

    static final String COLUMNS = "number, job_id, partition, from_state, to_state, actor, reason, token, at";

    private TransitionRows() {}

    static Transition transition(ResultSet row) throws SQLException {
        String from = row.getString("from_state");
        return new Transition(
                row.getLong("number"),
                Columns.task(row),
                from == null ? null : JobState.valueOf(from),
                JobState.valueOf(row.getString("to_state")),
                row.getString("actor"),
                row.getString("reason"),
                row.getLong("token"),
                Columns.instant(row, "at"));
    }
}
