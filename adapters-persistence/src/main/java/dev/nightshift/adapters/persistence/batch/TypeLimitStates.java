package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobQueue.Lane;
import dev.nightshift.domain.batch.JobQueue.LaneUse;
import dev.nightshift.domain.batch.TypeName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The limits of types, and how far they are used, in the table {@code batch_lanes}. */
final class TypeLimitStates {

    private TypeLimitStates() {}

    static void declare(Handle handle, Collection<Lane> lanes) {
        List<Lane> inOrder =
                lanes.stream().sorted(Comparator.comparing(Lane::type)).toList();
        inOrder.forEach(lane -> declare(handle, lane));
    }

    private static void declare(Handle handle, Lane lane) {
        String type = lane.type().toString();
        JobPolicy policy = lane.policy();
        if (!policy.isLimited()) {
            handle.execute("DELETE FROM batch_lanes WHERE type = ?", type);
            return;
        }
        @Nullable
        Integer most = policy.concurrency().isPresent() ? policy.concurrency().getAsInt() : null;
        @Nullable
        Long micros = policy.rate()
                .map(rate -> rate.interval().plusNanos(999).toNanos() / 1_000)
                .orElse(null);
        handle.createUpdate(QueueStatements.DECLARE)
                .bind("type", type)
                .bind("most", most)
                .bind("micros", micros)
                .execute();
        handle.createUpdate(QueueStatements.COUNT_RUNNING).bind("type", type).execute();
        handle.createUpdate(QueueStatements.RECOUNT).bind("type", type).execute();
    }

    static Map<TypeName, LaneUse> uses(Handle handle) {
        Map<TypeName, LaneUse> lanes = new TreeMap<>();
        handle.createQuery(QueueStatements.LANES)
                .map((row, context) -> Map.entry(
                        new TypeName(row.getString("type_name"), row.getInt("type_version")),
                        new LaneUse(row.getInt("running"), row.getInt("most"), row.getBoolean("rate_reached"))))
                .forEach(use -> lanes.put(use.getKey(), use.getValue()));
        return lanes;
    }
}
