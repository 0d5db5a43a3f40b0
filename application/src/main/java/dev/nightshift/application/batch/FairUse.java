package dev.nightshift.application.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import java.util.Optional;

/**
 * What a user may take of what all share.
 *
 * @param highFrom the least role of those whose jobs may have the priority HIGH
 * @param quota how many unfinished jobs a user may have whose role is below MANAGER; 0 for any number
 */
public record FairUse(Role highFrom, int quota) {

    public static final FairUse STANDARD = new FairUse(Role.MANAGER, 10_000);

    /** @throws IllegalArgumentException if the quota is below 0 */
    public FairUse {
        requireNonNull(highFrom, "highFrom");
        if (quota < 0) {
            throw new IllegalArgumentException("quota must be >= 0, was " + quota);
        }
    }

    /** Empty if the requester's jobs may have the priority. */
    Optional<Denial> denialOf(Priority priority, Requester by) {
        return mayHave(priority, by)
                ? Optional.empty()
                : Optional.of(new Denial.RoleNeeded("The priority HIGH", highFrom, by.role()));
    }

    /** The priority, or the next one that the requester's jobs may have, for jobs of which nobody states it. */
    Priority allowed(Priority priority, Requester by) {
        return mayHave(priority, by) ? priority : Priority.NORMAL;
    }

    boolean limits(Requester by) {
        return quota > 0 && !by.role().isAtLeast(Role.MANAGER);
    }

    private boolean mayHave(Priority priority, Requester by) {
        return priority != Priority.HIGH || by.role().isAtLeast(highFrom);
    }
}
