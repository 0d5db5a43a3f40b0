package dev.nightshift.adapters.web.batch;

import dev.nightshift.domain.batch.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Spans of time in memory, that are dropped when logs of their age are. */
final class KeptSpans implements Retention {

    private final List<Dropped> spans = new ArrayList<>();

    synchronized void add(Dropped span) {
        spans.add(span);
    }

    @Override
    public void prepare() {
        // there is always room
    }

    @Override
    public synchronized List<Dropped> droppable(Instant jobsBefore, Instant logsBefore) {
        return spans.stream().filter(span -> !span.until().isAfter(logsBefore)).toList();
    }

    @Override
    public synchronized List<Dropped> drop(Instant jobsBefore, Instant logsBefore) {
        List<Dropped> dropped = droppable(jobsBefore, logsBefore);
        spans.removeAll(dropped);
        return dropped;
    }

    @Override
    public int forget(String type, Instant before, int most) {
        return 0;
    }
}
