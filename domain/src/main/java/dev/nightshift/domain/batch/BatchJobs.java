package dev.nightshift.domain.batch;

import dev.nightshift.domain.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The jobs, as those see them who make them and command them. */
public interface BatchJobs {

    /**
     * Keeps new jobs, all or none. A job that depends on one that has failed or was cancelled is cancelled at once.
     *
     * @throws UnknownJobs if a job depends on one that is neither there nor among the new ones
     */
    void add(List<NewJob> jobs);

    /** As {@link #add}; until they have ended, the jobs count for the quota of their owner, and so do those that are started again. */
    void addCounted(List<NewJob> jobs);

    /**
     * How many jobs of the owner count for its quota. Others who ask for the same owner wait until the transaction ends, so
     * that nobody adds counted jobs in between.
     *
     * @param limit to count no further than, at least 1
     */
    int countUnfinished(String owner, int limit);

    Optional<BatchJob> find(JobId id);

    /** Whose jobs these are; what is not there is left out. */
    Map<JobId, String> ownersOf(Collection<JobId> ids);

    /**
     * The jobs that pass the filter, newest first, which is by descending id. A page that is not the last may have fewer
     * than the limit, or none: for a text that no index serves not all jobs are looked at for one page.
     *
     * @param before the id of the last job of the page before; null for the first page
     * @param limit at least 1
     */
    Page<BatchJob, JobId> list(JobFilter filter, @Nullable JobId before, int limit);

    /**
     * Tells a job what to do, in whatever state it is. Commands to a job that was split reach its partitions.
     *
     * @param actor who tells
     * @param reason why; null when no reason is given
     */
    CommandResult control(JobId id, JobCommand command, String actor, @Nullable String reason);

    /**
     * The moves of a job and its partitions, oldest first.
     *
     * @param after the number of the last move before the page; null for the first page
     */
    Page<Transition, Long> history(JobId id, @Nullable Long after, int limit);

    /** What came of a command. */
    sealed interface CommandResult {

        /** What comes of a command to a job that is in the state. */
        static CommandResult to(JobCommand command, JobState before) {
            return before.after(command)
                    .<CommandResult>map(now -> new CarriedOut(before, now))
                    .orElseGet(() -> new Illegal(before));
        }

        /** Whether the state of the job becomes another one. */
        default boolean isChange() {
            return this instanceof CarriedOut carriedOut && carriedOut.before() != carriedOut.now();
        }

        /** The job is in {@code now}, which is {@code before} where the command changed nothing. */
        record CarriedOut(JobState before, JobState now) implements CommandResult {}

        /** The command is not legal in the state that the job is in. */
        record Illegal(JobState state) implements CommandResult {
            public Set<JobCommand> legal() {
                return state.legalCommands();
            }
        }

        record Unknown() implements CommandResult {}
    }

    /** Jobs that others depend on are not there. */
    final class UnknownJobs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<JobId> ids;

        public UnknownJobs(Collection<JobId> ids) {
            super("there are no jobs " + ids);
            this.ids = List.copyOf(ids);
        }

        public List<JobId> ids() {
            return ids;
        }
    }
}
