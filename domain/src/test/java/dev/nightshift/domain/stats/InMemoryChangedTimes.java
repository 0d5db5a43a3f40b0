package dev.nightshift.domain.stats;

import dev.nightshift.domain.Undoable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Marks in memory. */
public final class InMemoryChangedTimes implements ChangedTimes, Undoable {

    private List<Span> marks = new ArrayList<>();

    @Override
    public synchronized void note(Span span) {
        marks.add(new Span(kept(span.earliest()), kept(span.latest())));
    }

    @Override
    public synchronized List<Span> take(int limit) {
        List<Span> oldest = marks.subList(0, Math.min(limit, marks.size()));
        List<Span> taken = List.copyOf(oldest);
        oldest.clear();
        return taken;
    }

    /** What is noted and not taken yet, in order. */
    public synchronized List<Span> noted() {
        return List.copyOf(marks);
    }

    @Override
    public synchronized Runnable savepoint() {
        List<Span> before = List.copyOf(marks);
        return () -> restore(before);
    }

    private synchronized void restore(List<Span> before) {
        marks = new ArrayList<>(before);
    }

    private static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
