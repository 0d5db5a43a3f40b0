package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Schedules;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The schedules whose fires fail on this node: each is passed over for a while, twice as long each time, up to a minute. */
final class FailedFires {

    private static final Logger LOG = System.getLogger(FireSchedules.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** One that nobody looked for any more, because it was removed, disabled or fired elsewhere, is forgotten after this. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Schedules schedules;
    private final InstantSource clock;
    private final Map<String, Pause> pauses = new HashMap<>();

    private record Pause(int failures, Instant until) {}

    FailedFires(Schedules schedules, InstantSource clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** The names of those that are passed over now. */
    Set<String> pausing() {
        Instant now = clock.instant();
        pauses.values().removeIf(pause -> pause.until().plus(FORGOTTEN).isBefore(now));
        return pauses.entrySet().stream()
                .filter(entry -> entry.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Belongs outside of the transaction of the fire, which was rolled back. */
    void add(String name, Throwable failure) {
        Pause before = pauses.get(name);
        int failures = before == null ? 1 : before.failures() + 1;
        pauses.put(name, new Pause(failures, clock.instant().plus(pauseAfter(failures))));
        if (Integer.bitCount(failures) == 1) {
            SafeLog.log(
                    LOG,
                    Level.WARNING,
                    "The schedule %s could not fire (attempt %d) and will be tried again".formatted(name, failures),
                    failure);
        }
        note(name, failure);
    }

    private void note(String name, Throwable failure) {
        try {
            schedules.note(name, "It could not fire and is tried again: " + FailureText.of(failure));
        } catch (StorageUnavailable away) {
            throw away;
        } catch (RuntimeException refused) {
            SafeLog.log(LOG, Level.WARNING, "The error of a schedule could not be stored", refused);
        }
    }

    void forget(String name) {
        pauses.remove(name);
    }

    private static Duration pauseAfter(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 6));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
