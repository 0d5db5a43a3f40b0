package dev.nightshift.adapters.persistence.batch;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import dev.nightshift.adapters.persistence.batch.OwnersTurns.Line;
import dev.nightshift.domain.batch.BatchJobs.UnknownJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLife;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.Turns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Keeps new jobs, all of a call in one transaction. */
final class Adding {

    private static final int TRIES = 3;

    private static final String ADD =
            """
            WITH clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now),
            given AS MATERIALIZED (
                SELECT g.*, clock.now, g.not_before > clock.now IS TRUE AS early
                  FROM clock,
                       unnest(:jobs, :types, :versions, :lanes, :states, :priorities, :strategies, :owners, :parameters,
                              :maxMillis, :notBefores, :replays, :waitingOns, :awaited, :turns)
                       AS g (job_id, type_name, type_version, lane, state, priority, strategy, owner, parameters,
                             max_ms, not_before, replay_of, waiting_on, awaited, turn_no)),
            added AS (
                INSERT INTO batch_live
                       (job_id, partition, lane, priority, state, claim_at, turn_no, due, wake_at, waiting_on, awaited, type_name,
                        type_version, strategy, owner, parameters, max_ms, not_before, replay_of, quota_of, created_at)
                SELECT job_id, 0, lane, priority, state,
                       CASE WHEN state = 'QUEUED' AND waiting_on = 0 AND NOT early
                            THEN now + (:agingDelays)[priority + 1] * interval '1 ms' END,
                       turn_no,
                       CASE WHEN early THEN not_before ELSE now END,
                       CASE WHEN state = 'QUEUED' AND early THEN not_before END,
                       waiting_on, awaited, type_name, type_version, strategy, owner, parameters::jsonb, max_ms, not_before,
                       replay_of, CASE WHEN :counted THEN owner END, now
                  FROM given)
            INSERT INTO batch_history (job_id, partition, to_state, actor, token, at)
            SELECT job_id, 0, state, owner, 0, now FROM given
            """;

    private static final String AWAIT =
            """
            WITH parent AS (
                SELECT job_id FROM batch_live WHERE job_id = ANY (:jobs) AND partition = 0
                 ORDER BY job_id FOR UPDATE)
            UPDATE batch_live u SET awaited = true
              FROM parent WHERE u.job_id = parent.job_id AND u.partition = 0 AND u.job_id = ANY (:jobs)
            RETURNING u.job_id
            """;

    private final Handle handle;
    private final EngineTimings pace;
    private final OwnersTurns ownersTurns;
    private final Map<JobId, JobState> ended = new HashMap<>();

    Adding(Handle handle, EngineTimings pace, OwnersTurns ownersTurns) {
        this.handle = handle;
        this.pace = pace;
        this.ownersTurns = ownersTurns;
    }

    /** @param counted whether they count for the quota of their owner */
    void add(List<NewJob> jobs, boolean counted) {
        if (jobs.isEmpty()) {
            return;
        }
        Set<JobId> fresh = jobs.stream().map(NewJob::id).collect(toCollection(HashSet::new));
        Set<JobId> parents =
                jobs.stream().flatMap(job -> job.dependsOn().stream()).collect(toCollection(TreeSet::new));
        Set<JobId> elsewhere = new TreeSet<>(parents);
        elsewhere.removeAll(fresh);
        await(elsewhere);
        insert(jobs, parents, counted);
        insertDependencies(jobs);
        cancelHopeless(jobs);
    }

    /** A parent that ends or is started again meanwhile is found on the other side. */
    private void await(Set<JobId> parents) {
        Set<JobId> missing = new TreeSet<>(parents);
        for (int i = 0; i < TRIES && !missing.isEmpty(); i++) {
            handle.createQuery(AWAIT)
                    .bind("jobs", Columns.ids(missing))
                    .map((row, context) -> Columns.job(row, "job_id"))
                    .forEach(missing::remove);
            handle.createQuery("SELECT job_id, state FROM batch_finished WHERE job_id = ANY (:jobs)")
                    .bind("jobs", Columns.ids(missing))
                    .map((row, context) ->
                            Map.entry(Columns.job(row, "job_id"), JobState.valueOf(row.getString("state"))))
                    .forEach(found -> {
                        ended.put(found.getKey(), found.getValue());
                        missing.remove(found.getKey());
                    });
        }
        if (!missing.isEmpty()) {
            throw new UnknownJobs(missing);
        }
    }

