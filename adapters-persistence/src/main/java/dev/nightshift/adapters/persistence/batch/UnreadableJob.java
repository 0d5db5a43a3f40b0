package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.Causes;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A job of whose row not all can be read, such as one that a newer version has written: shown as far as it can be. */
final class UnreadableJob {

    /** What stands for a type whose name nobody can read. */
    static final TypeName TYPE = TypeName.of("UNREADABLE");

    private UnreadableJob() {}

    static BatchJob of(ResultSet row, RuntimeException reason) throws SQLException {
        return new BatchJob(
                Columns.job(row, "job_id"),
                TypeName.parse(row.getString("type_name") + "@" + row.getInt("type_version"))
                        .orElse(TYPE),
                state(row.getString("state")),
                Priority.NORMAL,
                Strategy.CHUNKED,
                row.getString("owner"),
                Json.map(row.getString("parameters")),
                Columns.progress(row),
                List.of(),
                Math.max(0, row.getInt("attempts")),
                Math.max(0, row.getInt("crashes")),
                error(reason),
                row.getString("reason"),
                Columns.instantOrNull(row, "not_before"),
                null,
                List.of(),
                Columns.jobOrNull(row, "replay_of"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "started_at"),
                Columns.instantOrNull(row, "finished_at"),
                Columns.instant(row, "read_at"));
    }

    static String error(RuntimeException reason) {
        return "This row cannot be read: " + Causes.message(reason).orElse("it is not what this version writes");
    }

    /** A state that this version does not know is one in which it leaves the job alone. */
    private static JobState state(String name) {
        for (JobState state : JobState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return JobState.QUARANTINED;
    }
}
