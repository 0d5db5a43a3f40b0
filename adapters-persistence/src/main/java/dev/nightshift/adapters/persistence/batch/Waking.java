package dev.nightshift.adapters.persistence.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.adapters.persistence.batch.OwnersTurns.Line;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Queues again what waited for a time that has come. */
final class Waking {

    private Waking() {}

    /** A task whose time has come. */
    private record Due(TaskId task, Line line, boolean ready) {}

    /** @return how many of those that are due; what others wake meanwhile is left to them */
    static int wake(Handle handle, EngineTimings pace, OwnersTurns ownersTurns, int most) {
        List<Due> due = handle.createQuery(QueueStatements.DUE)
                .bind("limit", most)
                .map((row, context) -> new Due(
                        Columns.task(row),
                        new Line(row.getString("owner"), row.getString("lane"), row.getInt("priority")),
                        row.getInt("waiting_on") == 0))
                .list();
        if (due.isEmpty()) {
            return 0;
        }
        Map<Line, Turns> lines =
                ownersTurns.of(handle, due.stream().map(Due::line).toList());
        List<Long> turns = new ArrayList<>();
        due.forEach(each ->
                turns.add(each.ready() ? requireNonNull(lines.get(each.line())).next() : 0));
        return handle.createQuery(QueueStatements.WAKE)
                .bind("jobs", Columns.ids(due, each -> each.task().job().value()))
                .bind("partitions", Columns.integers(due, each -> each.task().partition()))
                .bind("turns", turns.toArray(Long[]::new))
                .bind("agingDelays", pace.agingDelays())
                .bind("actor", "queue")
                .bind("reason", "it is time to try again")
                .mapTo(Integer.class)
                .one();
    }
}