    private List<JobId> awaitedBy(NewJob job) {
        return job.dependsOn().stream()
                .filter(parent -> !hasCompleted(parent))
                .sorted()
                .toList();
    }

    private boolean hasCompleted(JobId parent) {
        JobState end = ended.get(parent);
        return end != null && JobLife.releasesDependants(end);
    }

    private void insert(List<NewJob> jobs, Set<JobId> parents, boolean counted) {
        Map<JobId, Long> turns = turnsOf(jobs);
        handle.createUpdate(ADD)
                .bind("jobs", Columns.ids(jobs, job -> job.id().value()))
                .bind("types", Columns.texts(jobs, job -> job.type().name()))
                .bind("versions", Columns.integers(jobs, job -> job.type().version()))
                .bind("lanes", Columns.texts(jobs, job -> job.type().toString()))
                .bind("states", Columns.texts(jobs, job -> job.firstState().name()))
                .bind("priorities", Columns.integers(jobs, job -> Priorities.number(job.priority())))
                .bind("strategies", Columns.texts(jobs, job -> job.strategy().name()))
                .bind("owners", Columns.texts(jobs, NewJob::owner))
                .bind("parameters", Columns.texts(jobs, job -> Json.text(job.parameters())))
                .bind("maxMillis", Columns.numbers(jobs, job -> job.maxDuration()
                        .map(longest -> longest.toMillis())
                        .orElse(null)))
                .bind("notBefores", Columns.times(jobs, NewJob::notBefore))
                .bind(
                        "replays",
                        Columns.ids(
                                jobs,
                                job -> job.replayOf() == null
                                        ? null
                                        : job.replayOf().value()))
                .bind("waitingOns", Columns.integers(jobs, job -> awaitedBy(job).size()))
                .bind("awaited", Columns.flags(jobs, job -> parents.contains(job.id())))
                .bind("turns", Columns.numbers(jobs, job -> turns.getOrDefault(job.id(), 0L)))
                .bind("agingDelays", pace.agingDelays())
                .bind("counted", counted)
                .execute();
    }

    /** Those come last that may have to wait for a time, which the database knows: they take a turn of their own then. */
    private Map<JobId, Long> turnsOf(List<NewJob> jobs) {
        List<NewJob> ready = jobs.stream()
                .filter(job -> job.start() && awaitedBy(job).isEmpty())
                .sorted(comparing(job -> job.notBefore() != null))
                .toList();
        Map<Line, Turns> lines =
                ownersTurns.of(handle, ready.stream().map(Adding::line).toList());
        Map<JobId, Long> turns = new HashMap<>();
        ready.forEach(
                job -> turns.put(job.id(), requireNonNull(lines.get(line(job))).next()));
        return turns;
    }

    private static Line line(NewJob job) {
        return new Line(job.owner(), job.type().toString(), Priorities.number(job.priority()));
    }

    private void insertDependencies(List<NewJob> jobs) {
        List<Map.Entry<JobId, JobId>> all = new ArrayList<>();
        jobs.forEach(job -> awaitedBy(job).forEach(parent -> all.add(Map.entry(parent, job.id()))));
        if (!all.isEmpty()) {
            handle.createUpdate(
                            """
                            INSERT INTO batch_dependencies (parent_id, job_id)
                            SELECT parent_id, job_id FROM unnest(:parents, :jobs) AS d (parent_id, job_id)
                            """)
                    .bind("parents", Columns.ids(all, edge -> edge.getKey().value()))
                    .bind("jobs", Columns.ids(all, edge -> edge.getValue().value()))
                    .execute();
        }
    }

    private void cancelHopeless(List<NewJob> jobs) {
        List<NewJob> hopeless = jobs.stream()
                .filter(job -> awaitedBy(job).stream().anyMatch(ended::containsKey))
                .toList();
        if (hopeless.isEmpty()) {
            return;
        }
        PostgresUnitOfWork unitOfWork = new PostgresUnitOfWork(handle, pace, ownersTurns);
        unitOfWork.hold(hopeless.stream().map(job -> TaskId.whole(job.id())).toList());
        for (NewJob job : hopeless) {
            LockedTask held = unitOfWork.get(TaskId.whole(job.id()));
            JobId parent = awaitedBy(job).stream()
                    .filter(ended::containsKey)
                    .findFirst()
                    .orElseThrow();
            if (held != null) {
                unitOfWork.life().parentEnded(held, parent, requireNonNull(ended.get(parent)), job.owner());
            }
        }
        unitOfWork.write();
    }
}
