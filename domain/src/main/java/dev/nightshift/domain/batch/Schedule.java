package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are made from a template by the clock.
 *
 * @param name 1 to 60 lower-case letters, digits and hyphens, a letter first
 * @param template the name of the template
 * @param cron five or six fields, on the wall clock of the zone
 * @param owner whose jobs they are
 * @param enabled whether it fires
 * @param nextFire the first fire that was not yet dealt with; null when there is none
 */
public record Schedule(
        String name,
        String template,
        String cron,
        ZoneId zone,
        MissedRuns missedRuns,
        String owner,
        boolean enabled,
        @Nullable Instant nextFire) {

    /** @throws IllegalArgumentException if the name is not of its form */
    public Schedule {
        requireNonNull(template, "template");
        requireNonNull(cron, "cron");
        requireNonNull(zone, "zone");
        requireNonNull(missedRuns, "missedRuns");
        requireNonNull(owner, "owner");
        if (!Template.isName(name)) {
            throw new IllegalArgumentException(
                    "a schedule's name must be 1..60 of a-z, 0-9 and -, a letter first, was '%s'".formatted(name));
        }
    }

    /** Whether a fire has come that was not dealt with. */
    public boolean isDue(Instant now) {
        return enabled && nextFire != null && !nextFire.isAfter(now);
    }

    public Schedule nextAt(@Nullable Instant fire) {
        return new Schedule(name, template, cron, zone, missedRuns, owner, enabled, fire);
    }
}
