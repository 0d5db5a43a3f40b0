package dev.nightshift.domain.stats;

import dev.nightshift.domain.Undoable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs in memory; the given clock stands for the store's own. */
public final class InMemoryDailyRuns implements DailyRuns, Undoable {

    private final InstantSource clock;
    private Map<Place, Run> runs = new HashMap<>();

    public InMemoryDailyRuns(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<LocalDate> pending(ZoneId zone, DayRange range, int limit) {
        return range.days()
                .filter(day -> !isIn(State.SUCCEEDED, runs.get(new Place(zone, day))))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Claim> claim(ZoneId zone, List<LocalDate> days, String owner, Duration lease) {
        return claim(zone, days.stream().sorted(), lease, this::isFree);
    }

    @Override
    public List<Claim> takeOver(ZoneId zone, DayRange range, String owner, Duration lease) {
        return claim(zone, range.days(), lease, any -> true);
    }

    private synchronized List<Claim> claim(
            ZoneId zone, Stream<LocalDate> days, Duration lease, Predicate<Run> condition) {
        Instant until = clock.instant().plus(lease);
        return days.flatMap(day -> {
                    Run before = runs.get(new Place(zone, day));
                    if (before != null && !condition.test(before)) {
                        return Stream.empty();
                    }
                    long token = before == null ? 1 : before.token() + 1;
                    runs.put(new Place(zone, day), new Run(token, State.RUNNING, until, null));
                    return Stream.of(new Claim(day, token));
                })
                .toList();
    }

    @Override
    public synchronized void succeed(ZoneId zone, List<Claim> claims) {
        long stale = claims.stream().filter(claim -> !isHeld(zone, claim)).count();
        if (stale > 0) {
            throw new StaleClaim("%d of %d days were taken over by another run".formatted(stale, claims.size()));
        }
        claims.forEach(claim -> end(zone, claim, State.SUCCEEDED, null));
    }

    @Override
    public synchronized void fail(ZoneId zone, List<Claim> claims, String reason) {
        claims.stream().filter(claim -> isHeld(zone, claim)).forEach(claim -> end(zone, claim, State.FAILED, reason));
    }

    /** Why the day's last run failed; empty when it did not. */
    public synchronized Optional<String> failureOf(ZoneId zone, LocalDate day) {
        return Optional.ofNullable(runs.get(new Place(zone, day))).map(Run::reason);
    }

    public synchronized boolean hasSucceeded(ZoneId zone, LocalDate day) {
        return isIn(State.SUCCEEDED, runs.get(new Place(zone, day)));
    }

    @Override
    public synchronized Runnable savepoint() {
        Map<Place, Run> before = Map.copyOf(runs);
        return () -> restore(before);
    }

    private synchronized void restore(Map<Place, Run> before) {
        runs = new HashMap<>(before);
    }

    private boolean isFree(Run run) {
        return run.state() == State.FAILED
                || (run.state() == State.RUNNING && run.until().isBefore(clock.instant()));
    }

    private boolean isHeld(ZoneId zone, Claim claim) {
        Run run = runs.get(new Place(zone, claim.day()));
        return run != null && run.state() == State.RUNNING && run.token() == claim.token();
    }

    private void end(ZoneId zone, Claim claim, State state, @Nullable String reason) {
        runs.computeIfPresent(
                new Place(zone, claim.day()), (place, run) -> new Run(run.token(), state, run.until(), reason));
    }

    private static boolean isIn(State state, @Nullable Run run) {
        return run != null && run.state() == state;
    }

    private enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    private record Place(ZoneId zone, LocalDate day) {}

    private record Run(long token, State state, Instant until, @Nullable String reason) {}
}
