package dev.nightshift.adapters.persistence.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.adapters.persistence.batch.OwnersTurns.Line;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLife;
import dev.nightshift.domain.batch.JobLife.Partition;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Slice;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.Turns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one transaction: tasks are held, changed in memory by {@link JobLife}, and written together with what
 * follows for the jobs that wait for them. Rows are locked in one order by all: jobs, partitions, jobs that wait, lanes,
 * tallies. Who ends a job takes all of its partitions away, so who holds a partition and waits holds its job.
 */
final class PostgresUnitOfWork implements JobLife.Store<LockedTask> {

    private static final String ADD_PARTITIONS =
            """
            INSERT INTO batch_live
                   (job_id, partition, lane, priority, state, claim_at, turn_no, due, type_name, type_version, strategy, owner,
                    parameters, slice, total, deadline_at, replay_of, created_at)
            SELECT j.job_id, s.number, :lane, j.priority, :state, :claimAt, s.turn_no, :due, j.type_name, j.type_version,
                   j.strategy, j.owner, j.parameters, s.slice, s.size, j.deadline_at, j.replay_of, j.created_at
              FROM batch_live j, unnest(:numbers, :slices, :sizes, :turns) AS s (number, slice, size, turn_no)
             WHERE j.job_id = :job AND j.partition = 0
            """;

    private static final String PARTITIONS_AT_REST =
            "SELECT partition, state, error FROM batch_live WHERE job_id = :job AND partition > 0 ORDER BY partition";

    private final Handle handle;
    private final EngineTimings pace;
    private final OwnersTurns turns;
    private final Map<TaskId, LockedTask> held = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final JobLife<LockedTask> life = new JobLife<>(this);

    PostgresUnitOfWork(Handle handle, EngineTimings pace, OwnersTurns turns) {
        this.handle = handle;
        this.pace = pace;
        this.turns = turns;
    }

    /** A move that was made. */
    record Move(TaskId task, @Nullable JobState from, JobState to, String actor, @Nullable String reason, long token) {}

    /** Locks the tasks that are there, in their order. */
    void hold(Collection<TaskId> tasks) {
        hold(UnitOfWorkStatements.HOLD, tasks);
    }

    /** Locks those of the tasks that nobody else has locked. */
    void holdFree(Collection<TaskId> tasks) {
        hold(UnitOfWorkStatements.HOLD_FREE, tasks);
    }

    private void hold(String statement, Collection<TaskId> tasks) {
        List<TaskId> missing = tasks.stream()
                .filter(task -> !held.containsKey(task))
                .sorted()
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            handle.createQuery(statement)
                    .bind("holding", pace.holdingMillis())
                    .bind("jobs", Columns.ids(missing, task -> task.job().value()))
                    .bind("partitions", Columns.integers(missing, TaskId::partition))
                    .map((row, context) -> new LockedTask(row))
                    .forEach(this::remember);
        }
    }

    void holdPartitionsOf(JobId job) {
        handle.createQuery(UnitOfWorkStatements.HOLD_PARTITIONS)
                .bind("holding", pace.holdingMillis())
                .bind("job", job.value())
                .map((row, context) -> new LockedTask(row))
                .forEach(this::remember);
    }

    void remember(LockedTask task) {
        held.putIfAbsent(task.id(), task);
    }

    /** The task; null when it is not there, or was not held. */
    @Nullable
    LockedTask get(TaskId task) {
        return held.get(task);
    }

    @Override
    public List<LockedTask> partitionsOf(JobId job) {
        return held.values().stream()
                .filter(task -> task.job().equals(job) && !task.id().isWhole())
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** What decides on the tasks that are held. */
    JobLife<LockedTask> life() {
        return life;
    }

    @Override
    public LockedTask wholeOf(LockedTask partition) {
        return requireNonNull(held.get(TaskId.whole(partition.job())), "a partition is held with its job");
    }

    @Override
    public void changed(LockedTask task, JobState from, String actor, @Nullable String why) {
        moves.add(new Move(task.id(), from, task.state(), actor, why, task.token()));
    }

    @Override
    public void split(LockedTask whole, List<Slice> slices, JobState first, String actor, Instant now) {
        List<Integer> numbers = IntStream.rangeClosed(1, slices.size()).boxed().toList();
        Line line = new Line(whole.owner, whole.lane + "#", Priorities.number(whole.priority));
        Turns next = requireNonNull(turns.of(handle, List.of(line)).get(line));
        handle.createUpdate(ADD_PARTITIONS)
                .bind("job", whole.job().value())
                .bind("lane", line.lane())
                .bind("turns", Columns.numbers(numbers, number -> next.next()))
                .bind("due", Columns.column(now))
                .bind("claimAt", Columns.column(now.plus(pace.agingDelay(whole.priority))))
                .bind("numbers", numbers.toArray(Integer[]::new))
                .bind("slices", Columns.texts(slices, Slice::name))
                .bind("sizes", Columns.numbers(slices, slice -> Columns.known(slice.size())))
                .bind("state", first.name())
                .execute();
        numbers.forEach(number -> moves.add(new Move(new TaskId(whole.job(), number), null, first, actor, null, 0)));
    }

    /** The partitions as the table has them, or as they are about to be written. */
    @Override
    public List<Partition> allPartitionsOf(JobId job) {
        return handle
                .createQuery(PARTITIONS_AT_REST)
                .bind("job", job.value())
                .map((row, context) -> new Partition(
                        row.getInt("partition"), JobState.valueOf(row.getString("state")), row.getString("error")))
                .stream()
                .map(partition -> {
                    LockedTask task = held.get(new TaskId(job, partition.number()));
                    return task == null ? partition : new Partition(partition.number(), task.state(), task.error());
                })
                .sorted(Comparator.comparingInt(Partition::number))
                .toList();
    }

    /** Who made the last move of a task, or else who has it. */
    String lastActorOf(LockedTask task) {
        String actor = task.holder();
        for (Move move : moves) {
            if (move.task().equals(task.id())) {
                actor = move.actor();
            }
        }
        return actor;
    }

    /** Nothing is written where no state has changed. */
    void writeIfChanged() {
        if (!moves.isEmpty()) {
            write();
        }
    }

    void write() {
        new Dependants(handle, this).follow(List.copyOf(held.values()));
        new UnitOfWorkWriter(handle, pace, turns).write(List.copyOf(held.values()), moves);
    }
}
