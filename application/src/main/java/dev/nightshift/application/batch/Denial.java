package dev.nightshift.application.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Requester;
import java.util.Optional;

/** Why somebody may not do what they ask for, although nothing is wrong with it. */
public sealed interface Denial {

    /** For people, as a sentence. */
    String sentence();

    /** Empty when the requester's role is enough for jobs of the type. */
    static Optional<Denial> of(JobType<?, ?, ?> type, Requester by) {
        return by.role().isAtLeast(type.leastRole())
                ? Optional.empty()
                : Optional.of(new RoleNeeded("A job of the type " + type.name(), type.leastRole(), by.role()));
    }

    /**
     * There would be too many unfinished jobs of one owner.
     *
     * @param there how many there are, counted to one above the quota
     */
    record QuotaReached(int quota, int there, int more) implements Denial {
        @Override
        public String sentence() {
            return "A user may have %d unfinished jobs; %s%d are there, and %d more were asked for."
                    .formatted(quota, there > quota ? "more than " : "", Math.min(there, quota), more);
        }
    }

    /**
     * The role is too low.
     *
     * @param what as the subject of a sentence
     */
    record RoleNeeded(String what, Role needed, Role given) implements Denial {
        public RoleNeeded {
            requireNonNull(what, "what");
            requireNonNull(needed, "needed");
            requireNonNull(given, "given");
        }

        @Override
        public String sentence() {
            return "%s needs the role %s, and was asked for with the role %s.".formatted(what, needed, given);
        }
    }
}
