package dev.nightshift.domain.batch;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a job is between its creation and its end. This is the specification of every move: a job goes from one state
 * into another by one of {@link #successors} and no other way.
 */
public enum JobState {
    /** Created and not started. */
    PENDING,
    /** Waits for a worker. */
    QUEUED,
    /** A worker has it, or workers have its partitions. */
    RUNNING,
    /** Asked to hold; its worker has not answered yet. */
    PAUSING,
    /** Held, with its attempt and its place. */
    PAUSED,
    /** Asked to end this run; its worker has not answered yet. */
    STOPPING,
    /** Its run has ended, its checkpoint is kept. */
    STOPPED,
    /** Asked to end permanently; its worker has not answered yet. */
    CANCELLING,
    /** Ended permanently by somebody. */
    CANCELLED,
    /** Failed by a transient failure; goes back into the queue by itself. */
    RETRY_WAIT,
    /** Done. */
    COMPLETED,
    /** Ended by a failure; can be started again from its checkpoint. */
    FAILED,
    /** Set aside because it kills its workers or cannot be read; can be started again from its checkpoint. */
    QUARANTINED;

    private static final Map<JobState, Set<JobState>> SUCCESSORS = successorsOfAll();
    private static final Map<JobState, Map<JobCommand, JobState>> COMMANDS = commandsOfAll();

    /** The states that can follow directly. */
    public Set<JobState> successors() {
        return SUCCESSORS.getOrDefault(this, Set.of());
    }

    public boolean canBecome(JobState other) {
        return successors().contains(other);
    }

    /** The state after the command, the same state where the command changes nothing; empty when it is not legal now. */
    public Optional<JobState> after(JobCommand command) {
        return Optional.ofNullable(COMMANDS.getOrDefault(this, Map.of()).get(command));
    }

    /** The commands that are legal now, those included that change nothing; in the order of their declaration. */
    public Set<JobCommand> legalCommands() {
        Set<JobCommand> legal = EnumSet.noneOf(JobCommand.class);
        legal.addAll(COMMANDS.getOrDefault(this, Map.of()).keySet());
        return legal;
    }

    /** Whether the job has ended: its worker is gone, and it waits for nothing. */
    public boolean isFinished() {
        return this == COMPLETED || this == FAILED || this == QUARANTINED || this == CANCELLED;
    }

    /** Whether it may still do something by itself. */
    public boolean isUnderWay() {
        return isActive() || this == QUEUED || this == RETRY_WAIT;
    }

    /** Whether it has ended as it should. */
    public boolean isSuccess() {
        return this == COMPLETED;
    }

    /** Whether it has ended by a failure, and counts as one. */
    public boolean isFailure() {
        return this == FAILED || this == QUARANTINED;
    }

    /** Whether it has ended and can be started again. */
    public boolean startsAgain() {
        return isFinished() && after(JobCommand.START).isPresent();
    }

    /** Whether a worker may be at it, so that it counts against the limit of its type. */
    public boolean isActive() {
        return this == RUNNING || this == PAUSING || this == STOPPING || this == CANCELLING;
    }

    /**
     * What the state becomes when a run ends so. A job that somebody asks something of obeys instead of going on; one that is
     * cancelled stays cancelled, whatever its run came to.
     *
     * @throws IllegalStateException if there is no run to end: the state is not active
     */
    public JobState ended(Ending ending) {
        if (!isActive()) {
            throw new IllegalStateException("there is no run to end of a job that is " + this);
        }
        if (this == CANCELLING) {
            return CANCELLED;
        }
        return switch (ending) {
            case COMPLETED -> COMPLETED;
            case FAILED -> FAILED;
            case QUARANTINED -> QUARANTINED;
            case RETRIED -> this == RUNNING ? RETRY_WAIT : atRest();
            case YIELDED -> this == RUNNING ? QUEUED : atRest();
        };
    }

    private JobState atRest() {
        return this == PAUSING ? PAUSED : STOPPED;
    }

    /** Whether somebody has asked the worker to let go. */
    public boolean isAsking() {
        return this == PAUSING || this == STOPPING || this == CANCELLING;
    }

    private static Map<JobState, Set<JobState>> successorsOfAll() {
        Map<JobState, Set<JobState>> all = new EnumMap<>(JobState.class);
        all.put(PENDING, EnumSet.of(QUEUED, CANCELLED));
        all.put(QUEUED, EnumSet.of(RUNNING, PAUSED, STOPPED, CANCELLED, QUARANTINED));
        all.put(RUNNING, EnumSet.of(QUEUED, PAUSING, STOPPING, CANCELLING, RETRY_WAIT, COMPLETED, FAILED, QUARANTINED));
        all.put(PAUSING, EnumSet.of(RUNNING, PAUSED, STOPPING, CANCELLING, COMPLETED, FAILED, QUARANTINED));
        all.put(PAUSED, EnumSet.of(QUEUED, STOPPED, CANCELLED));
        all.put(STOPPING, EnumSet.of(STOPPED, CANCELLING, COMPLETED, FAILED, QUARANTINED));
        all.put(STOPPED, EnumSet.of(QUEUED, CANCELLED));
        all.put(CANCELLING, EnumSet.of(CANCELLED));
        all.put(RETRY_WAIT, EnumSet.of(QUEUED, PAUSED, STOPPED, CANCELLED));
        all.put(FAILED, EnumSet.of(QUEUED));
        all.put(QUARANTINED, EnumSet.of(QUEUED));
        return all;
    }

    private static Map<JobState, Map<JobCommand, JobState>> commandsOfAll() {
        Map<JobState, Map<JobCommand, JobState>> all = new EnumMap<>(JobState.class);
        all.put(PENDING, Map.of(JobCommand.START, QUEUED, JobCommand.CANCEL, CANCELLED));
        all.put(
                QUEUED,
                Map.of(
                        JobCommand.START, QUEUED,
                        JobCommand.PAUSE, PAUSED,
                        JobCommand.STOP, STOPPED,
                        JobCommand.CANCEL, CANCELLED));
        all.put(
                RUNNING,
                Map.of(
                        JobCommand.START, RUNNING,
                        JobCommand.PAUSE, PAUSING,
                        JobCommand.STOP, STOPPING,
                        JobCommand.CANCEL, CANCELLING));
        all.put(
                PAUSING,
                Map.of(
                        JobCommand.START, RUNNING,
                        JobCommand.RESUME, RUNNING,
                        JobCommand.PAUSE, PAUSING,
                        JobCommand.STOP, STOPPING,
                        JobCommand.CANCEL, CANCELLING));
        all.put(
                PAUSED,
                Map.of(
                        JobCommand.START, QUEUED,
                        JobCommand.RESUME, QUEUED,
                        JobCommand.PAUSE, PAUSED,
                        JobCommand.STOP, STOPPED,
                        JobCommand.CANCEL, CANCELLED));
        all.put(STOPPING, Map.of(JobCommand.STOP, STOPPING, JobCommand.CANCEL, CANCELLING));
        all.put(STOPPED, Map.of(JobCommand.START, QUEUED, JobCommand.STOP, STOPPED, JobCommand.CANCEL, CANCELLED));
        all.put(CANCELLING, Map.of(JobCommand.CANCEL, CANCELLING));
        all.put(CANCELLED, Map.of(JobCommand.CANCEL, CANCELLED));
        all.put(
                RETRY_WAIT,
                Map.of(
                        JobCommand.START, QUEUED,
                        JobCommand.PAUSE, PAUSED,
                        JobCommand.STOP, STOPPED,
                        JobCommand.CANCEL, CANCELLED));
        all.put(FAILED, Map.of(JobCommand.START, QUEUED));
        all.put(QUARANTINED, Map.of(JobCommand.START, QUEUED));
        return all;
    }
}
