package dev.nightshift.adapters.web.health;

import static java.util.Objects.requireNonNull;

/**
 * How one part of the service is.
 *
 * @param detail a plain sentence without secrets: anybody can read it
 */
public record Readiness(Status status, String detail) {

    /** From best to worst. */
    public enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    public Readiness {
        requireNonNull(status, "status");
        requireNonNull(detail, "detail");
    }

    public static Readiness up() {
        return new Readiness(Status.UP, "");
    }

    /** It works, but not as well as it should. */
    public static Readiness degraded(String detail) {
        return new Readiness(Status.DEGRADED, detail);
    }

    public static Readiness down(String detail) {
        return new Readiness(Status.DOWN, detail);
    }
}
