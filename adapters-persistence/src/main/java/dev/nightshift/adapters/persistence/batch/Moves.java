package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.JobState.CANCELLED;
import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.FAILED;
import static dev.nightshift.domain.batch.JobState.PAUSED;
import static dev.nightshift.domain.batch.JobState.QUARANTINED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RUNNING;
import static dev.nightshift.domain.batch.JobState.STOPPED;
import static java.util.Objects.requireNonNull;

import dev.nightshift.adapters.persistence.batch.OwnersTurns.Line;
import dev.nightshift.domain.batch.Ending;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Slice;
import dev.nightshift.domain.batch.Turns;
import dev.nightshift.domain.batch.Unit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What becomes of jobs and their partitions when runs end, workers die and users command. */
final class Moves {

    private static final int CRASHES_IN_A_ROW = 3;

    private static final String ADD_PARTITIONS =
            """
            INSERT INTO batch_live
                   (job_id, partition, lane, priority, state, claim_at, turn_no, due, type_name, type_version, strategy, owner,
                    parameters, slice, total, deadline_at, replay_of, created_at)
            SELECT j.job_id, s.number, :lane, j.priority, 'QUEUED', :claimAt, s.turn_no, :due, j.type_name, j.type_version,
                   j.strategy, j.owner, j.parameters, s.slice, s.size, j.deadline_at, j.replay_of, j.created_at
              FROM batch_live j, unnest(:numbers, :slices, :sizes, :turns) AS s (number, slice, size, turn_no)
             WHERE j.job_id = :job AND j.partition = 0
            """;

    private static final String PARTITIONS_AT_REST =
            "SELECT partition, state, error FROM batch_live WHERE job_id = :job AND partition > 0 ORDER BY partition";

    private final Handle handle;
    private final Ledger ledger;
    private final Pace pace;
    private final OwnersTurns ownersTurns;

    Moves(Handle handle, Ledger ledger, Pace pace, OwnersTurns ownersTurns) {
        this.handle = handle;
        this.ledger = ledger;
        this.pace = pace;
        this.ownersTurns = ownersTurns;
    }

    /** The run of a unit ends so. */
    void end(Held unit, Ending ending, String actor, @Nullable String why) {
        JobState to = unit.state.ended(ending);
        boolean obeys = to == PAUSED || to == STOPPED || to == CANCELLED;
        unit.resuming = ending == Ending.YIELDED;
        move(unit, to, actor, obeys ? unit.reason : why);
        jobOf(unit).ifPresent(job -> comeToRest(job, actor));
    }

    /** The run of a unit ended with its worker. */
    void crash(Held unit, String worker) {
        unit.crashes++;
        if (unit.state == RUNNING && unit.streak >= CRASHES_IN_A_ROW) {
            String all = "its worker died %d times in a row, last %s".formatted(unit.streak, worker);
            unit.error = all;
            end(unit, Ending.QUARANTINED, worker, all);
        } else {
            end(unit, Ending.YIELDED, worker, "worker %s was taken for dead".formatted(worker));
            unit.resuming = false;
        }
    }

    /** The whole becomes partitions, or those of its partitions that have not completed go on. */
    void split(Held whole, List<Slice> slices, String actor) {
        if (whole.state != RUNNING) {
            end(whole, Ending.YIELDED, actor, null);
            return;
        }
        whole.worker = null;
        if (whole.split) {
            for (Held partition : ledger.partitionsOf(whole.job())) {
                if (partition.state != COMPLETED) {
                    requeue(partition, partition.now, actor, null);
                    partition.deadline = whole.deadline;
                }
            }
        } else {
            whole.split = true;
            whole.activePartitions = slices.size();
            addPartitions(whole, slices, actor);
        }
        comeToRest(whole, actor);
    }

