package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.batch.ClaimWatermarks.Branch;
import dev.nightshift.domain.batch.Turns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** What {@link Turns} come next, by what waits. */
final class OwnersTurns {

    /** The head is looked for from where it was before: entries of what was claimed since may still be there. */
    private static final String LINES =
            """
            SELECT w.nth, s.turn_no AS served, h.turn_no AS head,
                   (SELECT u.turn_no FROM batch_live u
                     WHERE u.owner = w.owner AND u.lane = w.lane AND u.priority = w.priority AND u.claim_at IS NOT NULL
                       AND u.turn_no >= least(s.turn_no, h.turn_no)
                     ORDER BY u.turn_no DESC LIMIT 1) AS last
              FROM unnest(:owners, :lanes, :priorities, :heads) WITH ORDINALITY AS w (owner, lane, priority, head, nth)
             CROSS JOIN LATERAL (
                   SELECT CASE w.priority WHEN 0 THEN (SELECT last_value FROM batch_turns_high)
                                          WHEN 1 THEN (SELECT last_value FROM batch_turns_normal)
                                          ELSE (SELECT last_value FROM batch_turns_low) END AS turn_no) AS s
              LEFT JOIN LATERAL (
                   SELECT u.turn_no FROM batch_live u
                    WHERE u.lane = w.lane AND u.priority = w.priority AND u.claim_at IS NOT NULL AND u.turn_no >= w.head
                    ORDER BY u.turn_no LIMIT 1) AS h ON true
            """;

    private final Map<Branch, Long> heads = new ConcurrentHashMap<>();
    private final FullScans scans = new FullScans();

    /** The tasks of an owner that take one turn after the other. */
    record Line(String owner, String lane, int priority) {

        Branch branch() {
            return new Branch(lane, priority);
        }
    }

    /** The turns that come next in each of the lines. */
    Map<Line, Turns> of(Handle handle, Collection<Line> wanted) {
        List<Line> lines = wanted.stream().distinct().toList();
        if (lines.isEmpty()) {
            return Map.of();
        }
        boolean scan = scans.isDue();
        long before = System.nanoTime();
        Map<Line, Turns> turns = new HashMap<>();
        handle.createQuery(LINES)
                .bind("owners", Columns.texts(lines, Line::owner))
                .bind("lanes", Columns.texts(lines, Line::lane))
                .bind("priorities", Columns.integers(lines, Line::priority))
                .bind("heads", Columns.numbers(lines, line -> scan ? 0 : heads.getOrDefault(line.branch(), 0L)))
                .map((row, context) -> {
                    Line line = lines.get(row.getInt("nth") - 1);
                    turns.put(line, turns(row, line.branch()));
                    return line;
                })
                .list();
        if (scan) {
            scans.done(System.nanoTime() - before);
        }
        return turns;
    }

    private Turns turns(ResultSet row, Branch branch) throws SQLException {
        OptionalLong head = Columns.count(row, "head");
        head.ifPresent(turn -> heads.put(branch, turn));
        return Turns.after(row.getLong("served"), head, Columns.count(row, "last"));
    }
}
