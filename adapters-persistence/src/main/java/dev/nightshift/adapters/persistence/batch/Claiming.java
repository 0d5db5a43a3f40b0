package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.batch.ClaimWatermarks.Branch;
import dev.nightshift.adapters.persistence.batch.ClaimWatermarks.Floor;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.ClaimOrder;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/** Claims tasks, each time with one statement. */
final class Claiming {

    private static final String KNOWN =
            """
            SELECT ARRAY(SELECT type FROM batch_lanes) AS limited,
                   coalesce((SELECT true FROM batch_live WHERE split AND partition = 0 ORDER BY job_id LIMIT 1), false) AS split
            """;

    private final Database database;
    private final Consumer<List<RunEnd>> ending;
    private final ClaimWatermarks floors = new ClaimWatermarks(System::nanoTime);
    private final Map<ClaimStatement, String> statements = new ConcurrentHashMap<>();
    private volatile Known known = new Known(Set.of(), true);

    /**
     * What claims depend on, as of the last look.
     *
     * @param limited the types that have limits
     * @param split whether there are jobs that were split: without them there are no partitions to look for
     */
    private record Known(Set<String> limited, boolean split) {}

    /** @param ending ends runs that cannot even be begun */
    Claiming(Database database, Consumer<List<RunEnd>> ending) {
        this.database = database;
        this.ending = ending;
    }

    List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
        List<String> lanes = types.stream().map(TypeName::toString).distinct().toList();
        if (lanes.isEmpty()) {
            return List.of();
        }
        if (floors.isScanDue()) {
            return scan(worker, lanes, most);
        }
        List<Claim> claims = claim(worker, lanes, most, true);
        if (claims.size() < most && floors.isScanCheap()) {
            claims = new ArrayList<>(claims);
            claims.addAll(scan(worker, lanes, most - claims.size()));
        }
        return claims;
    }

    private List<Claim> scan(WorkerId worker, List<String> lanes, int most) {
        learn();
        long before = System.nanoTime();
        List<Claim> claims = claim(worker, lanes, most, false);
        floors.scanned(System.nanoTime() - before);
        return claims;
    }

    /** Sees tasks that have come back at the next claim. */
    void lookAgain() {
        floors.demandScan();
    }

    /** Asks which types are limited, and whether there may be partitions. Who does not know it yet claims nothing, and asks. */
    void learn() {
        known = database.with(handle -> handle.createQuery(KNOWN)
                .map((row, context) ->
                        new Known(Set.of((String[]) row.getArray("limited").getArray()), row.getBoolean("split")))
                .one());
    }

    private List<Claim> claim(WorkerId worker, List<String> lanes, int most, boolean floored) {
        Known now = known;
        List<String> limitedLanes =
                lanes.stream().filter(now.limited()::contains).toList();
        List<String> free = new ArrayList<>(lanes);
        free.removeAll(limitedLanes);
        List<String> unlimited = List.copyOf(free);
        if (now.split()) {
            lanes.forEach(lane -> free.add(lane + "#"));
        }
        String statement = statements.computeIfAbsent(
                ClaimStatement.of(free.size(), limitedLanes.size(), most), ClaimStatement::sql);
        List<RunEnd> unreadable = new ArrayList<>();
        List<Optional<ClaimRow>> rows = database.with(handle -> {
            Query query = handle.createQuery(statement)
                    .bind("worker", worker.value())
                    .bind("free", unlimited.toArray(String[]::new))
                    .bind("most", most);
            if (!limitedLanes.isEmpty()) {
                query.bind("limited", limitedLanes.toArray(String[]::new));
            }
            return bindBranches(query, free, floored)
                    .map((row, context) -> read(row, worker, unreadable))
                    .list();
        });
        if (!unreadable.isEmpty()) {
            ending.accept(unreadable);
        }
        return inTurn(rows.stream().flatMap(Optional::stream).toList());
    }

    /** One row that cannot be read is set aside, and is no reason to lose the others, which are claimed by now. */
    private static Optional<ClaimRow> read(ResultSet row, WorkerId worker, List<RunEnd> unreadable)
            throws SQLException {
        try {
            return Optional.of(ClaimRow.of(row, worker));
        } catch (RuntimeException reason) {
            unreadable.add(new RunEnd.Quarantined(ClaimRow.unreadable(row, worker), UnreadableJob.error(reason)));
            return Optional.empty();
        }
    }

    private Query bindBranches(Query query, List<String> lanes, boolean floored) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            query.bind("lane" + lane, lanes.get(lane));
            for (Priority priority : Priorities.all()) {
                Floor floor =
                        floored ? floors.of(new Branch(lanes.get(lane), Priorities.number(priority))) : Floor.FIRST;
                String number = lane + "_" + Priorities.number(priority);
                query.bind("turn" + number, floor.turn())
                        .bind("at" + number, Columns.column(floor.claimAt()))
                        .bind("job" + number, floor.job())
                        .bind("part" + number, floor.partition());
            }
        }
        return query;
    }

    private List<Claim> inTurn(List<ClaimRow> rows) {
        List<ClaimRow> sorted = ClaimOrder.of(rows, ClaimRow::place);
        Map<Branch, Floor> last = new HashMap<>();
        sorted.forEach(row -> last.put(row.branch(), row.floor()));
        last.forEach(floors::raise);
        return sorted.stream().map(ClaimRow::claim).toList();
    }
}
