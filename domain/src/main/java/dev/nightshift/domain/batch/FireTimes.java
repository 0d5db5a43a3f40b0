package dev.nightshift.domain.batch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When cron expressions fire. */
public interface FireTimes {

    /**
     * The first fire after the instant; empty when there is none ever.
     *
     * @throws IllegalArgumentException if the text is no expression of five or six fields; the message says why
     */
    Optional<Instant> nextAfter(String cron, ZoneId zone, Instant instant);
}
