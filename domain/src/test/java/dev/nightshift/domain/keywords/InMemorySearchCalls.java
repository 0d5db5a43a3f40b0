package dev.nightshift.domain.keywords;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** Calls in memory, by a clock that tests move. */
public final class InMemorySearchCalls implements SearchCalls {

    private final InstantSource clock;
    private Instant freeAt = Instant.MIN;
    private LocalDate day = LocalDate.MIN;
    private int calls;
    private long turn;

    public InMemorySearchCalls(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Turn take(CallLimits limits) {
        Instant now = clock.instant();
        LocalDate today = dayOf(now, limits.zone());
        if (today(limits.zone()) >= limits.perDay()) {
            Instant next = today.plusDays(1).atStartOfDay(limits.zone()).toInstant();
            return new Turn.LimitReached(Duration.between(now, next));
        }
        if (now.isBefore(freeAt)) {
            return new Turn.TooEarly(Duration.between(now, freeAt));
        }
        calls = today(limits.zone()) + 1;
        day = today;
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
    public synchronized int today(ZoneId zone) {
        return dayOf(clock.instant(), zone).equals(day) ? calls : 0;
    }

    private static LocalDate dayOf(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
