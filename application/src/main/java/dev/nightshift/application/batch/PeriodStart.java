package dev.nightshift.application.batch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;

/** How far back a calendar period reaches. */
final class PeriodStart {

    private PeriodStart() {}

    static Instant before(InstantSource clock, Period period) {
        return clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
    }
}
