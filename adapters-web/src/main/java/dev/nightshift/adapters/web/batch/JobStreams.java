package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.security.AccessWatch;
import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.batch.JobNews;
import dev.nightshift.application.health.Part;
import dev.nightshift.application.health.Parts;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The open streams of events. One thread reads for all of them, and only while there is one.
 *
 * An open stream holds up the stop of the server: {@link #closeAll} goes first.
 */
@Singleton
public final class JobStreams {

    private static final System.Logger LOG = System.getLogger(JobStreams.class.getName());
    private static final byte[] OPENING = ": events of jobs\nretry: 2000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Nothing is read while nobody watches, however long that is. */
    private static final Duration WITHOUT_READERS = Duration.ofDays(36_500);

    /** A stream that nobody has begun to read by then is given up. */
    private static final long UNREAD = Duration.ofSeconds(30).toNanos();

    private final JobNews news;
    private final EventText text;
    private final StreamSettings settings;
    private final AccessWatch accessWatch;
    private final Part part;
    private final List<JobStream> streams = new ArrayList<>();
    private final Semaphore arrivals = new Semaphore(0);
    private boolean isReading;
    private boolean isClosed;

    JobStreams(JobNews news, EventText text, StreamSettings settings, AccessWatch accessWatch, Parts parts) {
        this.news = news;
        this.text = text;
        this.settings = settings;
        this.accessWatch = accessWatch;
        this.part = parts.named("job-events", WITHOUT_READERS);
    }

    /**
     * Opens a stream of what happens to a job, which ends with the job, or to all jobs.
     *
     * @param reader who may see all that is in it
     * @param caller the reader, with whose access the stream ends
     * @param job null for all jobs that the reader may see
     * @param lastSeen the number of the last move that the reader has; null for none: a job is then told from its beginning,
     *     all jobs from now on
     * @throws ProblemException 429 if the reader has too many streams, 503 if there are too many, or all are closed
     */
    Publisher<byte[]> open(Requester reader, Caller caller, @Nullable JobId job, @Nullable Long lastSeen) {
        long since = lastSeen != null ? lastSeen : job != null ? 0 : news.latestMove();
        List<JobStream> opened = new ArrayList<>(1);
        EventQueue queue = new EventQueue(settings.backlog(), () -> forget(opened));
        JobStream stream = new JobStream(reader, caller, job, since, System.nanoTime(), queue);
        opened.add(stream);
        add(stream);
        queue.add(OPENING);
        arrivals.release();
        return queue;
    }

    /** Ends all streams, those of slow readers by cutting them off, and lets none be opened any more. */
    public void closeAll() {
        List<JobStream> open;
        synchronized (this) {
            isClosed = true;
            open = List.copyOf(streams);
        }
        for (JobStream stream : open) {
            close(stream);
        }
        arrivals.release();
    }

    /** After what waits for a reader who keeps up, at once for another. */
    private static void close(JobStream stream) {
        stream.queue().end();
        stream.queue().cut();
    }

    /** How many are open. */
    public synchronized int count() {
        return streams.size();
    }

    private synchronized void add(JobStream stream) {
        if (isClosed) {
            throw ProblemException.unavailable("The service is about to stop.", SOON);
        }
        if (streams.size() >= settings.most()) {
            throw ProblemException.unavailable("There are too many streams of events.", SOON);
        }
        long own = streams.stream()
                .filter(open -> open.reader().name().equals(stream.reader().name()))
                .count();
        if (own >= settings.mostOfOne()) {
            throw ProblemException.tooManyRequests(
                    "You have %d streams of events already; close one of them.".formatted(own), SOON);
        }
        streams.add(stream);
        if (!isReading) {
            startReading(stream);
        }
    }

    private void startReading(JobStream first) {
        boolean started = false;
        try {
            Thread thread = new Thread(this::read, "job-streams");
            thread.setDaemon(true);
            thread.start();
            started = true;
        } finally {
            isReading = started;
            if (!started) {
                streams.remove(first);
            }
        }
    }

    private synchronized void forget(List<JobStream> closed) {
        streams.removeAll(closed);
    }

    private void read() {
        EventPump pump = new EventPump(news, text, settings.patience());
        List<JobStream> open = openOnes();
        while (!open.isEmpty()) {
            try {
                pump.pump(open, System.nanoTime());
                part.succeeded();
            } catch (RuntimeException | Error failure) { // nobody else would read for those who wait
                failed(failure);
            }
            open = afterPause(open);
        }
        part.succeeded();
    }

    private List<JobStream> afterPause(List<JobStream> open) {
        try {
            keep(open, System.nanoTime());
        } catch (RuntimeException | Error failure) {
            failed(failure);
        }
        await();
        return openOnes();
    }

    private void failed(Throwable failure) {
        try {
            boolean isToldOfElsewhere = StorageUnavailable.in(failure).isPresent();
            if (Integer.bitCount(part.failed(failure)) == 1 && !isToldOfElsewhere) {
                LOG.log(System.Logger.Level.WARNING, "Events of jobs cannot be read; they are tried again", failure);
            }
        } catch (RuntimeException | Error mute) { // there is nobody left to tell
            return;
        }
    }

    /** The streams to read for; none when the thread is to end. */
    private synchronized List<JobStream> openOnes() {
        isReading = !streams.isEmpty();
        return List.copyOf(streams);
    }

    private void keep(List<JobStream> open, long now) {
        for (JobStream stream : open) {
            stream.pingAfter(settings.ping().toNanos(), now);
            accessWatch.whenEnded(stream.caller(), () -> close(stream));
            long age = now - stream.openedAt();
            if (age > settings.longest().toNanos()) {
                stream.queue().end();
            }
            if (age > UNREAD && !stream.queue().isRead()) {
                stream.queue().cancel();
            }
        }
    }

    private void await() {
        try {
            if (arrivals.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                arrivals.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closeAll();
        }
    }
}
