package dev.nightshift.adapters.persistence.batch;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Jobs in the tables {@code batch_live} and {@code batch_finished}, their moves in {@code batch_history}. */
public final class PostgresBatchJobs implements BatchJobs {

    /** A text has words that trigrams are made of; others are looked for in so many jobs a page. */
    private static final Pattern INDEXED = Pattern.compile("[\\p{L}\\p{N}]{3}");

    private static final int LOOKED_AT = 10_000;

    /** Tells the locks of quotas from others. */
    private static final long QUOTA = 0x6e_73_71_75_6f_74_61L;

    private final Database database;
    private final EngineTimings pace;
    private final OwnersTurns turns = new OwnersTurns();
    private final ReadableRows moves = new ReadableRows("moves of jobs");

    public PostgresBatchJobs(Database database, EngineTimings pace) {
        this.database = database;
        this.pace = pace;
    }

    @Override
    public void add(List<NewJob> jobs) {
        add(jobs, false);
    }

    @Override
    public void addCounted(List<NewJob> jobs) {
        add(jobs, true);
    }

    /** The lock comes in a statement before: only what begins after it sees what others have added. */
    @Override
    public int countUnfinished(String owner, int limit) {
        return database.with(handle -> {
            handle.createQuery(
                            "SELECT count(*) FROM (SELECT pg_advisory_xact_lock(hashtextextended(:owner, :quota))) AS held")
                    .bind("owner", owner)
                    .bind("quota", QUOTA)
                    .mapTo(Integer.class)
                    .one();
            return handle.createQuery(
                            """
                            SELECT count(*) FROM (
                                SELECT FROM batch_live WHERE quota_of = :owner LIMIT :limit) AS counted
                            """)
                    .bind("owner", owner)
                    .bind("limit", limit)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    private void add(List<NewJob> jobs, boolean counted) {
        try {
            database.inOne(() -> database.run(handle -> new Adding(handle, pace, turns).add(jobs, counted)));
        } catch (UnableToExecuteStatementException failure) {
            throw isTaken(failure) ? new IllegalStateException("a job is there already", failure) : failure;
        }
    }

    private static boolean isTaken(UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof PSQLException cause
                && PSQLState.UNIQUE_VIOLATION.getState().equals(cause.getSQLState());
    }

    @Override
    public Optional<BatchJob> find(JobId id) {
        return database.with(handle ->
                JobRows.read(handle, "SELECT CAST(:job AS uuid) AS job_id", Map.of("job", id.value())).stream()
                        .findFirst());
    }

    @Override
    public Map<JobId, String> ownersOf(Collection<JobId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.with(handle -> handle.createQuery(
                        """
                        SELECT job_id, owner FROM batch_live WHERE job_id = ANY (:jobs) AND partition = 0
                         UNION ALL
                        SELECT job_id, owner FROM batch_finished WHERE job_id = ANY (:jobs)
                        """)
                .bind("jobs", Columns.ids(new TreeSet<>(ids)))
                .map((row, context) -> Map.entry(Columns.job(row, "job_id"), row.getString("owner")))
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Page<BatchJob, JobId> list(JobFilter filter, @Nullable JobId before, int limit) {
        if (filter.text() == null || INDEXED.matcher(filter.text()).find()) {
            return Page.cut(newest(filter, before, null, limit + 1), limit, BatchJob::id);
        }
        JobListQuery all = new JobListQuery(filter.withoutText(), before, null, LOOKED_AT);
        JobId last = database.with(handle -> handle.createQuery(all.lastSql())
                .bindMap(all.bindings())
                .map((row, context) -> Columns.job(row, "job_id"))
                .findOne()
                .orElse(null));
        Page<BatchJob, JobId> found = Page.cut(newest(filter, before, last, limit + 1), limit, BatchJob::id);
        return found.next() == null ? new Page<>(found.items(), last) : found;
    }

    private List<BatchJob> newest(JobFilter filter, @Nullable JobId before, @Nullable JobId last, int limit) {
        JobListQuery query = new JobListQuery(filter, before, last, limit);
        List<BatchJob> newest =
                new ArrayList<>(database.with(handle -> JobRows.readPlanned(handle, query.sql(), query.bindings())));
        Collections.reverse(newest);
        return newest;
    }

    @Override
    public CommandResult control(JobId id, JobCommand command, String actor, @Nullable String reason) {
        return database.inOne(() -> database.with(handle -> control(handle, id, command, actor, reason)));
    }

    private CommandResult control(Handle handle, JobId id, JobCommand command, String actor, @Nullable String reason) {
        PostgresUnitOfWork unitOfWork = new PostgresUnitOfWork(handle, pace, turns);
        Optional<CommandResult> ended = hold(handle, unitOfWork, id, command);
        if (ended.isPresent()) {
            return ended.get();
        }
        LockedTask job = unitOfWork.get(TaskId.whole(id));
        if (job == null) {
            return new CommandResult.Unknown();
        }
        CommandResult result = unitOfWork.life().commanded(job, command, job.notBefore, actor, reason, job.now);
        unitOfWork.writeIfChanged();
        return result;
    }

    /** Holds the job with its partitions; one that has ended only if it goes on. @return what comes of one that does not */
    private static Optional<CommandResult> hold(
            Handle handle, PostgresUnitOfWork unitOfWork, JobId id, JobCommand command) {
        unitOfWork.hold(List.of(TaskId.whole(id)));
        if (unitOfWork.get(TaskId.whole(id)) != null) {
            unitOfWork.holdPartitionsOf(id);
            return Optional.empty();
        }
        Optional<CommandResult> ended = handle.createQuery(
                        "SELECT state FROM batch_finished WHERE job_id = :job FOR UPDATE")
                .bind("job", id.value())
                .map((row, context) -> CommandResult.to(command, JobState.valueOf(row.getString("state"))))
                .findOne();
        if (ended.filter(CommandResult::isChange).isEmpty()) {
            if (ended.isEmpty()) {
                unitOfWork.hold(List.of(TaskId.whole(id)));
            }
            return ended;
        }
        handle.createUpdate(UnitOfWorkStatements.REVIVE).bind("job", id.value()).execute();
        unitOfWork.hold(List.of(TaskId.whole(id)));
        unitOfWork.holdPartitionsOf(id);
        return Optional.empty();
    }

    @Override
    public Page<Transition, Long> history(JobId id, @Nullable Long after, int limit) {
        return database.with(handle -> moves.page(
                limit,
                size -> handle.createQuery(
                                "SELECT " + TransitionRows.COLUMNS
                                        + """
                                         FROM batch_history
                                        WHERE job_id = :job AND number > :after
                                        ORDER BY number LIMIT :limit
                                       """)
                        .bind("job", id.value())
                        .bind("after", after == null ? Long.MIN_VALUE : after)
                        .bind("limit", size),
                TransitionRows::transition,
                Transition::number));
    }
}
