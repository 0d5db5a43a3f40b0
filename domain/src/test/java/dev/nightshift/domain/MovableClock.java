package dev.nightshift.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
public final class MovableClock implements InstantSource {

    private volatile Instant now;

    private MovableClock(Instant now) {
        this.now = now;
    }

    public static MovableClock at(Instant now) {
        return new MovableClock(now);
    }

    public static MovableClock at(String now) {
        return at(Instant.parse(now));
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void moveTo(Instant instant) {
        now = instant;
    }

    public void moveTo(String instant) {
        moveTo(Instant.parse(instant));
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
