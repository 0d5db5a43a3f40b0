package dev.nightshift.adapters.web.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Bytes on their way to one reader, who is cut off when too many wait. */
final class EventQueue implements Publisher<byte[]>, Subscription {

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final int most;
    private final Runnable afterwards;
    private @Nullable Subscriber<? super byte[]> reader;
    private long bytes;
    private long demand;
    private boolean isBusy;
    private boolean isEnding;
    private boolean isCut;
    private boolean isOver;

    /**
     * @param most how many bytes may wait
     * @param afterwards runs once when the reader gets nothing any more
     */
    EventQueue(int most, Runnable afterwards) {
        this.most = most;
        this.afterwards = afterwards;
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> subscriber) {
        boolean isFirst;
        synchronized (this) {
            isFirst = reader == null && !isOver;
            if (isFirst) {
                reader = subscriber;
                isBusy = true;
            }
        }
        if (!isFirst) {
            subscriber.onSubscribe(new NothingToCome());
            subscriber.onError(new IllegalStateException("a stream has one reader"));
            return;
        }
        subscriber.onSubscribe(this);
        free();
        drain();
    }

    synchronized boolean isRead() {
        return reader != null;
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** Sends bytes, or cuts the reader off. */
    void add(byte[] event) {
        synchronized (this) {
            if (isOver || isEnding) {
                return;
            }
            if (bytes + event.length > most) {
                isCut = true;
            } else {
                waiting.add(event);
                bytes += event.length;
            }
        }
        drain();
    }

    /** Ends at once, as after too much waited. */
    void cut() {
        synchronized (this) {
            isCut = true;
        }
        drain();
    }

    /** Ends after what waits. */
    void end() {
        synchronized (this) {
            isEnding = true;
        }
        drain();
    }

    @Override
    public void request(long more) {
        synchronized (this) {
            demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
        }
        drain();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
            waiting.clear();
        }
        afterwards.run();
    }

    private synchronized void free() {
        isBusy = false;
    }

    private void drain() {
        Runnable next = next();
        while (next != null) {
            try {
                next.run();
            } catch (RuntimeException | Error broken) { // a reader who cannot take it is no reason to fail the others
                cancel();
                return;
            }
            free();
            next = next();
        }
    }

    /** What to do next; null when there is nothing, or another thread is at it. */
    private synchronized @Nullable Runnable next() {
        Subscriber<? super byte[]> to = reader;
        if (isBusy || isOver || to == null) {
            return null;
        }
        if (isCut) {
            return last(() -> to.onError(new ReaderIsTooSlow()));
        }
        byte[] event = demand > 0 ? waiting.poll() : null;
        if (event != null) {
            demand = demand == Long.MAX_VALUE ? demand : demand - 1;
            bytes -= event.length;
            isBusy = true;
            return () -> to.onNext(event);
        }
        return isEnding && waiting.isEmpty() ? last(to::onComplete) : null;
    }

    private Runnable last(Runnable signal) {
        isOver = true;
        waiting.clear();
        return () -> {
            try {
                signal.run();
            } finally {
                afterwards.run();
            }
        };
    }

    /** For who comes too late. */
    private static final class NothingToCome implements Subscription {

        @Override
        public void request(long more) {
            // there is nothing
        }

        @Override
        public void cancel() {
            // there is nothing
        }
    }

    /** The reader does not read as fast as things happen. */
    static final class ReaderIsTooSlow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReaderIsTooSlow() {
            super("a reader of events is too slow and was cut off", null, false, false);
        }
    }
}
