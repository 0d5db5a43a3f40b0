package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.batch.ClaimWatermarks.Branch;
import dev.nightshift.adapters.persistence.batch.ClaimWatermarks.Floor;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.ClaimOrder.Place;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * A claim with the place that its task had in the queue.
 *
 * @param claimAt its due time and aging delay
 */
record ClaimRow(long turn, Instant claimAt, Branch branch, Claim claim) {

    static ClaimRow of(ResultSet row, WorkerId worker) throws SQLException {
        return new ClaimRow(
                row.getLong("turn_no"),
                Columns.instant(row, "turn"),
                new Branch(row.getString("lane"), row.getInt("priority")),
                new Claim(
                        Columns.task(row),
                        row.getLong("token"),
                        worker,
                        new TypeName(row.getString("type_name"), row.getInt("type_version")),
                        Strategy.valueOf(row.getString("strategy")),
                        Json.map(row.getString("parameters")),
                        row.getInt("retries"),
                        Columns.progress(row),
                        row.getString("checkpoint"),
                        row.getString("slice"),
                        row.getBoolean("split"),
                        row.getBoolean("overdue"),
                        Columns.jobOrNull(row, "replay_of"),
                        row.getInt("log_lines"),
                        row.getString("owner")));
    }

    /** The same for a row of which only the claim itself can be read. */
    static Claim unreadable(ResultSet row, WorkerId worker) throws SQLException {
        return new Claim(
                Columns.task(row),
                row.getLong("token"),
                worker,
                UnreadableJob.TYPE,
                Strategy.CHUNKED,
                Map.of(),
                0,
                Progress.NONE,
                null,
                null,
                false,
                false,
                null,
                0,
                row.getString("owner"));
    }

    Place place() {
        return new Place(Priorities.of(branch.priority()), turn, claimAt, claim.task());
    }

    Floor floor() {
        return new Floor(turn, claimAt, claim.task().job().value(), claim.task().partition());
    }
}
