package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

/**
 * Something that a day lacks.
 *
 * @param what the component, or {@link #INDEX}
 * @param detail the reason in a few words
 */
public record Gap(String what, Reason reason, String detail) {

    /** Stands for the index itself. */
    public static final String INDEX = "index";

    /** Why it is not there. */
    public enum Reason {
        /** A series has no observation that could be used. */
        NO_OBSERVATION,
        /** There are observations, but fewer than its windows need. */
        TOO_SHORT,
        /** The values do not say: those of a window are all equal. */
        NOT_DEFINED,
        /** There are fewer components than the method asks for. */
        TOO_FEW_COMPONENTS,
        /** The components that are there have no weight. */
        NO_WEIGHT
    }

    public Gap {
        requireNonNull(what, "what");
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
    }
}
