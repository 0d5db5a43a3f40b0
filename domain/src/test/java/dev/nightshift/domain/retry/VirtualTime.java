package dev.nightshift.domain.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** Time that passes when it is moved, or when somebody waits: a clock, a pause and a delay in one. For one thread. */
public final class VirtualTime implements LongSupplier, Pause, Delay {

    private record Task(long at, long order, Runnable work) {}

    private final long origin;
    private final List<Duration> pauses = new ArrayList<>();
    private final PriorityQueue<Task> planned =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now;
    private long order;

    public VirtualTime() {
        this(0);
    }

    /** @param origin what the clock shows at first */
    public VirtualTime(long origin) {
        this.origin = origin;
        this.now = 0;
    }

    @Override
    public long getAsLong() {
        return origin + now;
    }

    /** How much time has passed. */
    public Duration passed() {
        return Duration.ofNanos(now);
    }

    @Override
    public void take(Duration time) {
        pauses.add(time);
        advance(time);
    }

    /** What was waited for, in order. */
    public List<Duration> pauses() {
        return pauses;
    }

    @Override
    public Planned after(Duration time, Runnable work) {
        Task task = new Task(now + time.toNanos(), order++, work);
        planned.add(task);
        return () -> planned.remove(task);
    }

    /** How many tasks are still to be done. */
    public int planned() {
        return planned.size();
    }

    /** Moves the clock, and does what is due on the way. */
    public void advance(Duration time) {
        long until = now + time.toNanos();
        for (Task next = planned.peek(); next != null && next.at() <= until; next = planned.peek()) {
            planned.remove();
            now = Math.max(now, next.at());
            next.work().run();
        }
        now = Math.max(now, until);
    }

    /** Moves the clock until nothing is left to be done. */
    public void run() {
        for (Task next = planned.peek(); next != null; next = planned.peek()) {
            advance(Duration.ofNanos(next.at() - now));
        }
    }
}
