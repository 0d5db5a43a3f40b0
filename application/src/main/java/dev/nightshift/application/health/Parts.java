package dev.nightshift.application.health;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The parts of the program that work by themselves, by name. */
public final class Parts {

    private final ConcurrentNavigableMap<String, Part> byName = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    public Parts(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * The part of this name, the same for all who ask.
     *
     * @param name such as {@code batch-heartbeat}
     * @param patience how long it may go without a success before it counts as stalled; the first who asks decides
     */
    public Part named(String name, Duration patience) {
        return byName.computeIfAbsent(name, added -> new Part(added, patience, clock));
    }

    /** How all of them are, by name. */
    public List<PartState> states() {
        return byName.values().stream().map(Part::state).toList();
    }
}
