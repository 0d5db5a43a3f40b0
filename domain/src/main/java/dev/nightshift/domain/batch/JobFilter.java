package dev.nightshift.domain.batch;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are listed: those to which all of this applies.
 *
 * @param states one of these; empty for any
 * @param type of this name, in any version; null for any
 * @param priority null for any
 * @param owner null for any
 * @param text somewhere in the type, the owner, the parameters or the error, without regard to case; null for any
 * @param from created at this time or later; null for any
 * @param to created before this time; null for any
 */
public record JobFilter(
        Set<JobState> states,
        @Nullable String type,
        @Nullable Priority priority,
        @Nullable String owner,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final JobFilter ALL = new JobFilter(Set.of(), null, null, null, null, null, null);

    public JobFilter {
        states = Set.copyOf(states);
    }

    /** The same filter, with any text. */
    public JobFilter withoutText() {
        return new JobFilter(states, type, priority, owner, null, from, to);
    }

    /** The same filter, for the jobs of one owner. */
    public JobFilter ownedBy(String name) {
        return new JobFilter(states, type, priority, name, text, from, to);
    }
}
