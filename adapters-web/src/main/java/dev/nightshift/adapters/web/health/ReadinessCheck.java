package dev.nightshift.adapters.web.health;

import dev.nightshift.adapters.web.health.Readiness.Status;

/** Tells how one part of the service is; every bean of this type is asked. */
public interface ReadinessCheck {

    /** What the part is called in the answer, such as {@code database}. */
    String name();

    /** How the part is now; may block, and is not waited for longer than a second. */
    Readiness check();

    /** Whether it comes to an end at once, always: then it is asked anew each time. */
    default boolean isInstant() {
        return false;
    }

    /** Whether requests are to be sent elsewhere while this part is down. */
    default boolean decidesReadiness() {
        return false;
    }

    /** How bad it is that the check throws, or does not come to an end in time. */
    default Status whenSilent() {
        return Status.DOWN;
    }
}
