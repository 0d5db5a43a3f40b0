package dev.nightshift.application.batch.simulation;

import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What committed, in order, held against what must be: from when a schedule has its settings until it has others, every
 * instant at which it fires was dealt with once, by these settings.
 */
final class ScheduleRecord {

    private static final Duration MISSED_AFTER = Duration.ofMinutes(1);

    private final FireTimes fireTimes;
    private final Map<String, Life> lives = new HashMap<>();
    private final Map<String, SchedulePatch> patches = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private @Nullable Made made;
    private final List<Written> written = new ArrayList<>();
    private int jobs;
    private int edits;

    ScheduleRecord(FireTimes fireTimes) {
        this.fireTimes = fireTimes;
    }

    int jobs() {
        return jobs;
    }

    int edits() {
        return edits;
    }

    String told() {
        return String.join("\n", told);
    }

    /** What the actor is about to ask for. */
    void asks(String actor, SchedulePatch patch) {
        patches.put(actor, patch);
    }

    void added(Instant now, Schedule schedule) {
        tell(now, "added", schedule);
        must(lives.put(schedule.name(), new Life(schedule, now)) == null, () -> "was added twice: %s"
                .formatted(schedule.name()));
    }

    void removed(Instant now, String name) {
        tell(now, "removed", name);
        Life life = lives.remove(name);
        must(life != null, () -> "was removed without being there: %s".formatted(name));
    }

    void madeJobs(String template, int count) {
        made = new Made(template, count);
        jobs += count;
    }

    void replaced(Instant now, Schedule schedule, String actor) {
        written.add(new Written(now, schedule, actor));
    }

    /** All of a transaction has been told. */
    void committed() {
        written.forEach(this::replaced);
        written.clear();
        must(made == null, () -> "made jobs and did not write when it fires next: %s".formatted(made));
    }

    private void replaced(Written what) {
        Schedule schedule = what.schedule();
        Instant now = what.now();
        tell(now, made == null ? what.actor() + " wrote" : what.actor() + " made " + made + " and wrote", schedule);
        Life life = lives.get(schedule.name());
        if (life == null) {
            must(false, () -> "was written after it was removed: %s".formatted(schedule.name()));
        } else if (schedule.nextAt(null).equals(life.settings)
                && !Objects.equals(life.next, schedule.nextFire())
                && schedule.enabled()) {
            fired(life, now, made == null ? 0 : made.count());
            made = null;
        } else {
            edited(life, schedule, now, what.actor());
        }
        if (life != null) {
            life.settings = schedule.nextAt(null);
            life.next = schedule.nextFire();
        }
    }

    private void fired(Life life, Instant now, int count) {
        List<Instant> fires = fires(life, now);
        must(!fires.isEmpty(), () -> "was fired at %s though nothing had come".formatted(now));
        int expected = expected(life.settings.missedRuns(), fires, now);
        must(count == expected, () -> "must make %d jobs for %s, made %d".formatted(expected, fires, count));
        must(
                made == null || made.template().equals(life.settings.template()),
                () -> "made jobs of another template than %s: %s".formatted(life.settings.template(), made));
        life.dealtWith = now;
    }

    private void edited(Life life, Schedule schedule, Instant now, String actor) {
        SchedulePatch patch = patches.getOrDefault(actor, SchedulePatch.NOTHING);
        Schedule expected = patch.of(life.settings);
        must(schedule.nextAt(null).equals(expected), () -> "an edit wrote what nobody asked for: %s instead of %s"
                .formatted(schedule, expected));
        if (life.settings.enabled() && schedule.enabled()) {
            must(fires(life, now).isEmpty(), () -> "lost %s when it was changed".formatted(fires(life, now)));
        }
        edits++;
        life.dealtWith = now;
    }

    /** All that had come by then has been made. */
    void end(Instant then) {
        lives.values().stream().filter(life -> life.settings.enabled()).forEach(life -> {
            Instant before = Objects.requireNonNull(life.next).minusNanos(1);
            List<Instant> lost = fires(life, before.isAfter(then) ? before : then);
            must(lost.isEmpty(), () -> "lost %s in the end".formatted(lost));
        });
    }

    private List<Instant> fires(Life life, Instant upTo) {
        List<Instant> fires = new ArrayList<>();
        Schedule settings = life.settings;
        Instant next = fireTimes
                .nextAfter(settings.cron(), settings.zone(), life.dealtWith)
                .orElseThrow();
        while (settings.enabled() && !next.isAfter(upTo)) {
            fires.add(next);
            next = fireTimes.nextAfter(settings.cron(), settings.zone(), next).orElseThrow();
        }
        return fires;
    }

    private static int expected(MissedRuns missedRuns, List<Instant> fires, Instant now) {
        return switch (missedRuns) {
            case ALL -> fires.size();
            case ONCE -> 1;
            case SKIP ->
                (int) fires.stream()
                        .filter(fire -> !fire.isBefore(now.minus(MISSED_AFTER)))
                        .count();
        };
    }

    private void tell(Instant now, String what, Object about) {
        told.add("%s %s %s".formatted(now, what, about));
    }

    private static void must(boolean held, Supplier<String> broken) {
        if (!held) {
            throw new AssertionError(broken.get());
        }
    }

    /** A schedule from when it was added. */
    private static final class Life {
        private Schedule settings;
        private @Nullable Instant next;
        private Instant dealtWith;

        Life(Schedule schedule, Instant from) {
            settings = schedule.nextAt(null);
            next = schedule.nextFire();
            dealtWith = from;
        }
    }

    /** Jobs that a transaction made. */
    private record Made(String template, int count) {}

    /** What a transaction wrote. */
    private record Written(Instant now, Schedule schedule, String actor) {}
}
