package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Ending;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.RunEnd.Completed;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Ends at once, with one statement, the jobs that have completed and concern nobody else. */
final class Completing {

    private Completing() {}

    /** Those of the run ends that say so of a whole job. */
    static List<Completed> candidates(Collection<RunEnd> runEnds) {
        return runEnds.stream()
                .filter(runEnd -> runEnd.claim().task().isWhole())
                .flatMap(runEnd -> runEnd instanceof Completed done ? Stream.of(done) : Stream.empty())
                .sorted(Comparator.comparing(runEnd -> runEnd.claim().task()))
                .toList();
    }

    /** @return the jobs that could be ended so: they ran, and nobody else is concerned */
    static Set<JobId> complete(Handle handle, List<Completed> candidates) {
        return handle.createQuery(UnitOfWorkStatements.COMPLETE)
                .bind("state", Ending.COMPLETED.ofRunning().name())
                .bind(
                        "jobs",
                        Columns.ids(
                                candidates, done -> done.claim().task().job().value()))
                .bind("tokens", Columns.numbers(candidates, done -> done.claim().token()))
                .bind(
                        "workers",
                        Columns.ids(candidates, done -> done.claim().worker().value()))
                .bind("checkpoints", Columns.texts(candidates, done -> done.last()
                        .map(Advance::checkpoint)
                        .orElse(null)))
                .bind("dones", Columns.numbers(candidates, done -> done.last()
                        .map(Advance::done)
                        .orElse(0L)))
                .bind("skips", Columns.numbers(candidates, done -> done.last()
                        .map(Advance::skipped)
                        .orElse(0L)))
                .bind("totals", Columns.numbers(candidates, done -> Columns.known(done.total())))
                .bind("lines", Columns.integers(candidates, done -> done.last()
                        .map(Advance::logLines)
                        .orElse(0)))
                .map((row, context) -> Columns.job(row, "job_id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
