package dev.nightshift.domain.keywords;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** Calls in memory, by a clock that tests move. */
public final class InMemorySearchCalls implements SearchCalls {

    private final InstantSource clock;
    private Instant freeAt = Instant.MIN;
    private Instant dayEnds = Instant.MIN;
    private int calls;
    private long turn;

    public InMemorySearchCalls(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Turn take(CallLimits limits) {
        Instant now = clock.instant();
        if (!now.isBefore(dayEnds)) {
            calls = 0;
            dayEnds = endOfDay(now, limits.zone());
        }
        if (calls >= limits.perDay()) {
            return new Turn.LimitReached(Duration.between(now, dayEnds));
        }
        if (now.isBefore(freeAt)) {
            return new Turn.TooEarly(Duration.between(now, freeAt));
        }
        calls++;
        freeAt = now.plus(limits.longest());
        return new Turn.Taken(++turn);
    }

    @Override
    public synchronized void end(long ended, Duration pause) {
        Instant then = clock.instant().plus(pause);
        if (ended == turn || then.isAfter(freeAt)) {
            freeAt = then;
        }
    }

    @Override
    public synchronized int today() {
        return clock.instant().isBefore(dayEnds) ? calls : 0;
    }

    private static Instant endOfDay(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
