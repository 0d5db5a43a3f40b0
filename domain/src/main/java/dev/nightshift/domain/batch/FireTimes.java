package dev.nightshift.domain.batch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When cron expressions fire. */
public interface FireTimes {

    /**
     * The first fire after the instant, each wall-clock time once; empty when there is none in the next ten years.
     *
     * @throws IllegalArgumentException if the text is no expression of five or six fields; the message says why
     */
    Optional<Instant> nextAfter(String cron, ZoneId zone, Instant instant);
}
