package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Transition;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one reader watches, and what it was sent. All but the queue belongs to the thread that reads for all. */
final class JobStream {

    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    private final Requester reader;
    private final Caller caller;
    private final @Nullable JobId job;
    private final long since;
    private final long openedAt;
    private final EventQueue queue;
    private final Set<Long> movesSent = new HashSet<>();
    private final Set<Long> linesSent = new HashSet<>();
    private boolean begun;
    private long sentAt;
    private long lastMove = -1;
    private @Nullable JobState lastState;
    private @Nullable Object progressSent;
    private @Nullable Long finishedSince;

    /**
     * @param caller the reader, with whose access the stream ends
     * @param job null for all that the reader may see
     * @param since the number of the last move that the reader knows
     * @param openedAt in nanoseconds of any clock
     */
    JobStream(Requester reader, Caller caller, @Nullable JobId job, long since, long openedAt, EventQueue queue) {
        this.reader = reader;
        this.caller = caller;
        this.job = job;
        this.since = since;
        this.openedAt = openedAt;
        this.sentAt = openedAt;
        this.queue = queue;
    }

    Requester reader() {
        return reader;
    }

    /** With whose access the stream ends. */
    Caller caller() {
        return caller;
    }

    Optional<JobId> job() {
        return Optional.ofNullable(job);
    }

    long since() {
        return since;
    }

    long openedAt() {
        return openedAt;
    }

    EventQueue queue() {
        return queue;
    }

    boolean isBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    /** Sends a move, unless it was sent before. */
    void move(Transition move, byte[] event, long now) {
        if (!movesSent.add(move.number())) {
            return;
        }
        if (move.task().isWhole() && move.number() > lastMove) {
            lastMove = move.number();
            lastState = move.to();
        }
        send(event, now);
    }

    /** Forgets which moves were sent up to a number that cannot come again. */
    void forgetMoves(long upTo) {
        movesSent.removeIf(number -> number <= upTo);
    }

    /** Sends a line of the log, unless it was sent before. */
    void line(long number, byte[] event, long now) {
        if (linesSent.add(number)) {
            send(event, now);
        }
    }

    /** Forgets which lines were sent up to a number that cannot come again. */
    void forgetLines(long upTo) {
        linesSent.removeIf(number -> number <= upTo);
    }

    /** Whether the job looks other than it did when it was sent last; after this call it does not. */
    boolean isNews(BatchJob seen) {
        Object looks = List.of(seen.state(), seen.progress(), seen.partitions());
        boolean isNews = !looks.equals(progressSent);
        progressSent = looks;
        return isNews;
    }

    /**
     * Ends when the job has ended and the reader knows, or when the move to the end does not come within the patience: the
     * reader knew it before.
     */
    void endWith(JobState seen, long patience, long now) {
        if (!seen.isFinished()) {
            finishedSince = null;
            return;
        }
        if (finishedSince == null) {
            finishedSince = now;
        }
        if (lastState == seen || now - finishedSince > patience) {
            queue.end();
        }
    }

    void send(byte[] event, long now) {
        queue.add(event);
        sentAt = now;
    }

    void pingAfter(long silence, long now) {
        if (now - sentAt >= silence) {
            send(PING, now);
        }
    }
}