    private void addPartitions(Held whole, List<Slice> slices, String actor) {
        List<Integer> numbers = IntStream.rangeClosed(1, slices.size()).boxed().toList();
        Line line = new Line(whole.owner, whole.lane + "#", Priorities.number(whole.priority));
        Turns turns = requireNonNull(ownersTurns.of(handle, List.of(line)).get(line));
        handle.createUpdate(ADD_PARTITIONS)
                .bind("job", whole.job().value())
                .bind("lane", line.lane())
                .bind("turns", Columns.numbers(numbers, number -> turns.next()))
                .bind("due", Columns.column(whole.now))
                .bind("claimAt", Columns.column(whole.now.plus(pace.handicap(whole.priority))))
                .bind("numbers", numbers.toArray(Integer[]::new))
                .bind("slices", Columns.texts(slices, Slice::name))
                .bind(
                        "sizes",
                        Columns.numbers(
                                slices,
                                slice -> slice.size().isPresent() ? slice.size().getAsLong() : null))
                .execute();
        numbers.forEach(number -> ledger.create(new Unit(whole.job(), number), QUEUED, actor));
    }

    /** Does what somebody told a job that can do it; its partitions must be held too. */
    void obey(Held job, JobCommand command, JobState to, String actor, @Nullable String reason) {
        if (to == QUEUED) {
            Instant notBefore = job.notBefore;
            requeue(job, notBefore != null && notBefore.isAfter(job.now) ? notBefore : job.now, actor, reason);
            return;
        }
        boolean reaches = to != RUNNING || job.runsAsPartitions();
        move(job, to, actor, reason);
        if (reaches) {
            ledger.partitionsOf(job.job()).forEach(partition -> reach(partition, command, actor, reason));
        }
        comeToRest(job, actor);
    }

    private void reach(Held partition, JobCommand command, String actor, @Nullable String reason) {
        Optional<JobState> next = partition.state.after(command).filter(to -> to != partition.state);
        if (next.isEmpty() || partition.state.isFinished()) {
            return;
        }
        if (next.get() == QUEUED) {
            requeue(partition, partition.now, actor, reason);
        } else {
            move(partition, next.get(), actor, reason);
        }
    }

    private void requeue(Held unit, Instant due, String actor, @Nullable String reason) {
        if (unit.state == FAILED || unit.state == QUARANTINED || unit.state == STOPPED) {
            unit.forgive();
        }
        unit.due = due;
        move(unit, QUEUED, actor, reason);
    }

    /** Settles a job that runs as partitions when none of them goes on by itself. */
    private void comeToRest(Held job, String actor) {
        if (!job.runsAsPartitions() || job.activePartitions > 0) {
            return;
        }
        if (job.state.isAsking()) {
            job.resuming = true;
            ledger.move(job, job.state.ended(Ending.YIELDED), actor, job.reason);
            return;
        }
        List<AtRest> partitions = atRest(job.job());
        Optional<AtRest> worst = first(partitions, QUARANTINED).or(() -> first(partitions, FAILED));
        worst.ifPresent(found -> job.error = "partition %d: %s".formatted(found.number(), found.error()));
        ledger.move(job, worst.map(AtRest::state).orElse(COMPLETED), actor, worst.isPresent() ? job.error : null);
    }

    private static Optional<AtRest> first(List<AtRest> partitions, JobState state) {
        return partitions.stream()
                .filter(partition -> partition.state() == state)
                .findFirst();
    }

    /** The partitions as the table has them, or as they are about to be written. */
    private List<AtRest> atRest(JobId job) {
        return handle
                .createQuery(PARTITIONS_AT_REST)
                .bind("job", job.value())
                .map((row, context) -> new AtRest(
                        row.getInt("partition"), JobState.valueOf(row.getString("state")), row.getString("error")))
                .stream()
                .map(partition -> {
                    Held held = ledger.get(new Unit(job, partition.number()));
                    return held == null ? partition : new AtRest(partition.number(), held.state, held.error);
                })
                .sorted(Comparator.comparingInt(AtRest::number))
                .toList();
    }

    private void move(Held unit, JobState to, String actor, @Nullable String reason) {
        boolean before = unit.isUnderWay();
        ledger.move(unit, to, actor, reason);
        if (before != unit.isUnderWay() && !unit.unit.isWhole()) {
            Held job = requireNonNull(ledger.get(Unit.whole(unit.job())), "a partition is held with its job");
            job.activePartitions += before ? -1 : 1;
        }
    }

    private Optional<Held> jobOf(Held unit) {
        return unit.unit.isWhole() ? Optional.empty() : Optional.ofNullable(ledger.get(Unit.whole(unit.job())));
    }

    /** A partition, as far as the end of its job depends on it. */
    private record AtRest(int number, JobState state, @Nullable String error) {}
}
