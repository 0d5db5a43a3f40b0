package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.Unit;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes units back from workers that retire or have died, in one transaction. */
final class Reclaiming {

    private static final String HANDED_BACK = "the database went away while it was claimed";

    private final Handle handle;
    private final PostgresUnitOfWork unitOfWork;

    Reclaiming(Handle handle, EngineTimings pace, OwnersTurns turns) {
        this.handle = handle;
        this.unitOfWork = new PostgresUnitOfWork(handle, pace, turns);
    }

    void retire(WorkerId worker) {
        handle.createQuery("DELETE FROM batch_workers WHERE id = :worker RETURNING name")
                .bind("worker", worker.value())
                .mapTo(String.class)
                .findOne()
                .ifPresent(name -> giveBack(holdingOf(worker), name, "worker %s retired".formatted(name)));
    }

    /** @return how many units the worker had without knowing of them */
    int handBack(WorkerId worker, Collection<Claim> known) {
        List<LockedTask> unknown = holdingOf(worker).stream()
                .filter(unit ->
                        known.stream().noneMatch(claim -> claim.unit().equals(unit.unit()) && unit.isClaimedBy(claim)))
                .toList();
        unknown.stream().findFirst().ifPresent(first -> giveBack(unknown, first.holder(), HANDED_BACK));
        return unknown.size();
    }

    /** What the worker has, locked. */
    private List<LockedTask> holdingOf(WorkerId worker) {
        List<Unit> units = handle.createQuery("SELECT job_id, partition FROM batch_live WHERE worker = :worker")
                .bind("worker", worker.value())
                .map((row, context) -> Columns.unit(row))
                .list();
        if (units.isEmpty()) {
            return List.of();
        }
        unitOfWork.hold(jobsOf(units));
        unitOfWork.hold(partitionsOf(units));
        return heldBy(units, Set.of(worker.value()));
    }

    private void giveBack(List<LockedTask> units, String name, String reason) {
        units.forEach(unit -> unitOfWork.life().handedBack(unit, name, reason));
        unitOfWork.write();
    }

    /** @return how many units were taken over from workers that did not beat for so long */
    int takeOver(Duration lease) {
        Map<UUID, String> dead = handle.createQuery(QueueStatements.DEAD_WORKERS)
                .bind("lease", lease.toMillis())
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Unit> units = handle.createQuery(QueueStatements.LEFT_BEHIND)
                .map((row, context) -> Columns.unit(row))
                .list();
        return units.isEmpty() ? 0 : takeOver(units, dead);
    }

    /** Whoever still holds one of the units is not waited for: it is taken over the next time. */
    private int takeOver(List<Unit> units, Map<UUID, String> dead) {
        List<Unit> partitions = partitionsOf(units);
        unitOfWork.hold(jobsOf(partitions));
        unitOfWork.holdFree(wholesOf(units));
        unitOfWork.holdFree(partitions);
        List<LockedTask> left = heldBy(units, goneOf(units));
        left.forEach(unit -> unitOfWork.life().died(unit, nameOf(unit, dead)));
        unitOfWork.write();
        return left.size();
    }

    private static String nameOf(LockedTask unit, Map<UUID, String> dead) {
        WorkerId worker = unit.worker();
        return worker == null ? unit.holder() : dead.getOrDefault(worker.value(), unit.holder());
    }

    /** The workers of the units that are no longer there. */
    private Set<UUID> goneOf(List<Unit> units) {
        Set<UUID> gone = units.stream()
                .map(unitOfWork::get)
                .flatMap(Stream::ofNullable)
                .flatMap(unit -> Stream.ofNullable(unit.worker()))
                .map(WorkerId::value)
                .collect(Collectors.toCollection(TreeSet::new));
        handle.createQuery("SELECT id FROM batch_workers WHERE id = ANY (:workers)")
                .bind("workers", gone.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .forEach(gone::remove);
        return gone;
    }

    private static List<Unit> partitionsOf(List<Unit> units) {
        return units.stream().filter(unit -> !unit.isWhole()).toList();
    }

    private static List<Unit> wholesOf(List<Unit> units) {
        return units.stream().filter(Unit::isWhole).toList();
    }

    /** The jobs that the units are, or are parts of. */
    private static List<Unit> jobsOf(List<Unit> units) {
        return units.stream().map(unit -> Unit.whole(unit.job())).toList();
    }

    private List<LockedTask> heldBy(List<Unit> units, Set<UUID> workers) {
        return units.stream()
                .sorted()
                .map(unitOfWork::get)
                .flatMap(Stream::ofNullable)
                .filter(unit -> isHeldByOneOf(workers, unit.worker()))
                .toList();
    }

    private static boolean isHeldByOneOf(Set<UUID> workers, @Nullable WorkerId worker) {
        return worker != null && workers.contains(worker.value());
    }
}
