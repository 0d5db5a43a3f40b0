package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A whole job or one of its partitions between two events of its life. {@link JobLife} alone changes it; a store extends it by what
 * else it keeps, loads it while nobody else can change it, and writes it afterwards.
 */
public abstract class Task {

    private final TaskId id;
    private JobState state;
    private Instant due;
    private long token;
    private @Nullable WorkerId worker;
    private int streak;
    private int retries;
    private int crashes;
    private boolean resuming;
    private Progress progress = Progress.NONE;
    private @Nullable String checkpoint;
    private int logLines;
    private @Nullable String error;
    private @Nullable String reason;
    private @Nullable Instant deadline;
    private boolean split;
    private int activePartitions;

    /** @param due when it may run, or might have run */
    protected Task(TaskId id, JobState state, Instant due) {
        this.id = requireNonNull(id, "id");
        this.state = requireNonNull(state, "state");
        this.due = requireNonNull(due, "due");
    }

    /** The same task once more, independent of the other. */
    protected Task(Task other) {
        this(other.id, other.state, other.due);
        loadClaim(other.token, other.worker);
        loadRuns(other.streak, other.retries, other.crashes, other.resuming);
        loadWork(other.checkpoint, other.progress, other.logLines);
        loadTexts(other.error, other.reason);
        loadDeadline(other.deadline);
        loadPartitions(other.split, other.activePartitions);
    }

    /**
     * What the store knows of its claim.
     *
     * @param storedWorker null when no worker has it
     */
    protected final void loadClaim(long storedToken, @Nullable WorkerId storedWorker) {
        token = storedToken;
        worker = storedWorker;
    }

    /**
     * What the store knows of its runs.
     *
     * @param storedStreak how many runs ended with their worker, one after the other, the one that goes on included
     * @param storedRetries how often it was tried again since it last came forward
     * @param storedCrashes how many runs ended with their worker in all
     * @param storedResuming whether its next run is no attempt of its own: the last one let go, and was not stopped
     */
    protected final void loadRuns(int storedStreak, int storedRetries, int storedCrashes, boolean storedResuming) {
        streak = storedStreak;
        retries = storedRetries;
        crashes = storedCrashes;
        resuming = storedResuming;
    }

    /** What the store knows of the work that is done. */
    protected final void loadWork(@Nullable String storedCheckpoint, Progress storedProgress, int storedLogLines) {
        checkpoint = storedCheckpoint;
        progress = storedProgress;
        logLines = storedLogLines;
    }

    /** What the store has in words: of the last failure, and of the last change of its state. */
    protected final void loadTexts(@Nullable String storedError, @Nullable String storedReason) {
        error = storedError;
        reason = storedReason;
    }

    /** @param storedDeadline when it takes too long; null when it may take as long as it likes */
    protected final void loadDeadline(@Nullable Instant storedDeadline) {
        deadline = storedDeadline;
    }

    /**
     * What the store knows of the partitions of a whole job.
     *
     * @param storedActive how many of them may still do something by themselves
     */
    protected final void loadPartitions(boolean storedSplit, int storedActive) {
        split = storedSplit;
        activePartitions = storedActive;
    }

    public final TaskId id() {
        return id;
    }

    public final JobId job() {
        return id.job();
    }

    public final JobState state() {
        return state;
    }

    /** When it may run, or might have run. */
    public final Instant due() {
        return due;
    }

    /** Of its last claim; 0 before the first. */
    public final long token() {
        return token;
    }

    /** Who has it; null when nobody has. */
    public final @Nullable WorkerId worker() {
        return worker;
    }

    public final int streak() {
        return streak;
    }

    public final int retries() {
        return retries;
    }

    public final int crashes() {
        return crashes;
    }

    /** Whether its next run is no attempt of its own. */
    public final boolean isResuming() {
        return resuming;
    }

    public final Progress progress() {
        return progress;
    }

    /** The position of the last item that was committed; null before the first. */
    public final @Nullable String checkpoint() {
        return checkpoint;
    }

    public final int logLines() {
        return logLines;
    }

    /** What the last failure was; null when there was none. */
    public final @Nullable String error() {
        return error;
    }

    /** Why its state changed last; null when there is nothing to say. */
    public final @Nullable String reason() {
        return reason;
    }

    public final @Nullable Instant deadline() {
        return deadline;
    }

    /** Whether it is a whole job that has been split into partitions. */
    public final boolean isSplit() {
        return split;
    }

    /** How many partitions of a whole job may still do something by themselves. */
    public final int activePartitions() {
        return activePartitions;
    }

    /** Whether a worker may be at it. */
    public final boolean isActive() {
        return state.isActive();
    }

    /** Whether it has ended, and waits for nothing. */
    public final boolean hasEnded() {
        return state.isFinished();
    }

    /** Whether it is in the queue and its time has come. */
    public final boolean isReady(Instant now) {
        return state == JobState.QUEUED && !due.isAfter(now);
    }

    /** Whether it goes on by itself when its time has come. */
    public final boolean waitsForItsTime(Instant now) {
        return state == JobState.RETRY_WAIT || (state == JobState.QUEUED && due.isAfter(now));
    }

    public final boolean isClaimedBy(Claim claim) {
        return state.isActive() && token == claim.token() && claim.worker().equals(worker);
    }

    /** Whether its partitions run instead of itself. */
    public final boolean runsAsPartitions() {
        return split && state.isActive() && worker == null;
    }

    /** Whether it may still do something by itself. */
    public final boolean isUnderWay() {
        return state.isUnderWay();
    }

    public final boolean isOverdue(Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    final void become(JobState next, @Nullable String why) {
        state = next;
        reason = why;
        if (!next.isActive()) {
            worker = null;
        }
        if (next == JobState.COMPLETED) {
            error = null;
        }
    }

    /** What a claim charges, unless the run ends properly. */
    final void claimedBy(WorkerId claimer) {
        token++;
        streak++;
        resuming = false;
        worker = claimer;
    }

    final void commit(Advance chunk) {
        checkpoint = chunk.checkpoint();
        progress = progress.plus(chunk.done(), chunk.skipped());
        know(chunk.total());
        logLines += chunk.logLines();
        streak = 0;
        retries = 0;
    }

    final void know(OptionalLong items) {
        if (items.isPresent()) {
            progress = progress.of(items);
        }
    }

    final void failed(String text) {
        error = text;
    }

    final void retryAt(Instant time) {
        retries++;
        due = time;
    }

    final void dueAt(Instant time) {
        due = time;
    }

    final void crashed() {
        crashes++;
    }

    /** The run did not crash: what the claim charged is taken back. */
    final void discharge() {
        streak = Math.max(0, streak - 1);
    }

    final void resuming(boolean isResuming) {
        resuming = isResuming;
    }

    final void limitTo(@Nullable Instant time) {
        deadline = time;
    }

    /** A new start at the checkpoint. */
    final void forgive() {
        streak = 0;
        retries = 0;
        error = null;
        deadline = null;
        resuming = false;
    }

    /** Its partitions run from now on instead of itself. */
    final void handOver() {
        worker = null;
    }

    final void splitInto(int partitions) {
        split = true;
        activePartitions = partitions;
    }

    final void countActive(int more) {
        activePartitions += more;
    }
}
